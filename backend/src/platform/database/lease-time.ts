import type { Clock } from '../clock.js';
import { toTimestamp } from './columns.js';
import type { Database } from './database.js';

/** After this long without a sign of life another process may take over what a process was doing. */
export const LEASE_MS = 15_000;
/** How often a process renews its leases. */
export const LEASE_RENEWAL_MS = 5_000;

/**
 * SQL for the time `after_ms` from now, by the one clock that all processes share: the database's. Processes whose clocks
 * differ would otherwise take over what is alive. With SQLite there is one process, and its clock is as good.
 */
export function leaseTime({ dialect }: Pick<Database, 'dialect'>, clock: Clock, afterMs = 0): string {
  if (dialect === 'sqlite') return `'${toTimestamp(new Date(clock.now().getTime() + afterMs))}'`;
  return `to_char((now() + interval '${afterMs} milliseconds') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"')`;
}
