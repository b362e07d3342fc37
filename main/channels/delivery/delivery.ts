import type { Channel, ChannelStatus } from '../../../preload/contract/channel.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { ChannelQueue, ChannelQueueFile, Concerned, Waiting } from '../../ports/storage/channel-queue.ts';
import type { KindFacts } from '../kinds.ts';
import type { Message } from '../message.ts';
import { outcomeOf } from './attempt.ts';
import { add, begun, dueNow, ended, forget, NO_QUEUE, nextTry, resumed, sentIn, supersede } from './queue.ts';
import {
  aboutEvent,
  aboutReminder,
  dueAt,
  factsOf,
  type NoticeFacts,
  narrowed,
  noticeOf,
  ofChannel,
  remembered,
  tellsAllEnds,
  wants,
} from './rules.ts';
import { setBack } from './set-back.ts';

/** Notices of one moment go as one message: so long the first waits for others, in ms. */
const GATHER_MS = 2000;

interface Words {
  title: string;
  text: string;
  hosts: string[];
  address: string;
}

export interface DeliveryNeeds {
  clock: Clock;
  random(): number;
  newId(): string;
  file: ChannelQueueFile;
  channels(): readonly Channel[];
  factsOf(channel: Channel): KindFacts;
  storedSecrets(id: string): string[];
  send(channel: Channel, message: Message): Promise<Outcome>;
  online(): boolean;
  /** The words of one notice. */
  wordsOf(notice: NoticeView): Words;
  /** The words of several as one message; `dropped`: how many more there were. */
  together(waiting: readonly Waiting[], dropped: number): { title: string; text: string };
  /** A channel begins to fail, or is well again. */
  failing(id: string, since: number | null): void;
  changed(): void;
}

export interface Delivery {
  /** Those that waited when Saikoro ended go on. */
  start(): void;
  /** `members`: all events it is about, where several are told as one. */
  add(notice: NoticeView, members?: readonly Concerned[]): void;
  /** An event is gone or switched off: nobody is told of it any more. */
  forget(event: string): void;
  /** Channels were added, changed or removed; `id`: that one is tried anew at once. */
  settle(id?: string): void;
  /** The line is back. */
  nudge(): void;
  /** A test went out: it tells how the channel stands. */
  tested(id: string, outcome: Outcome): void;
  statuses(): ChannelStatus[];
  stop(): void;
}

/** The words of a notice, made once for channels that are told the same of it. */
const wordsOnce = ({ wordsOf }: Pick<DeliveryNeeds, 'wordsOf'>, notice: NoticeView): ((facts: NoticeFacts) => Words) => {
  const made = new Map<string, Words>();
  return (facts) => {
    const key = facts.about.join('\n');
    const words = made.get(key) ?? wordsOf(noticeOf(notice, facts));
    made.set(key, words);
    return words;
  };
};

