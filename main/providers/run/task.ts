import type { SettingValue } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { Job } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { maskFor } from '../mask/job-mask.ts';
import type { JobMask } from '../mask/mask.ts';
import { isInside, withoutSuffix } from '../render/scope.ts';
import { notSent } from '../render/unsent.ts';

/** A job found fit to be sent. */
export interface Task {
  /** As the job has them; results are keyed by these. */
  hosts: string[];
  /** The same in ASCII form (RFC 5891), lower case, without a final dot. */
  ascii: string[];
  ipv4: string | null;
  ipv6: string | null;
  replaces?: Job['replaces'];
  settings: Record<string, SettingValue>;
  mask: JobMask;
  /** See Job. */
  isWanted?: (() => boolean) | undefined;
}

/** A host name in ASCII form; null when it is none. Single labels and underscores are for the service to judge. */
export const asciiHost = (host: string): string | null => {
  const name = toAscii(host);
  return name.length <= 253 && /^(?:\*\.)?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(name) ? name : null;
};

/** Settings as the plug-in asks for them: defaults put in, numbers made numbers, what it does not know left out. */
const settingsOf = (plugin: Plugin, job: Job): Record<string, SettingValue> => {
  const settings: Record<string, SettingValue> = {};
  for (const field of plugin.settings) {
    const given = Object.hasOwn(job.settings, field.key) ? job.settings[field.key] : undefined;
    const value = (Array.isArray(given) ? given[0] : given) ?? field.default;
    if (value === undefined) continue;
    const isNumber = field.kind === 'number' && typeof value === 'string' && /^-?\d{1,12}$/.test(value);
    settings[field.key] = isNumber ? Number(value) : value;
  }
  return settings;
};

const missing = (plugin: Plugin, settings: Record<string, SettingValue>): Outcome | null => {
  const field = plugin.settings.find(({ key, required }) => required && (settings[key] ?? '') === '');
  if (field === undefined) return null;
  return notSent(field.kind === 'secret' ? 'missing-secret' : 'missing-setting', field.key);
};

const usesSubdomain = (plugin: Plugin): boolean =>
  /\{\+?subdomains?[|}]/.test(JSON.stringify([plugin.request, plugin.steps, plugin.computed]));

/** Some services give their zones names of another kind; only a domain can hold a host. */
const isZoneName = (plugin: Plugin): boolean => plugin.settings.some(({ key, kind }) => key === 'zone' && kind === 'hostname');

const misplaced = (plugin: Plugin, hosts: readonly string[], settings: Record<string, SettingValue>): Outcome | null => {
  const zone = isZoneName(plugin) && typeof settings.zone === 'string' ? settings.zone : '';
  if (zone !== '' && hosts.some((host) => !isInside(host, zone))) return notSent('host-outside-zone', 'zone');
  const stray = usesSubdomain(plugin) && hosts.some((host) => withoutSuffix(host, plugin.suffixes) === null);
  return stray ? notSent('host-outside-zone') : null;
};

/** Looks a job over before anything leaves: what can be known to fail is told here. */
export const checkJob = (plugin: Plugin, job: Job): { ok: true; task: Task } | { ok: false; outcome: Outcome } => {
  const refuse = (outcome: Outcome) => ({ ok: false as const, outcome });
  if (plugin.status === 'ended') return refuse(notSent('service-ended'));
  const settings = settingsOf(plugin, job);
  const lacking = missing(plugin, settings);
  if (lacking !== null) return refuse(lacking);
  const ipv4 = plugin.ipv4 ? job.ipv4 : null;
  const ipv6 = plugin.ipv6 ? job.ipv6 : null;
  if (ipv4 === null && ipv6 === null) return refuse(notSent('unfit-family'));
  const ascii = job.hosts.map(asciiHost);
  const hosts = ascii.filter((host) => host !== null);
  if (hosts.length !== job.hosts.length || hosts.length === 0) return refuse(notSent('unfit-host'));
  const zone = isZoneName(plugin) && typeof settings.zone === 'string' && settings.zone !== '' ? asciiHost(settings.zone) : null;
  if (zone !== null) settings.zone = zone;
  const stray = misplaced(plugin, hosts, settings);
  if (stray !== null) return refuse(stray);
  return {
    ok: true,
    task: {
      hosts: job.hosts,
      ascii: hosts,
      ipv4,
      ipv6,
      replaces: job.replaces,
      settings,
      mask: maskFor(plugin, settings),
      isWanted: job.isWanted,
    },
  };
};
