import type { JournalFact, JournalKind, Testimony } from '../../../preload/contract/journal.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Naming } from './report.ts';

/** kept: a closed word, a number, a time. dropped: free text of the user or a service, which may identify the user. */
type Rule = 'kept' | 'dropped' | 'event' | 'service' | 'host' | 'plugin' | 'address' | 'setting' | 'evidence' | 'seen' | 'sighting';
type FieldsOf<Kind extends JournalKind> = Exclude<keyof Extract<JournalFact, { kind: Kind }>, 'kind'>;

const ABOUT_EVENT = { event: 'event', name: 'dropped' } as const;
const ADDRESS = { family: 'kept', address: 'address', evidence: 'evidence', because: 'kept' } as const;

/** What becomes of each field. One that is not named here, e.g. of another version, is left out. */
const RULES: { [Kind in JournalKind]: Record<FieldsOf<Kind>, Rule> } = {
  started: { version: 'kept', practice: 'kept' },
  stopped: {},
  address: { ...ADDRESS, previous: 'address' },
  undecided: { ...ADDRESS, until: 'kept' },
  update: {
    ...ABOUT_EVENT,
    service: 'service',
    hosts: 'host',
    ipv4: 'address',
    ipv6: 'address',
    outcome: 'kept',
    reason: 'kept',
    excerpt: 'dropped',
    sought: 'dropped',
    afterSeconds: 'kept',
    clockOffsetSeconds: 'kept',
    setting: 'setting',
    beside: 'address',
    tookMs: 'kept',
    nextTryAt: 'kept',
    stopped: 'kept',
  },
  verification: {
    ...ABOUT_EVENT,
    host: 'host',
    family: 'kept',
    verification: 'kept',
    expected: 'address',
    seen: 'seen',
    settles: 'kept',
    sinceUpdateMs: 'kept',
  },
  watch: { ...ABOUT_EVENT, host: 'host', answer: 'kept', addresses: 'address', previous: 'sighting', alias: 'host' },
  command: { ...ABOUT_EVENT, outcome: 'kept', reason: 'kept', exitCode: 'kept', output: 'dropped', tookMs: 'kept' },
  event: { ...ABOUT_EVENT, change: 'kept' },
  budget: { ...ABOUT_EVENT, why: 'kept', until: 'kept', count: 'kept' },
  paused: { until: 'kept' },
  continued: {},
  line: { down: 'kept', since: 'kept' },
  hold: { why: 'kept', on: 'kept' },
  home: { change: 'kept', router: 'address' },
  plugin: { plugin: 'plugin', name: 'dropped', host: 'dropped', change: 'kept' },
  release: { step: 'kept', version: 'kept', fault: 'kept', detail: 'dropped' },
  problem: { problem: 'kept', detail: 'dropped' },
};

const mapped = (value: unknown, to: (text: string) => unknown): unknown =>
  Array.isArray(value) ? value.map((one) => mapped(one, to)) : typeof value === 'string' ? to(value) : null;

/** The naming used in an anonymous report. Services and their settings are shown only for built-in plug-ins. */
export const createHiddenNaming = (pseudonyms: Pseudonyms, isBuiltIn: (service: string) => boolean): Naming => {
  const { of, ofAddress } = pseudonyms;
  const serviceOf = (id: string): string => (isBuiltIn(id) ? id : of('plugin', id));
  const testimonyOf = (testimony: Testimony): Partial<Testimony> => {
    const { source, operator, transport, answer, address, seen, recalled, why, counted, verdict } = testimony;
    return {
      // A source of the user's own is a path, a host, or the name of a network interface.
      source: operator === 'own' ? 'own' : source,
      transport,
      answer,
      ...(address === undefined ? {} : { address: ofAddress(address) }),
      ...(seen === undefined ? {} : { seen: ofAddress(seen) }),
      ...{ recalled, why, counted, verdict },
    };
  };
  const ways: Record<Exclude<Rule, 'dropped'>, (value: unknown, fact: JournalFact) => unknown> = {
    kept: (value) => value,
    event: (value) => mapped(value, (id) => of('event', id)),
    service: (value) => mapped(value, serviceOf),
    host: (value) => mapped(value, (host) => of('host', host)),
    plugin: (value) => mapped(value, (id) => of('plugin', id)),
    address: (value) => mapped(value, ofAddress),
    setting: (value, fact) => (fact.kind === 'update' && isBuiltIn(fact.service) ? value : undefined),
    evidence: (value) => (value as Testimony[]).map(testimonyOf),
    sighting: (value) => {
      const { answer, addresses } = value as { answer: string; addresses: string[] };
      return { answer, addresses: addresses.map(ofAddress) };
    },
    seen: (value) =>
      (value as { server: string; addresses: string[] }[]).map(({ server, addresses }) => ({
        server: of('server', server),
        addresses: addresses.map(ofAddress),
      })),
  };
  return {
    service: serviceOf,
    testimony: testimonyOf,
    fault: () => null,
    entry: ({ seq, at, ...fact }) => {
      const rules = RULES[fact.kind] as Record<string, Rule>;
      const told = Object.entries(fact).flatMap(([field, value]) => {
        const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
        return rule === undefined || rule === 'dropped' || value === undefined ? [] : [[field, ways[rule](value, fact)]];
      });
      return { seq, at, kind: fact.kind, ...Object.fromEntries(told) };
    },
  };
};
