/** Who calls while there are no accounts: the one person this server belongs to. */
export const LOCAL_OWNER = 'local';
