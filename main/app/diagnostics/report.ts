import { FAMILIES } from '../../../preload/contract/event.ts';
import type { JournalEntry, Testimony } from '../../../preload/contract/journal.ts';
import type { LogLine } from '../../../preload/contract/log.ts';
import type { AppState, EventView } from '../../../preload/contract/state.ts';

/** So many events are written out one by one; of the others their number is told. */
const MOST_EVENTS = 200;

/** How a report names what may tell who its user is. */
export interface Naming {
  service(id: string): string;
  testimony(of: Testimony): Partial<Testimony>;
  entry(of: JournalEntry): { at: number };
  /** What a fault of Saikoro's own said: it may name a folder, and so its user. null: it is left out. */
  fault(text: string): string | null;
}

/** All as it is. */
export const PLAIN: Naming = { service: (id) => id, testimony: (of) => of, entry: (of) => of, fault: (text) => text };

export interface ReportInput {
  state: AppState;
  /** Newest first. */
  journal: readonly JournalEntry[];
  /** The last lines of the log files. */
  log: readonly LogLine[];
  /** Versions of what runs, by name. */
  versions: Record<string, string>;
  system: string;
  now: number;
  naming: Naming;
}

const moment = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString());
const shown = (value: unknown): string =>
  value === null || value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value);
const fields = (of: Record<string, unknown>): string =>
  Object.entries(of)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ');

const lineOf = ({ addresses }: AppState, naming: Naming): string[] =>
  FAMILIES.flatMap((family) => {
    const { kind, address, since, checkedAt, because, evidence, unsteady } = addresses[family];
    return [
      `${family} ${fields({ kind, address, since: moment(since), checked: moment(checkedAt), because, unsteady: unsteady?.until ?? null })}`,
      ...evidence.map((one) => {
        const { source, transport, answer, address: told, why, counted } = naming.testimony(one);
        return `  ${fields({ source, transport, answer, address: told, why, counted })}`;
      }),
    ];
  });

/** No setting of a service, no program and no address of a server: those may tell who the user is. */
const eventOf = ({ event, status, storedSecrets }: EventView, at: number, naming: Naming): string[] => {
  const { activity, outcome, publication, nextAt, nextWhy, held, needsYou, trouble, missingSecrets, lastRunAt } = status;
  const about =
    event.type === 'dns'
      ? {
          service: naming.service(event.service),
          hosts: event.hosts.length,
          families: FAMILIES.filter((family) => event.families[family]).join('+'),
          address: event.address.kind,
        }
      : event.type === 'watch'
        ? { watch: event.expects.kind, hosts: event.hosts.length, families: FAMILIES.filter((family) => event.families[family]).join('+') }
        : { program: event.type };
  const standing = { activity, outcome: outcome?.kind, reason: outcome?.reason, publication, held: held?.why, needsYou, trouble };
  const times = { last: moment(lastRunAt), next: moment(nextAt), nextWhy };
  return [
    `${at + 1}. ${fields({ enabled: event.enabled, ...about, ...(event.type === 'watch' ? {} : { schedule: event.schedule.kind }), secrets: storedSecrets.length, missing: missingSecrets.length })}`,
    `  ${fields(standing)}`,
    `  ${fields(times)}`,
    ...(status.watch === undefined
      ? []
      : [`  ${fields({ state: status.watch.state, blind: status.watch.blind, names: status.watch.names.map(({ state }) => state) })}`]),
    ...(event.type === 'dns'
      ? FAMILIES.filter((family) => status[family].wanted).map((family) => {
          const { target, accepted, outcome: last, publication: is, verification, verifiedAt } = status[family];
          return `  ${family} ${fields({ target, accepted, outcome: last?.kind, reason: last?.reason, publication: is, verification, verified: moment(verifiedAt) })}`;
        })
      : []),
  ];
};

const logLine = ({ at, level, about, facts, text }: LogLine, naming: Naming): string => {
  const said = text === undefined ? null : naming.fault(text);
  return `${moment(at)} ${level} ${about} ${fields(facts)}${said === null ? '' : ` ${JSON.stringify(said)}`}`.trimEnd();
};

const section = (title: string, lines: readonly string[]): string => [`## ${title}`, ...lines, ''].join('\n');

/**
 * What helps to find a fault, as text. Made of what the window knows and of the journal, neither of which ever holds a secret. Pure.
 */
export const reportOf = ({ state, journal, log, versions, system, now, naming }: ReportInput): string => {
  const { settings, health, hold, vpn, nat, pausedUntil, problems, publication, runtime, secretStore, readOnly } = state;
  const { language, theme, checkMinutes, address, families, homeOnly, homes, outer, notify } = settings;
  const set = {
    language,
    theme,
    checkMinutes,
    address: address.kind,
    families,
    homeOnly,
    homes: homes?.length ?? null,
    outer: outer !== null,
    notify,
  };
  return [
    section('Saikoro', [fields({ ...versions, practice: state.practice, runtime: runtime.age }), system, `at ${moment(now)}`]),
    section('Settings', [fields({ ...set, secretStore, readOnly, loginItem: state.loginItem.enabled, plugins: state.plugins.length })]),
    section('State', [
      fields({ health, hold: hold?.why, vpn, paused: pausedUntil, nat: nat?.verdict, because: nat?.because.join(',') }),
      fields({ counts: publication.counts, programs: publication.programs, watches: publication.watches, needsYou: publication.needsYou }),
      ...problems.map(({ code, at }) => `problem ${code} since ${moment(at)}`),
    ]),
    section('Line', lineOf(state, naming)),
    section(`Events (${state.events.length})`, [
      ...state.events.slice(0, MOST_EVENTS).flatMap((view, at) => eventOf(view, at, naming)),
      ...(state.events.length > MOST_EVENTS ? [`and ${state.events.length - MOST_EVENTS} more`] : []),
    ]),
    section(
      `Journal (last ${journal.length})`,
      [...journal].reverse().map((line) => {
        const { at, ...entry } = naming.entry(line);
        return `${moment(at)} ${JSON.stringify(entry)}`;
      }),
    ),
    section(
      `Log (last ${log.length}, level ${settings.logLevel})`,
      log.map((line) => logLine(line, naming)),
    ),
  ].join('\n');
};
