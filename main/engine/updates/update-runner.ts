import { type ActingEvent, type DnsEvent, FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Programs } from '../../ports/programs.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { emptyRecord, type FamilyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { Due } from '../limits/due.ts';
import { valuesOf } from '../limits/event-settings.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Plan } from '../planning/plan.ts';
import { createKeyedQueue } from '../runtime/keyed-queue.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { openAddress } from '../verification/open-reply.ts';
import type { Verifier } from '../verification/verifier.ts';
import { batchKey } from './batch.ts';
import { runCommand } from './command-runner.ts';
import { createUpdateQueue } from './update-queue.ts';
import type { Updater } from './updater.ts';

/** Requests under way at the same time, over all services. */
const MOST_AT_ONCE = 16;

/** An event as it is to be run now. */
export interface Ready {
  event: ActingEvent;
  plan: Plan;
  byHand: boolean;
  /** Its addresses are from before its schedule's time. */
  stale: boolean;
}

/** Carries out what was planned: programs by themselves, DNS events in line and together where one request may carry several. */
export interface UpdateRunner {
  start(ready: Ready): void;
  /** It stands in line or is under way. */
  isRunning(id: string): boolean;
  /** It stands in line. */
  isQueued(id: string): boolean;
  /** Its settings changed: it may share requests again. */
  trust(id: string): void;
  /** What is under way goes on; nothing more begins. */
  stop(): void;
}

export const createUpdateRunner = (deps: {
  scheduler: Scheduler;
  clock: Clock;
  journal: Journal;
  ledger: Ledger;
  limiter: RateLimiter;
  programs: Programs;
  /** Replaces stored secrets in a text by dots. */
  hideSecrets: (text: string) => string;
  secrets: Secrets;
  services: Services;
  updater: Updater;
  verifier: Verifier;
  addresses: { addressesOf(event: SaikoroEvent): Record<Family, string | null> };
  /** Asks for fresh addresses. */
  monitor: { check(): Promise<void> };
  /** Looks where this machine is now; for services that take the caller's address. */
  location: { admit(): Promise<unknown> };
  /** As planned at this moment; null where it is not to be run any more. */
  ready: (id: string) => Ready | null;
  /** Their turn has come. */
  begun: (ids: readonly string[]) => void;
  /** It was carried out, or put off. `again`: by hand, and not settled by what it shared with others. */
  ended: (id: string, done: { event: SaikoroEvent; again: boolean } | null) => void;
}): UpdateRunner => {
  const { clock, ledger, limiter, services } = deps;
  const keyedQueue = createKeyedQueue(MOST_AT_ONCE);
  const running = new Set<string>();
  const queued = new Set<string>();
  const alone = new Set<string>();

  const dueOf = (event: DnsEvent, { plan, byHand }: Ready): Due => {
    const { together, perAccountSeconds, accountBudget } = limitsOf(event, services);
    const { ipv4 } = plan.send;
    // Two requests are due and the account counts each: the second has its own turn.
    const isCounted = perAccountSeconds > 0 || accountBudget !== null;
    const send = together === 'no' && isCounted && ipv4 !== undefined ? { ipv4 } : plan.send;
    return { event, values: valuesOf(event, deps.secrets), send, byHand };
  };
  const keyOf = (due: Due): string => (alone.has(due.event.id) ? `${due.event.id} ${batchKey(due)}` : batchKey(due));

  const lookAfter = (event: DnsEvent, family: Family, record: FamilyRecord, sent: string | undefined): void => {
    const isTaken = record.accepted === sent && record.verification === null;
    if (isTaken || openAddress(record) === sent) deps.verifier.follow(event, family);
    else if (record.accepted !== null && record.comparable) deps.verifier.watch(event, family);
  };

  const conclude = ({ event, plan }: Ready, send: Plan['send']): void => {
    const record = ledger.get(event.id);
    if (plan.scheduled)
      ledger.put({
        ...(record ?? emptyRecord(event.id)),
        ranAt: clock.now(),
        done: event.schedule.kind === 'once' || event.schedule.kind === 'at-start',
      });
    if (event.type !== 'dns') return;
    for (const family of FAMILIES)
      if (send[family] !== undefined && record !== undefined) lookAfter(event, family, record[family], send[family]);
  };

  const release = (ids: readonly string[]): void => {
    for (const id of ids) {
      running.delete(id);
      queued.delete(id);
    }
    for (const id of ids) deps.ended(id, null);
  };

  /** One family was sent, and the other has a turn of its own. */
  const hasMore = ({ ready, due }: { ready: Ready; due: Due }, begun: number): boolean => {
    const record = ledger.get(due.event.id) ?? emptyRecord(due.event.id);
    const wasSent = FAMILIES.some((family) => due.send[family] !== undefined && (record[family].triedAt ?? 0) >= begun);
    return wasSent && FAMILIES.some((family) => ready.plan.send[family] !== undefined && due.send[family] === undefined);
  };

  const begin = (ids: readonly string[]): void => {
    for (const id of ids) queued.delete(id);
    deps.begun(ids);
  };

  const run = async (ids: string[]): Promise<void> => {
    begin(ids);
    const before = ids.flatMap((id) => deps.ready(id) ?? []);
    if (before.some(({ stale }) => stale)) await deps.monitor.check();
    if (before.some(({ event }) => event.type === 'dns' && limitsOf(event, services).sourceAddressOnly)) await deps.location.admit();
    const all = ids.flatMap((id) => {
      const ready = deps.ready(id);
      if (ready?.event.type !== 'dns') return [];
      const due = dueOf(ready.event, ready);
      return [{ ready, due, key: keyOf(due) }];
    });
    // Settings or addresses may have changed while they stood in line: only those that still fit each other go.
    const batch = all.filter(({ key }) => key === all[0]?.key);
    const dues = batch.filter(({ ready }) => ready.plan.why !== null).map(({ due }) => due);
    const begun = clock.now();
    const suspects = dues.length === 0 ? new Set<string>() : await deps.updater.update(dues);
    for (const id of suspects) alone.add(id);
    for (const { ready, due } of batch) conclude(ready, due.send);
    for (const id of ids) running.delete(id);
    for (const id of ids) {
      const one = batch.find(({ due }) => due.event.id === id);
      deps.ended(
        id,
        one === undefined ? null : { event: one.due.event, again: one.due.byHand && (suspects.has(id) || hasMore(one, begun)) },
      );
    }
  };

  const runProgram = async (id: string): Promise<void> => {
    begin([id]);
    const ready = deps.ready(id);
    if (ready?.event.type === 'command') {
      if (ready.plan.why !== null) await runCommand(ready.event, deps.addresses.addressesOf(ready.event), deps);
      conclude(ready, {});
    }
    running.delete(id);
    deps.ended(id, ready === null ? null : { event: ready.event, again: false });
  };

  const updateQueue = createUpdateQueue({ ...deps, keyedQueue, run, release });

  return {
    start(ready) {
      const { event } = ready;
      running.add(event.id);
      queued.add(event.id);
      if (event.type === 'command') {
        keyedQueue.add(`command ${event.id}`, () => runProgram(event.id));
        return;
      }
      const due = dueOf(event, ready);
      updateQueue.add({
        id: event.id,
        service: event.service,
        hosts: event.hosts,
        key: keyOf(due),
        most: limitsOf(event, services).maxHosts,
        freeAt: () => limiter.gap(due, clock.now()),
      });
    },
    isRunning: (id) => running.has(id),
    isQueued: (id) => queued.has(id),
    trust: (id) => void alone.delete(id),
    stop: keyedQueue.close,
  };
};
