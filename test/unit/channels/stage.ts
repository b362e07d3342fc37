import { createDelivery } from '../../../main/channels/delivery/delivery.ts';
import type { Delivery } from '../../../main/channels/delivery/needs.ts';
import type { KindFacts } from '../../../main/channels/kinds.ts';
import type { Message } from '../../../main/channels/message.ts';
import type { Concerned } from '../../../main/ports/storage/channel-queue.ts';
import { openChannelQueue } from '../../../main/store/channel-queue-file.ts';
import type { Channel } from '../../../preload/contract/channel.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';

export const channel = (id: string, more: Partial<Channel> = {}): Channel => ({
  ...{ id, kind: 'ntfy', name: '', enabled: true, settings: {}, severity: 'everything', events: null, quiet: null, weekly: null },
  ...more,
});
export const WELL: Outcome = { kind: 'updated' };
export const DOWN: Outcome = { kind: 'server-error', reason: 'http-status' };

/** A data folder in memory, and deliveries over it, each as one start of the app has one. */
export const stage = (channels: Channel[] = [channel('a')], facts: Partial<KindFacts> = {}) => {
  const clock = createFakeClock();
  const disk = new Map<string, string>();
  const files = {
    read: (name: string) => {
      const text = disk.get(name);
      return text === undefined ? { ok: false, why: 'absent', detail: '' } : { ok: true, text };
    },
    write(name: string, text: string) {
      disk.set(name, text);
      return { ok: true };
    },
    rename(from: string, to: string) {
      disk.set(to, disk.get(from) ?? '');
      disk.delete(from);
      return { ok: true };
    },
  } as never;
  const sent: { channel: string; message: Message; at: number }[] = [];
  const failing: [string, number | null][] = [];
  const spent: [string, number | null][] = [];
  const problems: string[] = [];
  let broken: string | null = null;
  let answer: (channel: Channel, message: Message) => Outcome | Promise<Outcome> = () => WELL;
  let online = true;
  let ids = 0;
  let lastId = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  const start = (): Delivery => {
    const file = openChannelQueue({ files, now: clock.now, report: (code) => problems.push(code) });
    const delivery = createDelivery({
      ...{ clock, file, newId, random: () => 0.5, channels: () => channels },
      factsOf: () => ({ perMinute: 10, repeatable: false, allowance: null, home: false, ...facts }),
      storedSecrets: () => [],
      async send(to, message) {
        sent.push({ channel: to.id, message, at: clock.now() });
        return answer(to, message);
      },
      online: () => online,
      wordsOf({ name = '', kind, count, named = [] }) {
        if (broken === 'wordsOf') throw new TypeError('broken');
        const title = count === undefined ? `${kind} ${name}` : `${kind} ${count}: ${named.map((one) => one.name).join(', ')}`;
        return { title, text: name, hosts: [`${name}.example.com`], address: '' };
      },
      together(waiting, dropped) {
        if (broken === 'together') throw new TypeError('broken');
        return { title: `${waiting.length + dropped} notices`, text: waiting.map(({ title }) => title).join('\n') };
      },
      failing: (id, since) => failing.push([id, since]),
      spent: (id, until) => spent.push([id, until]),
      reportOf: (to, from, until) => ({ title: `report ${to.id} ${(until - from) / 86_400_000}`, text: '', hosts: [], address: '' }),
      changed: () => {},
    });
    delivery.start();
    return delivery;
  };
  const notice = (more: Partial<NoticeView> = {}): NoticeView => {
    const event = more.event ?? 'e1';
    lastId += 1;
    return { id: lastId, at: clock.now(), kind: 'needs-you', read: false, event, name: event, ...more };
  };
  /** Several events told as one, as the watchdog does. */
  const group = (ids: readonly string[], more: Partial<NoticeView> = {}): [NoticeView, Concerned[]] => {
    const members = ids.map((id) => ({ id, name: id, since: clock.now() }));
    const { event: _, name: __, ...rest } = notice({ warning: 'service-down', count: ids.length, named: members.slice(0, 3), ...more });
    return [rest, members];
  };
  return {
    ...{ group },
    ...{ clock, disk, sent, failing, spent, problems, channels, start, notice },
    titles: () => sent.map(({ message }) => message.title),
    answer(next: typeof answer) {
      answer = next;
    },
    /** The words break off by a fault of Saikoro's own. */
    breaks(which: 'together' | 'wordsOf' | null) {
      broken = which;
    },
    line(is: boolean) {
      online = is;
    },
  };
};
export const ended = (event = 'e1') => ({ kind: 'recovered', event, name: event }) as const;
