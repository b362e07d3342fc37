import type { Bridge } from '../preload/contract/api.ts';
import { loadStrings, startLanguage } from './store/catalogue.ts';
import type { Host } from './store/context.ts';
import { createPendingNavigation } from './store/pending-navigation.ts';
import { createStore } from './store/store.ts';

declare global {
  interface Window {
    saikoro: Bridge;
  }
}

// What takes long begins at once and side by side: main gathers the state while the page's own code is loaded.
const host: Host = { bridge: window.saikoro, store: createStore(window.saikoro), wishes: createPendingNavigation(window.saikoro) };
host.store.start();
const language = startLanguage();
// A fault shows when the state asks for them again.
if (language !== null) void loadStrings(language).catch(() => {});
const { draw } = await import('./render.tsx');
draw(host);
