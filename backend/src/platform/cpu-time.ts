import { execFile } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What Linux counts processor time in, on every platform that Node runs on. */
const MS_PER_TICK = 10;

/** Where Linux counts the time of the thread that asks, such as `41/task/47`; null on other systems. */
export function ownTask(): string | null {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return null;
  }
}

/**
 * Milliseconds of processor time that a process or a thread has used: what a busy machine does not lengthen.
 * @param task id of a process, or what `ownTask` gave
 * @returns null when it is gone or the system does not tell
 */
export async function cpuMs(task: number | string): Promise<number | null> {
  try {
    if (process.platform === 'linux') return fromStat(await readFile(`/proc/${task}/stat`, 'utf8'));
    if (process.platform === 'win32' || typeof task === 'string') return null;
    return fromPs((await run('ps', ['-o', 'time=', '-p', String(task)])).stdout);
  } catch {
    return null;
  }
}

/** proc(5): fields 14 and 15 are user and system time; the name before them is in parentheses and may hold anything. */
function fromStat(stat: string): number | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? null : ticks * MS_PER_TICK;
}

/** `[[dd-]hh:]mm:ss`, on macOS with hundredths. */
function fromPs(text: string): number | null {
  const [, days = '0', hours = '0', minutes, seconds] =
    /^\s*(?:(\d{1,5})-)?(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2}(?:\.\d{1,3})?)\s*$/.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
