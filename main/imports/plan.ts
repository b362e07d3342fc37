import * as v from 'valibot';
import { type DnsEvent, eventSchema, MOST } from '../../preload/contract/event.ts';
import type { ImportedAddress, ImportFormat, Left, Note } from '../../preload/contract/imports/plan.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { parseDevice } from '../net/ipv6-suffix.ts';
import { type Filled, fillFields } from './fields.ts';
import { fullHost } from './hosts.ts';
import type { Entry, Read } from './reading/entry.ts';

export interface PlannedEvent {
  line: number;
  event: DnsEvent & { address: ImportedAddress };
  secrets: Record<string, string>;
  missing: string[];
}

/** What an import would make of a file. Nothing has happened yet. */
export interface FilePlan {
  format: ImportFormat;
  events: PlannedEvent[];
  left: Left[];
  warnings: Note[];
}

/** What is known of a service, by its id. */
export type InfoOf = (service: string) => ServiceInfo | undefined;

/** So many sentences about one file: a user reads no more. */
const MOST_SAID = 5000;

interface Ready {
  entry: Entry;
  info: ServiceInfo;
  hosts: string[];
  filled: Filled;
}

/** What becomes no event is said to be left, with its reason. */
const makeReady = (entry: Entry, infoOf: InfoOf, plan: FilePlan, seen: Set<string>): Ready | null => {
  const { line } = entry;
  const leave = (code: Left['code'], what: string): null => {
    plan.left.push({ line, code, what });
    return null;
  };
  const named = entry.hosts.join(', ');
  const info = entry.service === null ? undefined : infoOf(entry.service);
  if (info === undefined) return leave('service-unknown', named === '' ? entry.called : `${named}: ${entry.called}`);
  if (info.status === 'ended') return leave('service-ended', named === '' ? info.name : `${named}: ${info.name}`);
  if (entry.hosts.length === 0) return leave('no-host', entry.called);
  if (!entry.families.ipv4 && !entry.families.ipv6) return leave('no-family', named);
  const wanted = (entry.families.ipv4 && info.ipv4) || (entry.families.ipv6 && info.ipv6);
  if (!wanted) return leave('family-unknown', named);
  const hosts: string[] = [];
  for (const written of entry.hosts) {
    const found = fullHost(written, info);
    if (!found.ok) leave(found.code, written);
    else {
      const sign = `${info.id} ${found.host} ${entry.families.ipv4} ${entry.families.ipv6}`;
      if (seen.has(sign)) leave('twice', found.host);
      else {
        seen.add(sign);
        hosts.push(found.host);
        if (found.note !== undefined) plan.warnings.push({ line, code: found.note, what: found.host });
      }
    }
  }
  return hosts.length === 0 ? null : { entry, info, hosts, filled: fillFields(info, entry.values) };
};

const eventOf = ({ entry, info, filled }: Ready, hosts: string[], id: string): PlannedEvent['event'] => ({
  id,
  type: 'dns',
  name: (entry.name ?? '').slice(0, MOST.name),
  enabled: entry.enabled,
  schedule: { kind: 'on-change', refresh: entry.refresh ?? 'plugin' },
  service: info.id,
  hosts,
  settings: filled.settings,
  families: { ipv4: entry.families.ipv4 && info.ipv4, ipv6: entry.families.ipv6 && info.ipv6 },
  address: entry.address,
  ...(entry.ipv6Host === undefined ? {} : { ipv6Host: entry.ipv6Host }),
});

const addReady = (ready: Ready, plan: FilePlan): void => {
  const { entry, info, hosts, filled } = ready;
  const { line } = entry;
  const [first = ''] = hosts;
  for (const note of filled.notes) plan.warnings.push({ line, ...note, what: `${first}: ${note.what}` });
  if ((entry.families.ipv4 && !info.ipv4) || (entry.families.ipv6 && !info.ipv6))
    plan.warnings.push({ line, code: 'family-dropped', what: `${first}: ${info.ipv4 ? 'ipv6' : 'ipv4'}` });
  const most = Math.max(1, Math.min(info.maxHosts, 100));
  for (let at = 0; at < hosts.length; at += most) {
    const event = eventOf(ready, hosts.slice(at, at + most), `import-${plan.events.length + 1}`);
    if (event.ipv6Host !== undefined && !parseDevice(event.ipv6Host).ok) {
      plan.warnings.push({ line, code: 'device-dropped', what: first });
      delete event.ipv6Host;
    }
    if (plan.events.length >= MOST.events || !v.is(eventSchema, event))
      plan.left.push({ line, code: plan.events.length >= MOST.events ? 'too-many' : 'unreadable', what: first });
    else plan.events.push({ line, event, secrets: filled.secrets, missing: filled.missing });
  }
};

/** Entries of one line that differ in their hosts alone are one event, as they were one line. */
const together = (entries: readonly Entry[]): Entry[] => {
  const groups = new Map<string, Entry & { hosts: string[] }>();
  for (const entry of entries) {
    const { hosts, ...rest } = entry;
    const sign = JSON.stringify(rest);
    const group = groups.get(sign);
    if (group === undefined) groups.set(sign, { ...entry, hosts: [...hosts] });
    else group.hosts.push(...hosts);
  }
  return [...groups.values()];
};

const once = <T extends Left | Note>(said: readonly T[]): T[] => {
  const bySign = new Map(said.map((one) => [`${one.line} ${one.code} ${one.what}`, one]));
  return [...bySign.values()].sort((a, b) => a.line - b.line).slice(0, MOST_SAID);
};

/** Options that say where a password goes. */
const LEADING = ['protocol', 'server', 'login', 'zone', 'provider', 'hostname', 'service_name'];

/** One sign is missing, too many or another one, or two stand the wrong way round. */
const isMisspelt = (word: string, right: string): boolean => {
  if (word === right) return false;
  const swapped = Array.from({ length: right.length - 1 }, (_, at) => right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2));
  if (swapped.includes(word)) return true;
  let [from, short, long] = [0, word.length, right.length];
  while (from < Math.min(short, long) && word[from] === right[from]) from += 1;
  while (short > from && long > from && word[short - 1] === right[long - 1]) [short, long] = [short - 1, long - 1];
  return short - from <= 1 && long - from <= 1;
};

/** From which line on an option was meant that the old client passed over: its events may lead a password to another service than was meant. */
const doubtfulFrom = (warnings: readonly Note[]): number =>
  Math.min(
    ...warnings.flatMap(({ code, line, what }) =>
      code === 'option-spelling' && LEADING.some((right) => isMisspelt(what.toLowerCase(), right)) ? [line] : [],
    ),
  );

/** What was read of a file, as events of services that are here. */
export const planOf = (format: ImportFormat, read: Read, infoOf: InfoOf): FilePlan => {
  const plan: FilePlan = { format, events: [], left: [...read.left], warnings: [...read.warnings] };
  const seen = new Set<string>();
  for (const entry of together(read.entries)) {
    const ready = makeReady(entry, infoOf, plan, seen);
    if (ready !== null) addReady(ready, plan);
  }
  const doubtful = doubtfulFrom(read.warnings);
  const events = plan.events.map((planned) => {
    if (planned.line < doubtful || !planned.event.enabled) return planned;
    plan.warnings.push({ line: planned.line, code: 'off-misspelt', what: planned.event.hosts.join(', ') });
    return { ...planned, event: { ...planned.event, enabled: false } };
  });
  return { ...plan, events, left: once(plan.left), warnings: once(plan.warnings) };
};
