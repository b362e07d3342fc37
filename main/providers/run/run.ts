import { FAMILIES } from '../../../preload/contract/event.ts';
import { endsTask, type Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult, ServiceLimits } from '../../ports/dns-service.ts';
import { chosenLimits } from '../../ports/service-limits.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { gravestOf } from '../judge/outcome.ts';
import type { Judged } from '../judge/reply-view.ts';
import type { Io } from './io.ts';
import { runSteps } from './steps.ts';
import type { Task } from './task.ts';

/** The outcome of a part whose address or settings changed while it was queued: it was not sent and is planned again. */
const OVERTAKEN: Outcome = { kind: 'network', reason: 'overtaken' };

type Addresses = Pick<Task, 'ipv4' | 'ipv6'>;

/** One sending for both families where the plug-in takes them together, else one each. */
const familiesOf = ({ together }: Pick<ServiceLimits, 'together'>, { ipv4, ipv6 }: Task): Addresses[] => {
  const both = ipv4 !== null && ipv6 !== null;
  if (!both || together !== 'no') return [{ ipv4, ipv6 }];
  return [
    { ipv4, ipv6: null },
    { ipv4: null, ipv6 },
  ];
};

const groupsOf = (count: number, size: number): number[][] => {
  const all = Array.from({ length: count }, (_, at) => at);
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
};

export interface Note {
  host: string;
  addresses: Addresses;
  outcome: Outcome;
}

/** The whole from its parts: the gravest of all, of each host and of each family. */
export const summarize = (notes: readonly Note[]): JobResult => {
  const hosts = [...new Set(notes.map((note) => note.host))];
  const of = (chosen: (note: Note) => boolean): Outcome => gravestOf(notes.filter(chosen).map((note) => note.outcome));
  const perHost = Object.fromEntries(hosts.map((host) => [host, of((note) => note.host === host)]));
  const perFamily: NonNullable<JobResult['perFamily']> = {};
  for (const family of FAMILIES) {
    if (notes.some((note) => note.addresses[family] !== null)) perFamily[family] = of((note) => note.addresses[family] !== null);
  }
  const parts = notes.flatMap(({ host, addresses, outcome }) =>
    FAMILIES.flatMap((family) => (addresses[family] === null ? [] : [{ host, family, outcome }])),
  );
  return { outcome: gravestOf(notes.map((note) => note.outcome)), perHost, perFamily, parts };
};

/** A wait that took this much longer than asked was interrupted by sleep, in ms: the present network is then unknown. */
const SLEPT_MS = 30_000;
const waited = async (io: Io, ms: number): Promise<boolean> => {
  const since = io.now();
  await io.wait(ms);
  return io.now() - since < ms + SLEPT_MS;
};

/** Sends a task as its plug-in says: hosts in groups, families apart or together, one after the other. */
export const runTask = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const notes: Note[] = [];
  const ended = new Map<string, Outcome>();
  const limits = chosenLimits({ info: { fields: plugin.settings }, limits: plugin.limits }, task.settings);
  for (const group of groupsOf(task.hosts.length, limits.maxHosts)) {
    for (const addresses of familiesOf(limits, task)) {
      const way = plugin.familiesApart ? `${addresses.ipv4 !== null} ${addresses.ipv6 !== null}` : '';
      let before = ended.get(way);
      const sending = { hosts: group.map((at) => task.ascii[at] ?? ''), ...addresses, settings: task.settings, taken: {} };
      // A long event is cut into several requests: they keep the account's gap too.
      if (before === undefined && notes.length > 0 && plugin.limits.perAccountSeconds > 0)
        if (!(await waited(io, plugin.limits.perAccountSeconds * 1000)) || task.isWanted?.() === false) before = OVERTAKEN;
      const judged: Judged =
        before === undefined ? await runSteps(plugin, sending, task.mask, io) : { outcome: before, perHost: undefined };
      if (endsTask(judged.outcome) && judged.perHost === undefined) ended.set(way, judged.outcome);
      for (const at of group)
        notes.push({ host: task.hosts[at] ?? '', addresses, outcome: judged.perHost?.[task.ascii[at] ?? ''] ?? judged.outcome });
    }
  }
  return summarize(notes);
};
