import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/**
 * CPU time of the main thread of a process, in ms, in steps of 10: unlike a clock it stands still while other processes
 * have the core. On Linux its other threads are not in it; its children never are.
 */
export async function mainThreadMs(pid: number): Promise<number> {
  if (process.platform !== 'linux') return processMs(pid);
  const line = await readFile(`/proc/${pid}/task/${pid}/stat`, 'latin1');
  // The name in brackets may hold blanks; behind it user and system time are the 12th and 13th fields.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** As `ps` writes it: minutes and seconds with fractions. */
async function processMs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'time=', '-p', String(pid)]);
  return stdout.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1000;
}
