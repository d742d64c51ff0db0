/** What another process of this machine has used so far, as Linux tells it; elsewhere not a number. */
import { readdirSync, readFileSync } from 'node:fs';

const read = <Value>(value: () => Value): Value | number => {
  try {
    return value();
  } catch {
    return Number.NaN;
  }
};

/** Resident memory, in kilobytes. */
export const residentKb = (pid: number): number =>
  read(() => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]));

/** Time on a processor, in milliseconds, of all its threads: the scheduler's own books count in nanoseconds. */
export const cpuMs = (pid: number): number =>
  read(() =>
    readdirSync(`/proc/${pid}/task`)
      .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]))
      .reduce((sum, ns) => sum + ns / 1e6, 0),
  );
