import type { Clock } from '../../platform/clock.js';
import { toTimestamp } from '../../platform/database/columns.js';

/** After this long without a sign of life another process may declare a turn interrupted. */
const LEASE_MS = 15_000;
/** How often a process renews the leases of its turns and looks for expired ones of others. */
export const LEASE_CHECK_MS = 5_000;

/** When a lease taken now expires. */
export function leaseEnd(clock: Clock): string {
  return toTimestamp(new Date(clock.now().getTime() + LEASE_MS));
}
