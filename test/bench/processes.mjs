import { readdirSync, readFileSync } from 'node:fs';

/** Processes below `root`, it included, as /proc tells. */
export const familyOf = (root) => {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we were looking.
    }
  }
  const family = [root];
  for (let at = 0; at < family.length; at += 1) for (const [pid, parent] of parents) if (parent === family[at]) family.push(pid);
  return family;
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** What kind of Chromium process it is: browser (main), gpu-process, zygote, utility, renderer. */
export const kindOf = (pid) => /--type=([a-z-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'main';

/** Proportional set size in MB: shared pages counted once over all processes. */
export const pssOf = (pid) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

/** CPU time used so far, in ms (100 ticks a second on every Linux we know). */
export const cpuOf = (pid) => {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
};
