import type { Sender } from '../../main/app/ipc/sender.ts';
import type { CallRegistry } from '../../main/app/ipc/server.ts';
import { type CallName, callChannel } from '../../preload/contract/api.ts';

/** The far side of ipcMain: keeps what was registered and lets a test send as anybody. */
export interface FakeIpc extends CallRegistry {
  channels(): string[];
  send(call: CallName, event: Sender, arg?: unknown): Promise<unknown>;
}

export const createFakeIpc = (): FakeIpc => {
  const listeners = new Map<string, (event: Sender, arg: unknown) => Promise<unknown>>();
  return {
    handle: (channel, listener) => {
      if (listeners.has(channel)) throw new Error(`${channel} is taken`);
      listeners.set(channel, listener);
    },
    removeHandler: (channel) => void listeners.delete(channel),
    channels: () => [...listeners.keys()],
    send: (call, event, arg) => {
      const listener = listeners.get(callChannel(call));
      if (!listener) throw new Error(`nobody listens to ${call}`);
      return listener(event, arg);
    },
  };
};

type AppShell = NonNullable<Sender['senderFrame']>;

export const frame = (url: string, more: Partial<AppShell> = {}): AppShell => {
  const { protocol, host } = new URL(url);
  return { url, origin: `${protocol}//${host}`, parent: null, ...more } as AppShell;
};

export const OWN_CONTENTS = 7;
export const OWN_PAGE = 'app://saikoro/index.html';

/** A message from a page's main frame; `from` another frame of the same page where given. */
export const sentBy = (main: AppShell, { id = OWN_CONTENTS, from = main as AppShell | null, destroyed = false } = {}): Sender => ({
  senderFrame: from,
  sender: { id, mainFrame: main, isDestroyed: () => destroyed } as Sender['sender'],
});

export const own = (): Sender => sentBy(frame(OWN_PAGE));
