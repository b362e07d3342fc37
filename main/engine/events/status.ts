import type { WatchStatus } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES, type Family, followsChange, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isPractice, type Outcome, worstOf } from '../../../preload/contract/outcome.ts';
import { type EventStatus, type FamilyStatus, TROUBLES, type Trouble } from '../../../preload/contract/state.ts';
import type { EventRecord, FamilyRecord } from '../../ports/storage/ledger.ts';
import type { Seen } from '../health/event-entries.ts';
import type { Plan } from '../planning/plan.ts';
import { publicationOf, publicationOfAll } from '../publication/publication-state.ts';
import type { Targets } from '../publication/target.ts';

const latest = (...times: (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);

export interface StatusInput {
  event: SaikoroEvent;
  record: EventRecord;
  plan: Pick<Plan, 'nextAt' | 'nextWhy'>;
  /** It stands in line or is under way. */
  running: boolean;
  /** It stands in line. */
  queued: boolean;
  held: EventStatus['held'];
  missingSecrets: string[];
  /** What it is to publish now. */
  targets: Targets;
  /** Its visible conditions. */
  seen: Seen;
  /** It publishes the IPv4 address of this computer's line. */
  overLine: boolean;
  /** All events are paused, or nothing may be written. */
  paused: boolean;
  /** It takes its address from a source of the user's own, and whether that may be asked; null: it does not. */
  ownSource: NonNullable<EventStatus['ownSource']> | null;
  /** What of it needs an approval that the user has not given. */
  unapproved: 'program' | 'host' | null;
  /** What the DNS shows of watched names; null: not a watch event. */
  watch: WatchStatus | null;
}

/** What a person has to act for although no service refused anything, as the row says it. */
const troubleOf = ({ first }: Seen): Trouble | null =>
  first === null ? null : first.code === 'mismatch' ? 'unseen' : (TROUBLES.find((each) => each === first.code) ?? null);

/** Its families; a program has but one record, and what is only looked at has none. */
const wantedOf = (event: SaikoroEvent): Family[] =>
  event.type === 'watch' ? [] : FAMILIES.filter((family) => (event.type === 'dns' ? event.families[family] : family === 'ipv4'));

const outcomeOf = (event: SaikoroEvent, record: EventRecord): Outcome | null =>
  worstOf(
    wantedOf(event)
      .map((family) => record[family].outcome)
      .filter((outcome) => outcome !== null),
  );

/** How an event stands, for the list, the tray and the notices. Pure. */
export const statusOf = (input: StatusInput): EventStatus => {
  const { event, record, plan, running, held, missingSecrets, unapproved, ownSource, targets, seen } = input;
  const wanted = wantedOf(event);
  const trouble = troubleOf(seen);
  const publication = (name: Family): FamilyStatus['publication'] =>
    !event.enabled || event.type !== 'dns' || !wanted.includes(name)
      ? null
      : publicationOf({
          record: record[name],
          target: targets[name],
          needsYou: seen.needs[name],
          running,
          held: held !== null,
          paused: input.paused,
          followsChange: followsChange(event),
          comes: plan.nextAt !== null,
        });
  const target = (name: Family): string | null => {
    const found = targets[name];
    return event.type === 'dns' && found.kind === 'address' ? found.address : null;
  };
  const family = (name: Family): FamilyStatus => ({
    wanted: wanted.includes(name),
    target: target(name),
    publication: publication(name),
    accepted: record[name].accepted,
    acceptedAt: record[name].acceptedAt,
    outcome: record[name].outcome,
    verification:
      record[name].accepted !== null && record[name].verification === null && event.type === 'dns' ? 'pending' : record[name].verification,
    ...(seen.lacks[name] === null ? {} : { lack: seen.lacks[name] }),
    beside: record[name].verification === 'beside' ? record[name].beside : [],
    verifiedAt: record[name].verifiedAt,
    ...(record[name].accepted !== null && !record[name].comparable ? { incomparable: true } : {}),
  });
  const isPractised = ({ outcome }: FamilyRecord): boolean => outcome !== null && isPractice(outcome);
  const stopped = wanted.some((name) => record[name].stopped && !isPractised(record[name]));
  const failing = wanted.some((name) => record[name].failingSince !== null && !isPractised(record[name]));
  const verifying = event.type === 'dns' && wanted.some((name) => record[name].accepted !== null && record[name].verification === null);
  return {
    activity: !event.enabled
      ? 'disabled'
      : running
        ? input.queued
          ? 'queued'
          : 'running'
        : stopped
          ? 'stopped'
          : failing || held !== null
            ? 'waiting'
            : verifying
              ? 'verifying'
              : 'idle',
    outcome: outcomeOf(event, record),
    publication: publicationOfAll(wanted.map(publication).filter((each) => each !== null)),
    overLine: input.overLine,
    ipv4: family('ipv4'),
    ipv6: family('ipv6'),
    lastRunAt: latest(record.ranAt, input.watch?.askedAt ?? null, record.ipv4.triedAt, record.ipv6.triedAt),
    lastUpdateAt: latest(record.ipv4.acceptedAt, record.ipv6.acceptedAt),
    nextAt: event.enabled ? plan.nextAt : null,
    nextWhy: event.enabled && !(stopped && plan.nextAt === null) ? plan.nextWhy : 'never',
    held: event.enabled ? held : null,
    needsYou: seen.needsYou,
    ...(trouble === null ? {} : { trouble }),
    ...(seen.first === null ? {} : { warning: seen.first }),
    ...(seen.fault === null ? {} : { fault: seen.fault }),
    missingSecrets,
    ...(unapproved === null || !event.enabled ? {} : { unapproved }),
    ...(ownSource === null || event.type === 'watch' ? {} : { ownSource }),
    ...(input.watch === null ? {} : { watch: input.watch }),
  };
};

/** What a notice says of it: where a secret is missing, that nothing is sent, even before that was tried. */
export const toldOf = ({
  event,
  record,
  missingSecrets: [setting],
}: Pick<StatusInput, 'event' | 'record' | 'missingSecrets'>): Outcome | null =>
  setting === undefined ? outcomeOf(event, record) : { kind: 'not-sent', reason: 'missing-secret', setting };