/** Tells notices through the user's channels: each has a queue of its own, so that one that fails stops no other. */
export const createDelivery = (needs: DeliveryNeeds): Delivery => {
  const { clock, file } = needs;
  const queues = new Map<string, ChannelQueue>(Object.entries(file.queues));
  const timers = new Map<string, Cancel>();
  const underWay = new Set<string>();
  let started = false;
  let stopped = false;

  const queueOf = (id: string): ChannelQueue => queues.get(id) ?? NO_QUEUE;
  const save = (): void => void file.save(Object.fromEntries(queues));
  let isAsked = false;
  const saveSoon = (): void => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      save();
      needs.changed();
    });
  };
  const put = (id: string, next: ChannelQueue): void => {
    const before = queueOf(id);
    if (next === before) return;
    queues.set(id, next);
    if (next.failingSince !== before.failingSince) needs.failing(id, next.failingSince);
    saveSoon();
  };
  const waits = (channel: Channel): boolean => !needs.online() && !needs.factsOf(channel).home;

  const tell = async (channel: Channel): Promise<void> => {
    const now = clock.now();
    const { id } = channel;
    put(id, setBack(queueOf(id), now));
    const queue = queueOf(id);
    const due = dueNow(queue, now);
    const [first] = due;
    if (first === undefined) {
      // The clock was set back while it waited, or the file named a batch of nothing.
      if (queue.batch !== null) put(id, { ...queue, batch: null });
      arm(channel);
      return;
    }
    const batch = queue.batch ?? { id: first.id, of: due.map((one) => one.id) };
    underWay.add(id);
    put(id, begun(queue, batch, now));
    // On the disk before it leaves; where the disk is full it leaves all the same: that may be what it says.
    save();
    const words = due.length === 1 && queue.dropped === 0 ? first : needs.together(due, queue.dropped);
    const severity = due.some((one) => one.severity === 'failure') ? 'failure' : 'change';
    const hosts = [...new Set(due.flatMap((one) => one.hosts))].slice(0, 20);
    const { title, text } = words;
    const message: Message = {
      ...{ id: batch.id, severity, title, text, hosts, at: first.at, count: due.length },
      address: due.at(-1)?.address ?? '',
    };
    const outcome = await outcomeOf(() => needs.send(channel, message));
    underWay.delete(id);
    // Removed meanwhile.
    if (!queues.has(id)) return;
    put(id, ended(queueOf(id), outcome, { now: clock.now(), chance: needs.random() }));
    if (!stopped) arm(channel);
  };

  const arm = (channel: Channel): void => {
    const { id } = channel;
    timers.get(id)?.();
    timers.delete(id);
    if (stopped || !started || underWay.has(id) || !channel.enabled || waits(channel)) return;
    put(id, setBack(queueOf(id), clock.now()));
    const at = nextTry(queueOf(id), clock.now(), needs.factsOf(channel));
    if (at !== null)
      timers.set(
        id,
        clock.wakeAt(at, () => void tell(channel)),
      );
  };
  const armAll = (): void => {
    for (const channel of needs.channels()) arm(channel);
  };

  const settle = (id?: string): void => {
    const channels = needs.channels();
    const known = new Set(channels.map((one) => one.id));
    for (const gone of [...queues.keys()].filter((one) => !known.has(one))) {
      if (queueOf(gone).failingSince !== null) needs.failing(gone, null);
      timers.get(gone)?.();
      timers.delete(gone);
      queues.delete(gone);
      saveSoon();
    }
    if (id !== undefined && queues.has(id)) {
      // Other settings, another message: what was tried before says nothing of them.
      const queue = queueOf(id);
      put(id, { ...queue, attempts: 0, notBefore: 0, batch: underWay.has(id) ? queue.batch : null });
    }
    armAll();
    needs.changed();
  };

  return {
    start() {
      started = true;
      for (const channel of needs.channels()) {
        const { id } = channel;
        if (queueOf(id).failingSince !== null) needs.failing(id, queueOf(id).failingSince);
        put(id, resumed(queueOf(id), needs.factsOf(channel).repeatable));
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
        const waits = new Set(facts.ends ? queueOf(id).waiting.flatMap(({ about }) => about) : []);
        if (!wants(channel, facts, queueOf(id).told) && !facts.about.some((about) => waits.has(about))) continue;
        const { queue, left } = supersede(queueOf(id), facts, tellsAllEnds(channel));
        const told = narrowed(facts, (about) => left.has(about));
        const { ends, severity } = facts;
        const due = Math.max(dueAt(channel, facts, notice.at), notice.at + GATHER_MS);
        const waiting = (words: Words) => ({
          ...{ id: needs.newId(), about: remembered(facts), ends, severity, at: notice.at, due },
          ...words,
        });
        put(id, told === null ? queue : add(queue, waiting(wordsFor(told))));
        arm(channel);
      }
    },
    forget(event) {
      for (const [id, queue] of queues) put(id, forget(queue, [aboutEvent(event), aboutReminder(event)]));
      armAll();
    },
    settle,
    nudge: armAll,
    tested(id, outcome) {
      if (!queues.has(id) && !needs.channels().some((one) => one.id === id)) return;
      const isWell = outcome.kind === 'updated' || outcome.kind === 'unchanged';
      const now = clock.now();
      const queue = { ...queueOf(id), outcome, toldAt: isWell ? now : queueOf(id).toldAt };
      put(id, isWell ? { ...queue, failingSince: null, attempts: 0, notBefore: 0 } : queue);
      armAll();
    },
    statuses: () =>
      needs.channels().map((channel) => {
        const { waiting, failingSince, outcome, toldAt, dropped } = queueOf(channel.id);
        const facts = needs.factsOf(channel);
        const { allowance } = facts;
        const month = allowance === null ? null : { sent: sentIn(queueOf(channel.id), clock.now()), allowance };
        const nextAt = channel.enabled && !waits(channel) ? nextTry(queueOf(channel.id), clock.now(), facts) : null;
        const storedSecrets = needs.storedSecrets(channel.id);
        return { id: channel.id, storedSecrets, waiting: waiting.length, failingSince, outcome, toldAt, nextAt, month, dropped };
      }),
    stop() {
      stopped = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      save();
    },
  };
};
