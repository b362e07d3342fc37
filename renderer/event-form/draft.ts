import {
  type AddressSource,
  hasNames,
  type Move,
  type ProgramCall,
  type SaikoroEvent,
  type Schedule,
  type SettingValue,
} from '../../preload/contract/event.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { type WatchDraft, watchDraft } from './watch-draft.ts';

/** A program call as typed: one argument a line. */
export interface ProgramDraft {
  program: string;
  args: string;
  timeout: string;
}

export interface AddressDraft {
  kind: AddressSource['kind'];
  name: string;
  call: ProgramDraft;
  url: string;
  ipv4: string;
  ipv6: string;
}

export interface ScheduleDraft {
  kind: Schedule['kind'];
  /** plugin, never, a number of days of the menu, or other. */
  refresh: string;
  days: string;
  at: string;
  weekday: string;
  day: string;
  minutes: string;
  expression: string;
  /** As the date-and-time field gives it: local, without a zone. */
  once: string;
}

/** The event dialog's fields as they are typed. Fields of kinds not chosen keep what was typed, so that switching back loses nothing. */
export interface Draft {
  id: string;
  isNew: boolean;
  type: SaikoroEvent['type'];
  name: string;
  enabled: boolean;
  service: string;
  hosts: string;
  settings: Record<string, string | boolean>;
  /** Only what is typed now. */
  secrets: Record<string, string>;
  /** Keys of stored secrets that are to go. */
  removed: string[];
  families: { ipv4: boolean; ipv6: boolean };
  address: AddressDraft;
  /** The IPv6 address is another device's, which ipv6Host names. */
  device: boolean;
  ipv6Host: string;
  /** Other addresses at its names are the user's own. */
  othersMine: boolean;
  /** It takes the place of another event. */
  move: Move | null;
  unreminded: boolean;
  schedule: ScheduleDraft;
  call: ProgramDraft;
  watch: WatchDraft;
}

/** DiCE's choices for running although nothing changed. */
export const REFRESH_DAYS = [7, 14, 21, 28, 35, 56, 84];

const program = (call?: ProgramCall): ProgramDraft => ({
  program: call?.program ?? '',
  args: call?.args.join('\n') ?? '',
  timeout: String(call?.timeoutSeconds ?? 60),
});

export const addressDraft = (source: AddressSource): AddressDraft => ({
  kind: source.kind,
  name: source.kind === 'interface' ? source.name : '',
  call: program(source.kind === 'command' ? source.call : undefined),
  url: source.kind === 'url' ? source.url : '',
  ipv4: (source.kind === 'fixed' && source.ipv4) || '',
  ipv6: (source.kind === 'fixed' && source.ipv6) || '',
});

const two = (part: number): string => String(part).padStart(2, '0');
/** ms since 1970 as a date-and-time field wants it. */
export const localMoment = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

const scheduleDraft = (schedule: Schedule): ScheduleDraft => {
  const refresh = schedule.kind === 'on-change' ? schedule.refresh : 'plugin';
  const listed = typeof refresh === 'string' || REFRESH_DAYS.includes(refresh);
  return {
    kind: schedule.kind,
    refresh: listed ? String(refresh) : 'other',
    days: typeof refresh === 'number' ? String(refresh) : '30',
    at: 'at' in schedule && typeof schedule.at === 'string' ? schedule.at : '04:00',
    weekday: schedule.kind === 'weekly' ? String(schedule.weekday) : '1',
    day: schedule.kind === 'monthly' ? String(schedule.day) : '1',
    minutes: schedule.kind === 'every' ? String(schedule.minutes) : '60',
    expression: schedule.kind === 'cron' ? schedule.expression : '',
    once: schedule.kind === 'once' ? localMoment(schedule.at) : '',
  };
};

const settingsDraft = (settings: Record<string, SettingValue>): Draft['settings'] =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, typeof value === 'boolean' ? value : String(value)]));

export const draftOf = (event: SaikoroEvent): Draft => {
  const dns = event.type === 'dns' ? event : null;
  return {
    id: event.id,
    isNew: false,
    type: event.type,
    name: event.name,
    enabled: event.enabled,
    service: dns?.service ?? '',
    hosts: hasNames(event) ? event.hosts.map(readableHost).join(' ') : '',
    settings: settingsDraft(dns?.settings ?? {}),
    secrets: {},
    removed: [],
    families: dns?.families ?? { ipv4: true, ipv6: false },
    address: addressDraft(dns?.address ?? { kind: 'automatic' }),
    device: dns?.ipv6Host !== undefined,
    ipv6Host: dns?.ipv6Host ?? '',
    othersMine: dns?.othersMine === true,
    move: dns?.move ?? null,
    unreminded: dns?.unreminded === true,
    schedule: scheduleDraft(event.type === 'watch' ? { kind: 'on-change', refresh: 'plugin' } : event.schedule),
    call: program(event.type === 'command' ? event.call : undefined),
    watch: watchDraft(event.type === 'watch' ? event : null),
  };
};

export const newDraft = (id: string): Draft => ({
  ...draftOf({
    id,
    name: '',
    enabled: true,
    schedule: { kind: 'on-change', refresh: 'plugin' },
    type: 'command',
    call: { program: '', args: [], timeoutSeconds: 60 },
  }),
  isNew: true,
  type: 'dns',
});

/** What a pasted update address said, put where the user would have typed it. */
export const withRecognized = (draft: Draft, info: ServiceInfo, said: { hosts: string[]; values: Record<string, string> }): Draft => {
  const isSecret = (key: string): boolean => info.fields.some((field) => field.key === key && field.kind === 'secret');
  const values = Object.entries(said.values);
  return {
    ...draft,
    hosts: said.hosts.length > 0 ? said.hosts.join(' ') : draft.hosts,
    settings: { ...draft.settings, ...Object.fromEntries(values.filter(([key]) => !isSecret(key))) },
    secrets: { ...draft.secrets, ...Object.fromEntries(values.filter(([key]) => isSecret(key))) },
  };
};

/** The draft for another service: its defaults, and of what was typed only what the new one asks for as well. */
export const withService = (draft: Draft, info: ServiceInfo): Draft => {
  const settings: Draft['settings'] = {};
  for (const field of info.fields.filter(({ kind }) => kind !== 'secret')) {
    const kept = draft.settings[field.key];
    // The default of a host name field is only an example: taken as a value, it would receive the password.
    const preset = field.kind === 'hostname' ? undefined : field.default;
    const initial =
      typeof field.default === 'boolean'
        ? field.default
        : String(preset ?? (field.kind === 'choice' ? (field.choices?.[0]?.value ?? '') : ''));
    settings[field.key] =
      typeof kept === typeof initial && kept !== undefined && kept !== '' && field.kind !== 'choice'
        ? kept
        : field.kind === 'switch'
          ? initial === true
          : initial;
  }
  const families = { ipv4: info.ipv4 && (draft.families.ipv4 || !info.ipv6), ipv6: info.ipv6 && (draft.families.ipv6 || !info.ipv4) };
  return { ...draft, service: info.id, settings, secrets: {}, removed: [], families };
};
