import type { Bridge } from '../preload/contract/api.ts';
import type { Host } from './state/context.ts';
import { createStore } from './state/store.ts';
import { createWishes } from './state/wishes.ts';

declare global {
  interface Window {
    saikoro: Bridge;
  }
}

// What takes long begins at once and side by side: main gathers the state while the page's own code is loaded.
const host: Host = { bridge: window.saikoro, store: createStore(window.saikoro), wishes: createWishes(window.saikoro) };
host.store.start();
const { draw } = await import('./draw.tsx');
draw(host);
