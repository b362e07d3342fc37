import type { Channel } from '../../../preload/contract/channel.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import type { Cancel } from '../../ports/clock.ts';
import type { Waiting } from '../../ports/storage/channel-queue.ts';
import { outcomeOf } from './attempt.ts';
import { messageFor, wordsOnce } from './message-words.ts';
import type { Delivery, DeliveryNeeds } from './needs.ts';
import { add, begun, dueNow, ended, forget, nextTry, resumed, sentIn, spentUntil, supersede } from './queue.ts';
import { createQueues } from './queues.ts';
import { aboutEvent, aboutReminder, dueAt, factsOf, narrowed, ofChannel, remembered, tellsAllEnds, wants } from './rules.ts';
import { setBack } from './set-back.ts';
import { createWeeklyReports } from './weekly.ts';

/** Notices of one moment go as one message: so long the first waits for others, in ms. */
const GATHER_MS = 2000;

/** Tells notices through the user's channels: each has a queue of its own, so that one that fails stops no other. */
export const createDelivery = (needs: DeliveryNeeds): Delivery => {
  const { clock } = needs;
  const queues = createQueues(needs);
  const timers = new Map<string, Cancel>();
  const underWay = new Set<string>();
  const spent = new Map<string, number>();
  let started = false;
  let stopped = false;

  const waits = (channel: Channel): boolean => !needs.online() && !needs.factsOf(channel).home;

  const tell = async (channel: Channel): Promise<void> => {
    const now = clock.now();
    const { id } = channel;
    queues.put(id, setBack(queues.get(id), now));
    const queue = queues.get(id);
    const [first, ...others] = dueNow(queue, now);
    if (first === undefined) {
      // The clock was set back while it waited, or the file named a batch of nothing.
      if (queue.batch !== null) queues.put(id, { ...queue, batch: null });
      arm(channel);
      return;
    }
    const due: [Waiting, ...Waiting[]] = [first, ...others];
    const batch = queue.batch ?? { id: first.id, of: due.map((one) => one.id) };
    underWay.add(id);
    queues.put(id, begun(queue, batch, now));
    // On the disk before it leaves; where the disk is full it leaves all the same: that may be what it says.
    queues.save();
    const message = messageFor(due, { id: batch.id, dropped: queue.dropped, together: needs.together });
    const outcome = await outcomeOf(() => needs.send(channel, message));
    underWay.delete(id);
    // Removed meanwhile.
    if (!queues.has(id)) return;
    queues.put(id, ended(queues.get(id), outcome, { now: clock.now(), chance: needs.random() }));
    if (!stopped) arm(channel);
  };

  /** Says why a channel is silent for weeks. */
  const noteSpent = (id: string, until: number | null): void => {
    if ((spent.get(id) ?? null) === until) return;
    if (until === null) spent.delete(id);
    else spent.set(id, until);
    needs.spent(id, until);
  };
  const arm = (channel: Channel): void => {
    const { id } = channel;
    timers.get(id)?.();
    timers.delete(id);
    if (stopped || !started || underWay.has(id)) return;
    const facts = needs.factsOf(channel);
    noteSpent(id, channel.enabled ? spentUntil(queues.get(id), clock.now(), facts) : null);
    if (!channel.enabled || waits(channel)) return;
    queues.put(id, setBack(queues.get(id), clock.now()));
    const at = nextTry(queues.get(id), clock.now(), facts);
    if (at === null) return;
    const wake = clock.wakeAt(at, () => void tell(channel));
    timers.set(id, wake);
  };
  const armAll = (): void => {
    for (const channel of needs.channels()) arm(channel);
  };

  const weekly = createWeeklyReports({
    ...needs,
    ...queues,
    queue(channel, report) {
      queues.put(channel.id, add(supersede(queues.get(channel.id), report, true).queue, report));
      arm(channel);
    },
  });

  const settle = (id?: string): void => {
    const known = new Set(needs.channels().map((one) => one.id));
    for (const gone of queues.ids().filter((one) => !known.has(one))) {
      noteSpent(gone, null);
      timers.get(gone)?.();
      timers.delete(gone);
      queues.remove(gone);
    }
    if (id !== undefined && queues.has(id)) {
      // Other settings, another message: what was tried before says nothing of them.
      const queue = queues.get(id);
      queues.put(id, { ...queue, attempts: 0, notBefore: 0, batch: underWay.has(id) ? queue.batch : null });
    }
    armAll();
    if (started) weekly.look();
    needs.changed();
  };

  return {
    start() {
      started = true;
      for (const channel of needs.channels()) {
        const { id } = channel;
        const queue = queues.get(id);
        if (queue.failingSince !== null) needs.failing(id, queue.failingSince);
        queues.put(id, resumed(queue, needs.factsOf(channel).repeatable));
      }
      settle();
    },
    add(notice, members) {
      const all = factsOf(notice, members);
      const wordsFor = wordsOnce(needs, notice);
      for (const channel of needs.channels()) {
        const { id } = channel;
        const facts = ofChannel(channel, all);
        if (facts === null) continue;
        const before = queues.get(id);
        const waiting = new Set(facts.ends ? before.waiting.flatMap(({ about }) => about) : []);
        if (!wants(channel, facts, before.told) && !facts.about.some((about) => waiting.has(about))) continue;
        const { queue, left } = supersede(before, facts, tellsAllEnds(channel));
        const told = narrowed(facts, (about) => left.has(about));
        const { ends, severity } = facts;
        const due = Math.max(dueAt(channel, facts, notice.at), notice.at + GATHER_MS);
        const about = remembered(facts);
        const one = told === null ? null : { id: needs.newId(), about, ends, severity, ...wordsFor(told), at: notice.at, due };
        queues.put(id, one === null ? queue : add(queue, one));
        arm(channel);
      }
    },
    forget(event) {
      for (const id of queues.ids()) queues.put(id, forget(queues.get(id), [aboutEvent(event), aboutReminder(event)]));
      armAll();
    },
    settle,
    nudge: armAll,
    tested(id, outcome) {
      if (!queues.has(id) && !needs.channels().some((one) => one.id === id)) return;
      const isWell = isAccepted(outcome);
      const queue = { ...queues.get(id), outcome, toldAt: isWell ? clock.now() : queues.get(id).toldAt };
      queues.put(id, isWell ? { ...queue, failingSince: null, attempts: 0, notBefore: 0 } : queue);
      armAll();
    },
    statuses: () =>
      needs.channels().map((channel) => {
        const queue = queues.get(channel.id);
        const { waiting, failingSince, outcome, toldAt, dropped } = queue;
        const facts = needs.factsOf(channel);
        const { allowance } = facts;
        const month = allowance === null ? null : { sent: sentIn(queue, clock.now()), allowance };
        const nextAt = channel.enabled && !waits(channel) ? nextTry(queue, clock.now(), facts) : null;
        const storedSecrets = needs.storedSecrets(channel.id);
        return { id: channel.id, storedSecrets, waiting: waiting.length, failingSince, outcome, toldAt, nextAt, month, dropped };
      }),
    stop() {
      stopped = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      weekly.stop();
      queues.save();
    },
  };
};
