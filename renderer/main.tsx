import { createRoot } from 'react-dom/client';
import type { Bridge } from '../preload/contract/api.ts';
import { App } from './components/app.tsx';
import { HostContext } from './state/context.ts';
import { createStore } from './state/store.ts';
import { createWishes } from './state/wishes.ts';

declare global {
  interface Window {
    saikoro: Bridge;
  }
}

const host = { bridge: window.saikoro, store: createStore(window.saikoro), wishes: createWishes(window.saikoro) };
host.store.start();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its root');
createRoot(root).render(
  <HostContext value={host}>
    <App />
  </HostContext>,
);
