import { useCallback, useMemo, useState } from 'react';
import type { Bridge } from '../../preload/contract/api.ts';
import { isPluginName, MOST_PLUGIN_BYTES, type PluginOffer } from '../../preload/contract/plugin.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { act, ask, type Refusal } from '../store/ipc.ts';
import type { Message } from '../store/navigation.ts';

const MOST_FILES = 10;
const fileOf = (offer: PluginOffer | Refusal): string | undefined => ('file' in offer ? offer.file : undefined);

/** Files that may become plug-ins, one after the other. */
export interface PluginOffers {
  /** What the user is asked about now. */
  current: PluginOffer | null;
  /** The user has answered: shows the next one. */
  done(): void;
  drop(files: File[]): void;
  choose(): void;
  review(id: string): void;
  /** Main was given files to open. */
  collect(): void;
}

/** What is no plug-in at all by its name or size is not read. */
const read = async (bridge: Bridge, file: File): Promise<PluginOffer | Refusal> => {
  const refuse = (code: string): Refusal => ({ ok: false, code, detail: file.name });
  if (!isPluginName(file.name) && !file.name.toLowerCase().endsWith('.json')) return refuse('not-a-plugin');
  if (file.size > MOST_PLUGIN_BYTES) return refuse('plugin-too-large');
  try {
    return await act(bridge, 'plugins.offer', { name: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch {
    // A folder, or gone since.
    return refuse('unreadable-file');
  }
};

/** A file with problems has a sheet of its own; any other refusal is a line of words. */
const asksForSheet = (offer: PluginOffer | Refusal): offer is PluginOffer => offer.ok || 'problems' in offer;

export const usePluginOffers = (bridge: Bridge, strings: Strings, say: (message: Message) => void): PluginOffers => {
  const [queue, setQueue] = useState<PluginOffer[]>([]);
  const take = useCallback(
    (offers: (PluginOffer | Refusal)[]) => {
      setQueue((now) => [...now, ...offers.filter(asksForSheet)]);
      const texts = offers
        .filter((offer) => !asksForSheet(offer))
        .flatMap((offer) =>
          offer.ok || offer.code === 'cancelled' ? [] : [refusalText(strings, offer.code, offer.detail ?? fileOf(offer))],
        );
      if (texts.length > 0) say({ text: texts.join(' '), tone: 'bad' });
    },
    [strings, say],
  );
  const calls = useMemo(
    () => ({
      done: () => setQueue((now) => now.slice(1)),
      drop(files: File[]) {
        if (files.length > MOST_FILES) take([{ ok: false, code: 'too-many-plugins' }]);
        else void Promise.all(files.map((file) => read(bridge, file))).then(take);
      },
      choose: () => void act(bridge, 'plugins.choose', undefined).then((offer) => take([offer])),
      review: (id: string) => void act(bridge, 'plugins.review', { id }).then((offer) => take([offer])),
      collect: () => void ask(bridge, 'plugins.waiting', undefined).then((answer) => answer.ok && take(answer.value)),
    }),
    [bridge, take],
  );
  const current = queue[0] ?? null;
  return useMemo(() => ({ ...calls, current }), [calls, current]);
};
