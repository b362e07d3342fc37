import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StateDelta } from '../../../../preload/contract/state.ts';
import type { Language } from '../../../../preload/strings/index.ts';
import { appState } from '../builders.ts';

/** Nothing is loaded yet, as in a window that has just been made. */
const freshWindow = async (language: Language) => {
  vi.resetModules();
  const catalogue = await import('../../../../renderer/store/catalogue.ts');
  const { createStore } = await import('../../../../renderer/store/store.ts');
  let send: (delta: StateDelta) => void = () => {};
  const store = createStore({
    'state.get': async () => ({ ok: true, value: JSON.stringify(appState({ seq: 1, language })) }),
    listen: {
      'state.delta': (listener) => {
        send = listener;
        return () => {};
      },
    },
  });
  const shown: string[] = [];
  store.subscribe(() => {
    const state = store.get();
    // What a component does with each state it is told of.
    if (state) shown.push(`${catalogue.stringsOf(state.language).locale} ${state.checking}`);
  });
  return { catalogue, store, shown, send: (delta: StateDelta) => send(delta) };
};

const delta = (seq: number, fields: StateDelta['fields']): StateDelta => ({ seq, fields, events: [], removed: [] });

/** The files are read from disk, by a machine that may be busy. */
const soon = (judge: () => void): Promise<void> => vi.waitFor(judge, { timeout: 60_000 });

afterEach(() => vi.unstubAllGlobals());

describe('the words of the page', () => {
  it('are those of its language alone', async () => {
    const { catalogue, store } = await freshWindow('ja');
    store.start();
    await soon(() => expect(store.get()?.language).toBe('ja'));
    expect(catalogue.stringsOf('ja').locale).toBe('ja-JP');
    expect(catalogue.loadedStrings('en')).toBeUndefined();
    expect(() => catalogue.stringsOf('en')).toThrow('not here yet');
  });

  it('change with the language as one: what comes meanwhile waits, and no state is shown without its words', async () => {
    const { catalogue, store, shown, send } = await freshWindow('ja');
    store.start();
    await soon(() => expect(shown).toEqual(['ja-JP false']));
    send(delta(2, { language: 'en' }));
    send(delta(3, { checking: true }));
    expect(store.get()?.language).toBe('ja');
    await soon(() => expect(store.get()).toMatchObject({ seq: 3, language: 'en', checking: true }));
    expect(shown).toEqual(['ja-JP false', `${catalogue.stringsOf('en').locale} true`]);
    // Both are here now: at once.
    send(delta(4, { language: 'ja' }));
    expect(store.get()?.language).toBe('ja');
    expect(shown.at(-1)).toBe('ja-JP true');
  });

  it.each([
    ['?language=ja', 'ja'],
    ['?language=en', 'en'],
    ['', null],
    ['?language=toString', null],
  ] as const)('are loaded for what the address %s says before the state is here', async (search, language) => {
    const { catalogue } = await freshWindow('en');
    vi.stubGlobal('location', { search });
    expect(catalogue.startLanguage()).toBe(language);
  });
});
