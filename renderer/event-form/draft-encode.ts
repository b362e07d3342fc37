import type { AddressSource, ProgramCall, SaikoroEvent, Schedule, SettingValue } from '../../preload/contract/event.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { AddressDraft, Draft, ProgramDraft, ScheduleDraft } from './draft.ts';
import { plainly } from './typed.ts';
import { expectationOf } from './watch-draft.ts';

/** A name alone is completed where all names of a service end alike: nmuta is nmuta.f5.si there. */
const whole = (host: string, suffixes: readonly string[]): string => {
  const [suffix] = suffixes;
  return suffix === undefined || suffixes.length > 1 || host.includes('.') ? host : `${host}.${suffix}`;
};

/** Host names as typed: separated by blanks or commas, also Japanese ones, without the final dot. */
export const hostsIn = (text: string, { suffixes }: Pick<ServiceInfo, 'suffixes'> = { suffixes: [] }): string[] => [
  ...new Set(
    text
      .split(/[\s,、，]+/)
      .map((host) => plainly(host).replace(/\.$/, '').toLowerCase())
      .filter(Boolean)
      .map((host) => whole(host, suffixes)),
  ),
];

export const argsIn = ({ args }: ProgramDraft): string[] => args.split('\n').filter((line) => line !== '');

const programOf = (draft: ProgramDraft): ProgramCall => ({
  program: draft.program.trim(),
  args: argsIn(draft),
  timeoutSeconds: Number(plainly(draft.timeout)),
});

export const addressOf = (draft: AddressDraft): AddressSource => {
  switch (draft.kind) {
    case 'automatic':
      return { kind: 'automatic' };
    case 'interface':
      return { kind: 'interface', name: draft.name };
    case 'command':
      return { kind: 'command', call: programOf(draft.call) };
    case 'url':
      return { kind: 'url', url: plainly(draft.url) };
    case 'fixed': {
      const [ipv4, ipv6] = [plainly(draft.ipv4), plainly(draft.ipv6)];
      return { kind: 'fixed', ...(ipv4 ? { ipv4 } : {}), ...(ipv6 ? { ipv6 } : {}) };
    }
  }
};

export const scheduleOf = (draft: ScheduleDraft): Schedule => {
  switch (draft.kind) {
    case 'on-change': {
      if (draft.refresh === 'plugin' || draft.refresh === 'never') return { kind: 'on-change', refresh: draft.refresh };
      return { kind: 'on-change', refresh: Number(plainly(draft.refresh === 'other' ? draft.days : draft.refresh)) };
    }
    case 'daily':
      return { kind: 'daily', at: draft.at };
    case 'weekly':
      return { kind: 'weekly', weekday: Number(draft.weekday), at: draft.at };
    case 'monthly':
      return { kind: 'monthly', day: Number(plainly(draft.day)), at: draft.at };
    case 'every':
      return { kind: 'every', minutes: Number(plainly(draft.minutes)) };
    case 'cron':
      return { kind: 'cron', expression: plainly(draft.expression).replace(/\s+/g, ' ') };
    case 'at-start':
      return { kind: 'at-start' };
    case 'once':
      return { kind: 'once', at: new Date(draft.once).getTime() };
  }
};

const settingText = (value: string, kind: ServiceInfo['fields'][number]['kind']): string =>
  kind === 'url' || kind === 'hostname' ? plainly(value) : value.trim();

/** Only what the service asks for; empty optional settings are left out. */
const settingsOf = (draft: Draft, info: ServiceInfo | undefined): Record<string, SettingValue> => {
  if (!info) return draft.settings;
  const settings: Record<string, SettingValue> = {};
  for (const { key, kind } of info.fields) {
    const value = draft.settings[key];
    if (kind === 'secret' || value === undefined || value === '') continue;
    settings[key] = typeof value === 'boolean' ? value : kind === 'number' ? Number(plainly(value)) : settingText(value, kind);
  }
  return settings;
};

/** The event the form describes. Only for a draft without faults. */
export const eventOf = (draft: Draft, info: ServiceInfo | undefined): SaikoroEvent => {
  const identity = { id: draft.id, name: draft.name.trim(), enabled: draft.enabled };
  if (draft.type === 'watch') return { ...identity, type: 'watch', hosts: hostsIn(draft.hosts), ...expectationOf(draft.watch) };
  const common = { ...identity, schedule: scheduleOf(draft.schedule) };
  if (draft.type === 'command') return { ...common, type: 'command', call: programOf(draft.call) };
  return {
    ...common,
    type: 'dns',
    service: draft.service,
    hosts: hostsIn(draft.hosts, info),
    settings: settingsOf(draft, info),
    families: draft.families,
    address: addressOf(draft.address),
    ...(draft.families.ipv6 && draft.device ? { ipv6Host: plainly(draft.ipv6Host) } : {}),
    ...(draft.othersMine ? { othersMine: true } : {}),
    ...(draft.move === null ? {} : { move: { ...draft.move, elsewhere: draft.move.elsewhere.filter(({ text }) => text.trim() !== '') } }),
    ...(draft.unreminded ? { unreminded: true } : {}),
  };
};

/** Secrets typed now; an empty field keeps what is stored, unless that is to go. */
export const secretsOf = (draft: Draft): Record<string, string> => ({
  ...Object.fromEntries(draft.removed.map((key) => [key, ''])),
  ...Object.fromEntries(Object.entries(draft.secrets).filter(([, value]) => value !== '')),
});
