import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Job, JobResult, Service, Services } from '../engine/service.ts';
import { createIo, type Ports } from './io.ts';
import { checkJob } from './job-check.ts';
import { runTask } from './run.ts';
import { decodePlugin, type Plugin } from './spec.ts';
import { builtIns, presets } from './specs/index.ts';
import { steps } from './steps/index.ts';

const infoOf = (plugin: Plugin): ServiceInfo => ({
  id: plugin.id,
  name: plugin.name,
  nameJa: plugin.nameJa,
  homepage: plugin.homepage,
  credentialsPage: plugin.credentialsPage,
  status: plugin.status,
  advice: plugin.advice,
  successors: plugin.successors,
  country: plugin.country,
  ipv4: plugin.ipv4,
  ipv6: plugin.ipv6,
  suffixes: plugin.suffixes,
  hostExample: plugin.hostExample,
  fields: plugin.settings,
  refreshDays: plugin.limits.refreshDays,
  maxHosts: plugin.limits.maxHosts,
  quality: plugin.quality,
});

/**
 * The plug-ins. Each is parsed when it is first asked for. `installed` are files of the user by id; they cannot take a
 * built-in's place. A built-in that does not parse is a bug and throws.
 */
export const createServices = (ports: Ports, installed: Readonly<Record<string, unknown>> = {}): Services => {
  const raw = new Map<string, unknown>([...Object.entries(installed), ...Object.entries(builtIns)]);
  const parsed = new Map<string, Plugin>();
  const pluginOf = (id: string): Plugin | undefined => {
    const known = parsed.get(id);
    if (known !== undefined || !raw.has(id)) return known;
    const decoded = decodePlugin(raw.get(id), presets);
    if (decoded.ok && decoded.plugin.id === id) {
      parsed.set(id, decoded.plugin);
      return decoded.plugin;
    }
    if (Object.hasOwn(builtIns, id)) throw new Error(`plug-in ${id}: ${decoded.ok ? 'has another id' : decoded.problems.join('; ')}`);
    return undefined;
  };
  const find = (id: string): Service | undefined => {
    const plugin = pluginOf(id);
    return plugin === undefined ? undefined : { info: infoOf(plugin), limits: plugin.limits };
  };
  const update = async (job: Job): Promise<JobResult> => {
    const plugin = pluginOf(job.service);
    if (plugin === undefined) return { outcome: { kind: 'bad-config', reason: 'unknown-service' } };
    const checked = checkJob(plugin, job);
    if (!checked.ok) return { outcome: checked.outcome };
    const run = plugin.code === undefined ? runTask : steps[plugin.code];
    if (run === undefined) throw new Error(`plug-in ${plugin.id}: there is no code named ${plugin.code}`);
    return run(plugin, checked.task, createIo(ports, plugin.selfHosted));
  };
  return { list: () => [...raw.keys()].flatMap((id) => find(id)?.info ?? []), find, update };
};
