import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { firstLine } from './own-bus.ts';

export interface TrayItemSeen {
  tooltip: string;
  /** What the icon looks like: width × height pixels, each alpha, red, green, blue; base64. */
  pixmaps: { width: number; height: number; argb: string }[];
}

export interface MenuEntry {
  id: number;
  label: string;
  enabled: boolean;
  type: string;
  toggled: boolean;
  children: MenuEntry[];
}

/** The tray as a panel sees it, from outside the app: StatusNotifierItem and com.canonical.dbusmenu over D-Bus. */
export interface TrayHost {
  item(): Promise<TrayItemSeen | null>;
  /** Top level of the menu; empty while there is no icon. */
  menu(): Promise<MenuEntry[]>;
  /** When it was clicked, in ms since 1970. */
  click(label: string): Promise<number>;
  activate(): Promise<void>;
  close(): void;
}

// Debian's own interpreter: its packages are not seen by another Python that comes first on PATH.
const python = '/usr/bin/python3';

export const lacksTrayHost = (): string | undefined => {
  if (process.platform !== 'linux') return 'StatusNotifierItem is for Linux';
  const tried = spawnSync(python, ['-c', 'import dbus, gi']);
  return tried.status === 0 ? undefined : 'python3-dbus and python3-gi not installed';
};

/** So long a menu has to stay as it is before it is clicked, in ms, as it does under a person's eyes; and so often it is looked at. */
const STILL_MS = 200;
const MOST_LOOKS = 20;

export async function startTrayHost(env: NodeJS.ProcessEnv): Promise<TrayHost> {
  const host = spawn(python, [join(import.meta.dirname, 'tray-host.py')], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  await firstLine(host);
  const waiting: ((line: string) => void)[] = [];
  createInterface(host.stdout).on('line', (line) => waiting.shift()?.(line));

  const ask = async <T>(question: object): Promise<T> => {
    const line = await new Promise<string>((heard) => {
      waiting.push(heard);
      host.stdin.write(`${JSON.stringify(question)}\n`);
    });
    const reply = JSON.parse(line) as { ok: T } | { error: string };
    if ('error' in reply) throw new Error(`the tray answered: ${reply.error}`);
    return reply.ok;
  };
  const menu = async () => (await ask<MenuEntry | null>({ do: 'menu' }))?.children ?? [];

  return {
    item: () => ask({ do: 'item' }),
    menu,
    click: async (label) => {
      let entries = flat(await menu());
      // An entry's number is that of its place: one that was read before the menu grew a line is another entry's by the time of the click.
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        await new Promise((done) => setTimeout(done, STILL_MS));
        const before = JSON.stringify(entries);
        entries = flat(await menu());
        if (JSON.stringify(entries) === before) break;
      }
      const entry = entries.find((one) => one.label === label);
      if (!entry) throw new Error(`the tray's menu has no ${label}; it has: ${entries.map((one) => one.label).join(' | ')}`);
      const at = Date.now();
      await ask({ do: 'click', id: entry.id });
      return at;
    },
    activate: () => ask({ do: 'activate' }),
    close: () => void host.kill('SIGTERM'),
  };
}

const flat = (entries: MenuEntry[]): MenuEntry[] => entries.flatMap((entry) => [entry, ...flat(entry.children)]);
