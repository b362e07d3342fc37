import type { Message } from '../../channels/message.ts';

/** A message that stands for no notice: a test, or a heartbeat. */
export const messageOf = (
  severity: Message['severity'],
  words: Pick<Message, 'title' | 'text'>,
  { newId, now }: { newId(): string; now(): number },
): Message => ({ ...{ id: newId(), severity, count: 1, hosts: [], address: '', at: now() }, ...words });
