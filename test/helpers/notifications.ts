import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../scripts/display.mjs';
import { newTempDir } from './electron.ts';
import { ownerOf } from './own-bus.ts';

/** As a real notification server understood it, not as it was sent. */
export interface ShownNotification {
  app: string;
  summary: string;
  body: string;
  urgency: string;
}

export interface NotificationServer {
  shown(): ShownNotification[];
  /** Waits for one that was shown, past or future. */
  find(matches: (one: ShownNotification) => boolean, timeoutMs?: number): Promise<ShownNotification>;
  /** Clicks the newest one. */
  click(): void;
  close(): void;
}

/** Why there can be none here; undefined if there can. */
export const lacksNotifications = (): string | undefined => {
  if (process.platform !== 'linux') return 'the notification server dunst is for Linux';
  const missing = ['dunst', 'dunstctl', 'gdbus'].filter((binary) => !onPath(binary));
  return missing.length ? `${missing.join(', ')} not installed` : undefined;
};

// dunst hands each notification it shows to a program; NUL between the fields, a line of its own at the end of each.
const recorder = (log: string) => `#!/bin/sh
printf '%s\\0%s\\0%s\\0%s\\0\\n\\0' "$DUNST_APP_NAME" "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" >> '${log}'
`;

const config = (program: string) => `[global]
    follow = none
    dmenu = true
    history_length = 100
    notification_limit = 0
[everything]
    summary = "*"
    script = ${program}
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
`;

const parse = (text: string): ShownNotification[] =>
  text
    .split('\0\n\0')
    .slice(0, -1)
    .map((record) => {
      const [app = '', summary = '', body = '', urgency = ''] = record.split('\0');
      return { app, summary, body, urgency };
    });

/** Debian's dunst on the given session and display. */
export async function startNotificationServer(env: NodeJS.ProcessEnv): Promise<NotificationServer> {
  const folder = newTempDir('dunst');
  const [log, program, settings] = ['shown', 'record.sh', 'dunstrc'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(program, recorder(log));
  chmodSync(program, 0o755);
  writeFileSync(settings, config(program));
  const server = spawn('dunst', ['-conf', settings], { env, stdio: 'ignore' });
  await ownerOf('org.freedesktop.Notifications', env);

  const shown = () => (existsSync(log) ? parse(readFileSync(log, 'utf8')) : []);
  const find: NotificationServer['find'] = async (matches, timeoutMs = 15_000) => {
    for (let left = timeoutMs; left > 0; left -= 100) {
      const hit = shown().find(matches);
      if (hit) return hit;
      await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(`no such notification in ${timeoutMs} ms; shown were: ${JSON.stringify(shown())}`);
  };
  return {
    shown,
    find,
    click: () => void spawnSync('dunstctl', ['action', '0'], { env }),
    close: () => {
      server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
