import { join } from 'node:path';
import type { JournalFact } from '../../../preload/contract/journal.ts';
import type { ReleaseFault, ReleaseView, ReleaseWay, UpdateWish } from '../../../preload/contract/releases/release.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { ReleaseInstaller, ReleaseNetwork } from '../../ports/releases/release.ts';
import type { ReleasesFile } from '../../store/releases-file.ts';
import { askFeed, judgeSigned } from './ask-feed.ts';
import type { Installation, Judged } from './channel.ts';
import type { ReleaseFeed } from './feed.ts';

const DAY = 86_400_000;
/** After a start the home server's name comes first, in ms. */
const AFTER_START = 30_000;
/** Between two questions of the user's, in ms. */
const SHORTEST = 10_000;
/** What a line or a server does is no event of the history. */
const PASSING: ReadonlySet<ReleaseFault> = new Set(['unreachable', 'bad-status']);

export interface ReleasesNeeds {
  clock: Clock;
  way: ReleaseWay;
  /** null where the way is none. */
  feed: ReleaseFeed | null;
  here: Omit<Installation, 'seen'>;
  network: ReleaseNetwork;
  installer: ReleaseInstaller;
  file: ReleasesFile;
  /** Where downloads are kept. */
  folder: string;
  /** Which version used the data folder before, where that was another. */
  updatedFrom: string | null;
  wish: () => UpdateWish;
  show: (view: ReleaseView) => void;
  note: (fact: Extract<JournalFact, { kind: 'release' }>) => void;
}

type Answer = { ok: true } | { ok: false; code: string };
type Newer = Extract<Judged, { kind: 'newer' }>;

/** Asks for newer versions of Saikoro, keeps what was downloaded, and has it installed; nothing of this without the user's yes or click. */
export const createReleases = (needs: ReleasesNeeds) => {
  const { clock, way, feed, network, installer, file, note } = needs;
  const here = (): Installation => ({ ...needs.here, seen: file.record.seen });
  let cancel: Cancel | null = null;
  let ended = false;
  let newer: Newer | null = null;
  let view: ReleaseView = { way, step: 'idle', askedAt: file.record.askedAt, newer: null, fault: null, news: null };
  const { news } = file.record;
  if (news?.version === needs.here.version) view = { ...view, news };
  const show = (part: Partial<ReleaseView>): void => {
    view = { ...view, ...part };
    if (!ended) needs.show(view);
  };
  const found = (judged: Newer): void => {
    newer = judged;
    show({ newer: { version: judged.version, notes: judged.notes, page: feed?.page ?? '' } });
  };
  const refuse = (code: ReleaseFault, detail?: string): void => {
    show({ step: waiting() === null ? 'idle' : 'ready', fault: { code, ...(detail === undefined ? {} : { detail }) } });
    if (!PASSING.has(code))
      note({ kind: 'release', step: 'refused', version: newer?.version ?? null, fault: code, ...(detail === undefined ? {} : { detail }) });
  };

  const download = async (judged: Newer): Promise<boolean> => {
    if (feed === null || judged.file === null) return false;
    show({ step: 'downloading' });
    const kept = await network.fetch(`${feed.feed}${judged.file.name}`, feed.hosts, judged.file, needs.folder);
    if (!kept.ok) refuse(kept.code, kept.detail);
    return kept.ok;
  };

  const ask = async (): Promise<void> => {
    if (feed === null) return;
    show({ step: 'asking', fault: null });
    file.change({ triedAt: clock.now() });
    const { judged, signed } = await askFeed(network, feed, here());
    if (judged.kind === 'refused') {
      refuse(judged.code, judged.detail);
      return;
    }
    file.change({ askedAt: clock.now() });
    show({ askedAt: clock.now() });
    if (judged.kind === 'newest' || signed === null) {
      show({ step: 'idle' });
      return;
    }
    const isNews = file.record.seen !== judged.version;
    file.change({ seen: judged.version, news: { version: judged.version, notes: judged.notes } });
    found(judged);
    if (isNews) note({ kind: 'release', step: 'found', version: judged.version });
    if (judged.file === null) {
      show({ step: 'idle' });
      return;
    }
    const ready = { body: Buffer.from(signed.body).toString('base64'), signature: Buffer.from(signed.signature).toString('base64') };
    const wasReady = JSON.stringify(file.record.ready) === JSON.stringify(ready);
    if (!(await download(judged))) return;
    file.change({ ready });
    show({ step: 'ready' });
    if (!wasReady) note({ kind: 'release', step: 'downloaded', version: judged.version });
  };

  const plan = (): void => {
    cancel?.();
    cancel = null;
    if (ended || way === 'none' || needs.wish() !== 'on') return;
    const { triedAt } = file.record;
    const now = clock.now();
    // A clock that was set back counts as a day gone by.
    const due = triedAt === null || triedAt > now ? now : triedAt + DAY;
    cancel = clock.wakeAt(Math.max(due, now + AFTER_START), () => void round().finally(plan));
  };
  const isBusy = (): boolean => view.step === 'asking' || view.step === 'downloading' || view.step === 'installing';
  const round = async (): Promise<void> => {
    if (!isBusy()) await ask();
  };

  /** What was downloaded before, looked at as if it came from the feed just now; null: nothing that would be installed. */
  const waiting = (): Newer | null => {
    const { ready } = file.record;
    if (ready === null || feed === null || way !== 'installs') return null;
    const judged = judgeSigned(Buffer.from(ready.body, 'base64'), Buffer.from(ready.signature, 'base64'), feed.keys, here());
    return judged.kind === 'newer' && judged.file !== null ? judged : null;
  };

  const install = async (judged: Newer): Promise<boolean> => {
    if (judged.file === null) return false;
    found(judged);
    show({ step: 'installing', fault: null });
    const same = await network.check(judged.file, needs.folder);
    // Tried once: what failed is fetched anew before it is tried again, so that no start fails over and over.
    file.change({ ready: null });
    const done = same.ok ? await installer.install(join(needs.folder, judged.file.name), judged.version) : same;
    if (done.ok) note({ kind: 'release', step: 'installing', version: judged.version });
    else refuse(done.code, done.detail);
    return done.ok;
  };

  return {
    /** Before anything else begins. True: this version is being replaced, and the app is to quit. */
    async installAtStart(): Promise<boolean> {
      const judged = waiting();
      if (judged !== null && needs.wish() === 'on') return install(judged);
      if (judged === null) network.clear(needs.folder);
      return false;
    },
    start(): void {
      if (needs.updatedFrom !== null) note({ kind: 'release', step: 'installed', version: needs.here.version });
      const judged = waiting();
      if (judged !== null) {
        found(judged);
        show({ step: 'ready' });
      } else show({});
      plan();
    },
    /** The user's answer changed. */
    wishChanged: plan,
    async check(): Promise<Answer> {
      if (way === 'none') return { ok: false, code: 'no-releases' };
      if (isBusy() || clock.now() - (file.record.triedAt ?? 0) < SHORTEST) return { ok: false, code: 'too-often' };
      await ask();
      plan();
      return { ok: true };
    },
    /** Quits afterwards, by the installer's own means. */
    async install(): Promise<Answer> {
      const judged = waiting();
      if (judged === null || isBusy()) return { ok: false, code: 'no-releases' };
      await install(judged);
      return { ok: true };
    },
    seen(): Answer {
      file.change({ news: null });
      show({ news: null });
      return { ok: true };
    },
    end(): void {
      ended = true;
      cancel?.();
    },
  };
};
export type Releases = ReturnType<typeof createReleases>;
