import { TextChat1763700000000 } from './1763700000000-text-chat.js';

/** In order. Each runs on both engines. */
export const migrations = [TextChat1763700000000];
