import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { dnsEvent, type Home, type HomeOptions, MINUTE, openHome, PASSWORD } from './home.ts';
import { type Outside, openOutside, type Received } from './outside.ts';

/** What the line left so long ago is a wrong address to publish, in ms: a round, a doubt and a request lie in between. */
const LEFT = 15 * MINUTE;

/** A home with its Internet, watched: what must never happen, whatever the row is about. */
export interface Scene extends Home {
  /** The line gets another address, and the system notices that its network changed. */
  move(address: string): Promise<void>;
  /** Whether the line's address is accepted and seen by the DNS within so long, in ms. */
  published(most: number, id?: string): Promise<boolean>;
  /** It gets another address, and nobody notices. */
  becomes(address: string): void;
  /** The history as it stands on the disk. */
  history(): JournalEntry[];
  /** Requests that carried an address or a password which was not right just then. */
  wrong: string[];
  /** Each request, with the time of the home at which it came. */
  sent: (Received & { at: number })[];
  /** Ended after the row, the last first. */
  later(end: () => unknown): void;
  /** Closes everything; judge() does so too. */
  end(): Promise<void>;
  /** Nothing wrong was published, nothing is lost after a restart, and no secret stands where it may be read. */
  judge(): Promise<void>;
}

const journalOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^journal(\.\d)?\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
    .sort((a, b) => JSON.parse(a).seq - JSON.parse(b).seq);

const judgeKept = async (scene: Scene): Promise<void> => {
  const events = scene.engine.eventManager.events();
  const passwords = (): (string | null)[] => events.map(({ id }) => scene.stores.secrets.get(id, 'password'));
  const kept = passwords();
  const before = journalOf(scene.folder);
  const sent = scene.sent.length;
  await scene.restart();
  expect(scene.engine.eventManager.events(), 'events after a restart').toEqual(events);
  expect(passwords(), 'passwords after a restart').toEqual(kept);
  const after = journalOf(scene.folder);
  expect(after.slice(0, before.length), 'the history after a restart').toEqual(before);
  expect(after.map((line) => JSON.parse(line).seq)).toEqual(after.map((_, at) => at + 1));
  // A start alone is no reason to send what was accepted.
  await scene.pass(MINUTE);
  const again = scene.sent.slice(sent).flatMap(({ hosts }) => hosts);
  const accepted = events.filter((event) => event.type === 'dns' && scene.stores.ledger.get(event.id)?.ipv4.outcome?.kind === 'updated');
  expect(again.length, 'sent by a restart').toBeLessThanOrEqual(events.length - accepted.length + sent);
};

/** `events`: null leaves the folder as it is. `outside`: one that several scenes share, which is not closed here. */
export const openScene = async ({
  events = [dnsEvent()],
  outside: given,
  folder = mkdtempSync(join(tmpdir(), 'saikoro-faults-')),
  right,
  ...more
}: Omit<Partial<HomeOptions>, 'events'> & {
  events?: HomeOptions['events'] | null;
  /** Whether a request may leave as it did; unless said, it carries the line's address and the stored password. */
  right?: (received: Received) => boolean;
} = {}): Promise<Scene> => {
  const ends: (() => unknown)[] = [];
  const outside: Outside = given ?? (await openOutside());
  if (given === undefined) ends.push(outside.close);
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const sent: Scene['sent'] = [];
  const wrong: string[] = [];
  const truth: { address: string; until: number }[] = [{ address: outside.seen, until: Number.POSITIVE_INFINITY }];
  let scene: Scene | undefined;
  const isOfLine = (address: string): boolean =>
    truth.some((each) => each.address === address && (scene?.clock.now() ?? 0) <= each.until + LEFT);
  const isRight = right ?? (({ addresses, password }) => password === PASSWORD && addresses.length > 0 && addresses.every(isOfLine));
  outside.heard = (received) => {
    sent.push({ ...received, at: scene?.clock.now() ?? 0 });
    if (!isRight(received)) wrong.push(`${received.hosts.join()} ${received.addresses.join() || 'no address'}`);
  };
  const home = await openHome({ ...more, folder, outside, ...(events === null ? {} : { events }) });
  const made: Scene = Object.assign(home, {
    wrong,
    sent,
    becomes(address: string) {
      (truth.at(-1) as { until: number }).until = home.clock.now();
      truth.push({ address, until: Number.POSITIVE_INFINITY });
      outside.seen = address;
    },
    published: (most: number, id?: string) =>
      home.until(
        () => {
          const { publication, ipv4 } = home.event(id).status;
          return publication === 'published' && ipv4.accepted === outside.seen;
        },
        most,
        Math.max(1000, most / 500),
      ),
    history: () => journalOf(folder).map((line) => JSON.parse(line)),
    async move(address: string) {
      made.becomes(address);
      home.engine.disturbed();
      await home.pass(1000);
    },
    later: (end: () => unknown) => void ends.push(end),
    async judge() {
      try {
        expect(wrong, 'published wrongly').toEqual([]);
        const text = JSON.stringify([home.engine.state.get(), home.reader.told]) + journalOf(folder).join('\n');
        expect(text.includes(PASSWORD), 'a password where it can be read').toBe(false);
        await judgeKept(made);
        expect(wrong, 'published wrongly').toEqual([]);
      } finally {
        await made.end();
      }
    },
    async end() {
      await home.stop().catch(() => {});
      for (const end of ends.splice(0).reverse()) await end();
    },
  });
  scene = made;
  return made;
};
