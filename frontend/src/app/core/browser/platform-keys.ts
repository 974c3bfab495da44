const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** The name of the main modifier on this computer. */
export const mainModifier = apple ? '⌘' : 'Ctrl';
