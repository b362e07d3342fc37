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

const fieldsOf = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ');
/** 100 ticks a second on every Linux we know; in ms. */
const TICK = 10;

const threadsOf = (pid) => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

/** In nanoseconds, since a few ticks more or less would decide over a few minutes at rest; in ticks where the kernel keeps no such count. */
const msOfThread = (path) => {
  const [spent = ''] = read(`${path}/schedstat`).split(' ');
  if (spent !== '') return Number(spent) / 1e6;
  const fields = fieldsOf(read(`${path}/stat`));
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK;
};

/** What a process and all below it have used so far: each thread, and together the programs they started that have ended, in ms. */
export const cpuOf = (root) => {
  const family = familyOf(root);
  const threads = family.flatMap((pid) => threadsOf(pid).map((thread) => [`${pid}/${thread}`, msOfThread(`/proc/${pid}/task/${thread}`)]));
  const ended = family.map((pid) => fieldsOf(read(`/proc/${pid}/stat`)));
  return {
    threads: new Map(threads),
    ended: ended.reduce((sum, fields) => sum + (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * TICK, 0),
  };
};

/** CPU time between two looks, in ms. What a thread that ended in between used since the first is not known, and left out. */
export const cpuBetween = (before, after) =>
  [...after.threads].reduce((sum, [thread, ms]) => sum + ms - (before.threads.get(thread) ?? 0), after.ended - before.ended);
