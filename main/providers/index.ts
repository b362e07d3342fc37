import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { BuiltIns } from '../ports/built-ins.ts';
import type { Job, JobResult, Recognized, Rehearsal, Service, Services } from '../ports/dns-service.ts';
import { decodeBuiltIn } from './built-ins.ts';
import { steps } from './code/index.ts';
import type { Plugin } from './grammar/plugin.ts';
import { servicesOf } from './recognize/name-servers.ts';
import { recognize } from './recognize/recognize.ts';
import { allUnsent, asUnsent, notSent } from './render/unsent.ts';
import { createExchangeRecorder } from './run/exchange-recorder.ts';
import { createIo, type Ports } from './run/io.ts';
import { tellingGoneNames } from './run/name-gone.ts';
import { runTask } from './run/run.ts';
import { checkJob, type Task } from './run/task.ts';
import { infoOf } from './service-info.ts';
import { type Decoded, decodePlugin } from './validation/decode.ts';

/** Refused: it does not load, a built-in has its name, or it wants code of ours to run. */
export type Added = { ok: true; info: ServiceInfo } | { ok: false; why: 'built-in' | 'code' } | Extract<Decoded, { ok: false }>;

/** The engine's services, to which installed plug-ins are added and removed while the app runs. */
export interface Registry extends Services {
  /**
   * Takes a plug-in of the user, as parsed JSON: from now on it is listed, found and used. One of the same id is replaced. A built-in's
   * place cannot be taken, and nothing is kept of what does not load.
   */
  add(raw: unknown): Added;
  /** Takes one of the user's plug-ins away; events that use it are told that there is no such service. */
  remove(id: string): void;
}

interface Shelved {
  plugin: Plugin;
  service: Service;
}
const shelve = (plugin: Plugin): Shelved => ({ plugin, service: { info: infoOf(plugin), limits: plugin.limits } });
const isClone = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'preset');

/** The plug-ins. A built-in is read when it is first used, not when it is listed. */
export const createServices = (given: Ports, builtIns: BuiltIns, installed: Readonly<Record<string, unknown>> = {}): Registry => {
  const ports = tellingGoneNames(given);
  const own = new Map<string, Shelved>();
  const used = new Map<string, Shelved | null>();

  const presetsFor = (raw: unknown): Readonly<Record<string, unknown>> => (isClone(raw) ? builtIns.presets() : {});
  const read = (id: string): Shelved | null => {
    const raw = builtIns.raw(id);
    return raw === undefined ? null : shelve(decodeBuiltIn(id, raw, presetsFor(raw)));
  };
  const builtIn = (id: string): Shelved | null => {
    const known = used.get(id);
    if (known !== undefined) return known;
    const found = read(id);
    used.set(id, found);
    return found;
  };
  const shelved = (id: string): Shelved | null => own.get(id) ?? builtIn(id);

  const add = (raw: unknown): Added => {
    const decoded = decodePlugin(raw, presetsFor(raw));
    if (!decoded.ok) return decoded;
    // How well it is known is not for the file to say.
    const plugin: Plugin = { ...decoded.plugin, quality: 'installed' };
    if (builtIns.raw(plugin.id) !== undefined) return { ok: false, why: 'built-in' };
    if (plugin.code !== undefined) return { ok: false, why: 'code' };
    const found = shelve(plugin);
    own.set(plugin.id, found);
    return { ok: true, info: found.service.info };
  };
  for (const raw of Object.values(installed)) add(raw);

  const accepted = (job: Job): { ok: true; plugin: Plugin; task: Task } | Extract<Rehearsal, { ok: false }> => {
    const plugin = shelved(job.service)?.plugin;
    if (plugin === undefined) return { ok: false, outcome: notSent('unknown-service') };
    const checked = checkJob(plugin, job);
    return checked.ok ? { ok: true, plugin, task: checked.task } : checked;
  };
  const run = (plugin: Plugin, task: Task, through: Ports): Promise<JobResult> => {
    const way = plugin.code === undefined ? runTask : steps[plugin.code];
    if (way === undefined) throw new Error(`plug-in ${plugin.id}: there is no code named ${plugin.code}`);
    return way(plugin, task, createIo(through, plugin.selfHosted));
  };
  const update = async (job: Job): Promise<JobResult> => {
    const found = accepted(job);
    if (!found.ok) return { outcome: found.outcome };
    const recorder = createExchangeRecorder(ports, found.task.mask);
    const result = await run(found.plugin, found.task, recorder.ports);
    const exchanges = recorder.exchanges();
    return { ...(exchanges.length === 0 ? allUnsent(result) : result), exchanges };
  };
  const rehearse = async (job: Job): Promise<Rehearsal> => {
    const found = accepted(job);
    if (!found.ok) return found;
    const { ports: through, stopped, exchanges } = createExchangeRecorder(ports, found.task.mask, { dry: true });
    // Either something was about to leave, or it ended without sending anything.
    const ended = await Promise.race([stopped.then(() => null), run(found.plugin, found.task, through)]);
    return ended === null ? { ok: true, exchanges: exchanges() } : { ok: false, outcome: asUnsent(ended.outcome) };
  };
  /** Those that were only looked through are not kept. */
  function* everyPlugin(): Iterable<Plugin> {
    for (const id of [...builtIns.infos().map((info) => info.id), ...own.keys()]) {
      const found = own.get(id) ?? used.get(id) ?? read(id);
      if (found !== null) yield found.plugin;
    }
  }

  return {
    // Of two that fit equally well the one that comes with the app is named first.
    list: () => [...builtIns.infos(), ...[...own.values()].map(({ service }) => service.info)],
    find: (id) => shelved(id)?.service,
    update,
    rehearse,
    recognize: (text): Recognized[] => recognize(text, everyPlugin()),
    withNameServers: servicesOf,
    add,
    remove: (id) => void own.delete(id),
  };
};
