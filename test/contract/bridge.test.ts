import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { api, type CallName, callChannel, type NoticeName, noticeChannel } from '../../preload/contract/api.ts';

const entry = resolve(import.meta.dirname, '../../preload/bridge.ts');
type Listener = (event: unknown, notice: unknown) => void;

/** The real bridge, bundled as it is shipped, with Electron's side replaced: what it exposes and what it sends. */
let code = '';
const load = () => {
  const exposed = new Map<string, Record<string, unknown>>();
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<Listener>>();
  const required: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: Record<string, unknown>) => void exposed.set(name, value) },
    ipcRenderer: {
      invoke: async (...words: unknown[]) => void invoked.push(words),
      on: (channel: string, listener: Listener) => void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
      off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    return name === 'electron' ? electron : createRequire(import.meta.url)(name);
  };
  runInNewContext(code, { require, module: { exports: {} }, exports: {}, URL, Intl, console });
  return { exposed, invoked, listeners, required, electron };
};

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['electron'],
    write: false,
    minify: true,
  });
  code = outputFiles[0]?.text ?? '';
});

const calls = Object.keys(api.calls) as CallName[];
const notices = Object.keys(api.notices) as NoticeName[];

describe('window.saikoro', () => {
  it('is the only thing exposed, and has exactly the contract’s keys', () => {
    const { exposed } = load();
    expect([...exposed.keys()]).toEqual(['saikoro']);
    const { listen, ...rest } = exposed.get('saikoro') ?? {};
    expect(Object.keys(rest).sort()).toEqual([...calls].sort());
    expect(Object.keys(listen as object).sort()).toEqual([...notices].sort());
  });

  it('sends each call on its own channel with one argument, whatever it is given', () => {
    const { exposed, invoked } = load();
    const bridge = exposed.get('saikoro') as Record<CallName, (...words: unknown[]) => void>;
    for (const name of calls) bridge[name]({ name }, 'more', 'words');
    expect(invoked).toEqual(calls.map((name) => [callChannel(name), { name }]));
  });

  it('hands listeners the notice alone, and nothing after they left', () => {
    const { exposed, listeners, electron } = load();
    const listen = exposed.get('saikoro')?.listen as Record<string, (listener: (...words: unknown[]) => void) => () => void>;
    for (const name of notices) {
      const heard: unknown[][] = [];
      const stop = listen[name]?.((...words) => heard.push(words));
      const say = (value: unknown): void =>
        listeners.get(noticeChannel(name))?.forEach((listener) => void listener({ sender: electron.ipcRenderer }, value));
      say('first');
      expect(stop?.()).toBeUndefined();
      say('second');
      expect(heard).toEqual([['first']]);
    }
  });

  it('holds neither ipcRenderer nor anything but functions', () => {
    const { exposed, electron } = load();
    const seen: unknown[] = [];
    const walk = (value: unknown): void => {
      seen.push(value);
      if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
      else expect(typeof value).toBe('function');
    };
    walk(exposed.get('saikoro'));
    expect(seen).not.toContain(electron.ipcRenderer);
  });

  it('needs nothing a sandboxed preload could not have, and stays small', () => {
    expect(load().required).toEqual(['electron']);
    expect(code.length).toBeLessThan(36_000);
    expect(readFileSync(entry, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});
