import type { ChannelQueue } from '../../ports/storage/channel-queue.ts';
import type { DeliveryNeeds } from './needs.ts';
import { NO_QUEUE } from './queue.ts';

/** The queue of each channel, on the disk once a turn. */
export interface Queues {
  get(id: string): ChannelQueue;
  has(id: string): boolean;
  ids(): string[];
  put(id: string, next: ChannelQueue): void;
  remove(id: string): void;
  save(): void;
}

export const createQueues = ({ file, failing, changed }: Pick<DeliveryNeeds, 'file' | 'failing' | 'changed'>): Queues => {
  const queues = new Map<string, ChannelQueue>(Object.entries(file.queues));
  const get = (id: string): ChannelQueue => queues.get(id) ?? NO_QUEUE;
  const save = (): void => void file.save(Object.fromEntries(queues));
  let isAsked = false;
  const saveSoon = (): void => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      save();
      changed();
    });
  };
  return {
    get,
    has: (id) => queues.has(id),
    ids: () => [...queues.keys()],
    put(id, next) {
      const before = get(id);
      if (next === before) return;
      queues.set(id, next);
      if (next.failingSince !== before.failingSince) failing(id, next.failingSince);
      saveSoon();
    },
    remove(id) {
      if (get(id).failingSince !== null) failing(id, null);
      queues.delete(id);
      saveSoon();
    },
    save,
  };
};
