import type { Channel, ChannelStatus } from '../../../preload/contract/channel.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ChannelQueueFile, Concerned, Waiting } from '../../ports/storage/channel-queue.ts';
import type { KindFacts } from '../kinds.ts';
import type { Message } from '../message.ts';

export type Words = Pick<Waiting, 'title' | 'text' | 'hosts' | 'address'>;

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
  /** Something waits until then because the month's messages are used up, or no longer does. */
  spent(id: string, until: number | null): void;
  /** What happened between these times, for this channel; ms since 1970. */
  reportOf(channel: Channel, from: number, to: number): Words;
  changed(): void;
}

export interface Delivery {
  /** Those that waited when Saikoro ended go on. */
  start(): void;
  /** `members`: all events it is about, where several are told as one. */
  add(notice: NoticeView, members?: readonly Concerned[]): void;
  /** An event is gone or switched off: no channel is told of it any more. */
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
