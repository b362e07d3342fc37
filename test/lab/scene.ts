import type { JournalEntry, Testimony } from '../../preload/contract/journal.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { HOST, type HomeApp, type HomeAppOptions, startHomeApp } from './home-app.ts';
import { type Internet, startInternet } from './internet.ts';
import { startMiniupnpd } from './miniupnpd.ts';
import { ISP, type Lab, type LabOptions, openLab, ROUTER, WAN } from './namespaces.ts';

export const SCENE_NEEDS = ['named', 'miniupnpd', 'turnserver', 'dig', 'openssl'];
/** In the lab time itself is the subject: a service's least gap, how long an outage lasts, how long nothing may come of something. */
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Lines of miniupnpd's configuration; null: there is no such daemon. */
type RouterOptions = Record<string, string | number> | null;

/** A whole lab with the real app in it, seen from the line. */
export interface Scene {
  lab: Lab;
  internet: Internet;
  readonly app: HomeApp;
  /** A fresh one, with other settings or with its window. */
  restartApp(how: HomeAppOptions): Promise<void>;
  /** Stops the router's daemon, and starts it anew unless told not to. */
  restartRouter(how: RouterOptions): Promise<void>;
  /** SIGUSR1 makes it look at its address and tell its subscribers. */
  nudgeRouter(): void;
  /** The line gets its next address, which is answered. */
  swap(): string;
  /** How long after the line's last change the authoritative server says so, in ms; null: not within so many ms from now. */
  until(address: string, withinMs: number): Promise<number | null>;
  said(since: number): JournalEntry[];
  /** Addresses that were published since that line of the journal. */
  updates(since: number): string[];
  /** What the journal says of the address that was decided last: on what ground, and who was heard. */
  decision(): { address: string | null; because?: string; evidence: Testimony[] };
  /** Nothing that the router says by itself reaches the home computer any more: neither announcements nor UPnP events. */
  muteRouter(on: boolean): void;
  /** Whoever asks the Internet for a page gets one to log in with, even over TLS; nothing else comes through but the DNS. */
  portal(on: boolean): void;
  /** A VPN takes the way out, and leads nowhere. What the echo services see through it is `exit`. */
  tunnel(exit: string | null): void;
  close(): Promise<void>;
}

const MUTE = `table ip mute {
  chain input { type filter hook input priority 0; udp dport 5350 drop; ip saddr ${ROUTER} tcp flags & (syn | ack) == syn drop; };
}`;
const CLOSED = 'table ip closed { chain forward { type filter hook forward priority 0; iifname lan0 udp dport != 53 drop; }; }';
/** How often the name server is asked: at once at first, then less and less, to within a twentieth of the time. In ms. */
const patience = (elapsed: number): number => Math.min(Math.max(elapsed / 20, 20), 500);
const FIRST = 10;
const LAST = 200;

interface SceneOptions extends LabOptions {
  /** Where left out, a miniupnpd that does all it can. */
  router?: RouterOptions;
  app?: HomeAppOptions;
  /** Addresses of names that lead elsewhere than to the Internet's one machine. */
  names?: Record<string, string[]>;
  /** Before the app starts. */
  prepare?: (lab: Lab, internet: Internet) => Promise<void>;
}

/** A line in the lab, its address published. */
export const openScene = async ({ router = {}, app: how, names, prepare, ...options }: SceneOptions = {}): Promise<Scene> => {
  await ensureBuilt();
  const lab = openLab(options);
  const internet = await startInternet(lab, names);
  let daemon = router === null ? null : await startMiniupnpd(lab.router, router);
  await prepare?.(lab, internet);
  let app = await startHomeApp(lab.home, internet, how);
  let wan = WAN;
  let last = FIRST;
  let swappedAt = performance.now();
  /** The app hears of it a moment after the name server has it: by the answer, or by the DNS where that was lost. One that was started anew says nothing of it. */
  const heardByApp = async (address: string): Promise<void> => {
    const isHeard = () =>
      app.journal.some(
        (entry) => (entry.kind === 'update' && entry.ipv4 === address) || (entry.kind === 'verification' && entry.expected === address),
      );
    for (let left = 5000; left > 0 && !isHeard(); left -= 20) await pause(20);
  };
  const since = (entry: number): JournalEntry[] => app.journal.slice(entry);

  const scene: Scene = {
    lab,
    internet,
    get app() {
      return app;
    },
    async restartApp(how) {
      await app.stop();
      app = await startHomeApp(lab.home, internet, how);
    },
    async restartRouter(how) {
      await daemon?.stop();
      daemon = how === null ? null : await startMiniupnpd(lab.router, how);
    },
    nudgeRouter: () => daemon?.signal('SIGUSR1'),
    swap() {
      last = last >= LAST ? FIRST + 1 : last + 1;
      const next = `44.128.0.${last}`;
      swappedAt = performance.now();
      lab.swap(wan, next);
      wan = next;
      return next;
    },
    async until(address, withinMs) {
      const end = performance.now() + withinMs;
      while (performance.now() < end) {
        const elapsed = performance.now() - swappedAt;
        if (internet.record(HOST).join() === address) {
          await heardByApp(address);
          return elapsed;
        }
        await pause(patience(elapsed));
      }
      return null;
    },
    said: since,
    updates: (entry) =>
      since(entry).flatMap((each) => (each.kind === 'update' && each.outcome === 'updated' && each.ipv4 ? [each.ipv4] : [])),
    decision() {
      const decided = app.journal.findLast((entry) => entry.kind === 'address');
      return decided?.kind === 'address' ? decided : { address: null, evidence: [] };
    },
    muteRouter(on) {
      if (on) lab.home.run('nft', MUTE);
      else lab.home.run('nft', 'delete', 'table', 'ip', 'mute');
    },
    portal(on) {
      internet.control({ portal: on });
      if (on) lab.router.run('nft', CLOSED);
      else lab.router.run('nft', 'delete', 'table', 'ip', 'closed');
    },
    tunnel(exit) {
      const { home } = lab;
      if (exit === null) {
        internet.control({});
        home.ip('link', 'delete', 'tun0');
        home.ip('route', 'delete', `${ISP}/32`);
        return;
      }
      home.ip('link', 'add', 'tun0', 'type', 'veth', 'peer', 'name', 'nowhere');
      home.ip('link', 'set', 'tun0', 'up');
      home.ip('route', 'add', `${ISP}/32`, 'via', ROUTER);
      for (const half of ['0.0.0.0/1', '128.0.0.0/1']) home.ip('route', 'add', half, 'dev', 'tun0');
      internet.control({ lies: Object.fromEntries(internet.hosts.map((host) => [host, exit])) });
    },
    async close() {
      await app.stop();
      await daemon?.stop();
      internet.close();
      lab.close();
    },
  };
  if ((await scene.until(WAN, 60_000)) === null) throw new Error(`never published: ${JSON.stringify(app.journal)}`);
  return scene;
};
