import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { DAY, HOUR, MINUTE } from './home.ts';
import { LANGUAGES, type Language } from './reader.ts';
import { openScene, type Scene } from './scene.ts';

const root = resolve(import.meta.dirname, '../../..');
const SECOND = 1000;

export type Words = Record<Language, RegExp>;

/** What a fault of a service comes to. */
export interface Expected {
  /** Kind and reason, e.g. `network dns`. */
  outcome: string;
  /** When it is tried again after the first failure, in ms; `stops`: not by itself. */
  next: readonly [number, number] | 'stops';
  /** What the window says of it. */
  reads: Words;
  /** What a notification says of it, where it leaves out why so as to fit; else the same. */
  told?: Words;
  /** How long it fails before a notification calls for someone, in ms. */
  toldAfter: number;
  /** The most that reaches the service from the first failure until then. */
  requests: number;
}

/** One line of the matrix: a fault of a service, or a story with its own play, which answers what it saw. */
export type Row = { name: string /** The client that had it, by its tracker. */; peer?: string } & (
  | { given: (scene: Scene) => unknown; expect: Expected; open?: Parameters<typeof openScene>[0] }
  | { open?: Parameters<typeof openScene>[0]; play: (scene: Scene) => Promise<string> }
  | { alone: () => Promise<string> }
);

/** What happens by itself is always said. */
const BY_ITSELF: Record<'again' | 'stops', Words> = {
  again: { en: /Saikoro retries by itself/, ja: /自動でもう一度試します/ },
  stops: { en: /until its settings change or you choose Resume/, ja: /「再開」を選ぶと、また自動で更新します/ },
};
const wordOf = (outcome: Outcome | null): string => [outcome?.kind, outcome?.reason].filter(Boolean).join(' ');
const minutes = (ms: number): string =>
  ms < MINUTE ? `${Math.round(ms / SECOND)} s` : ms < HOUR ? `${Math.round(ms / MINUTE)} min` : `${Math.round(ms / HOUR)} h`;

export const expectWords = (scene: Scene, words: Words, id = 'home'): void => {
  for (const language of LANGUAGES) expect(scene.reader.window(id, language), language).toMatch(words[language]);
};
/** Well, published and seen by the DNS. */
/** The ladder: once, after six hours, after a day, then daily; `lasted` in ms since it was told first. */
export const mostTold = (lasted: number): number => 1 + (lasted >= 6 * HOUR ? 1 : 0) + Math.floor(lasted / DAY);
/** How many of these times lie in each of so many days from `begun`. */
export const byDay = (times: readonly number[], begun: number, days: number): number[] =>
  Array.from({ length: days }, (_, day) => times.filter((at) => Math.floor((at - begun) / DAY) === day).length);
export const urgent = (scene: Scene, language: Language) => scene.reader.told[language].filter((told) => told.urgent);
export const settleWell = async (scene: Scene, most = 10 * MINUTE): Promise<void> => {
  expect(await scene.until(() => scene.event().status.publication === 'published', most, 5000), 'published before the fault').toBe(true);
};

/** Well at first; the fault comes with a new address, is told when its time has come, and passes. */
const playFault = async (scene: Scene, given: (scene: Scene) => unknown, expected: Expected): Promise<string> => {
  await settleWell(scene);
  await given(scene);
  const [before, begun] = [scene.sent.length, scene.clock.now()];
  await scene.move('44.128.0.2');
  const family = () => scene.stores.ledger.get('home')?.ipv4;
  expect(await scene.until(() => !isAccepted(family()?.outcome ?? { kind: 'updated' }), 10 * MINUTE), 'the fault').toBe(true);
  const record = family();
  expect(wordOf(record?.outcome ?? null)).toBe(expected.outcome);
  const { nextAt, activity } = scene.event().status;
  const wait = nextAt === null ? null : nextAt - (record?.triedAt ?? 0);
  if (expected.next === 'stops') expect([wait, activity]).toEqual([null, 'stopped']);
  else expect(wait !== null && wait >= expected.next[0] && wait <= expected.next[1], `next try after ${wait} ms`).toBe(true);
  expectWords(scene, expected.reads);
  expectWords(scene, BY_ITSELF[expected.next === 'stops' ? 'stops' : 'again']);
  // What the service did not confirm is not called published.
  expect(scene.event().status.publication).not.toBe('published');

  const failed = record?.failingSince ?? 0;
  await scene.pass(Math.max(0, failed + expected.toldAfter - MINUTE - scene.clock.now()));
  if (expected.toldAfter > MINUTE) for (const language of LANGUAGES) expect(urgent(scene, language), 'told too soon').toEqual([]);
  await scene.pass(2 * MINUTE);
  for (const language of LANGUAGES) {
    expect(urgent(scene, language), 'told').toHaveLength(1);
    expect(urgent(scene, language)[0]?.body).toMatch((expected.told ?? expected.reads)[language]);
  }
  const requests = scene.sent.length - before;
  expect(requests, 'requests').toBeLessThanOrEqual(expected.requests);

  scene.outside.heal();
  if (expected.next === 'stops') scene.engine.commands.resume(['home']);
  expect(await scene.until(() => scene.event().status.publication === 'published', 8 * DAY, 5 * MINUTE), 'published once it passed').toBe(
    true,
  );
  expect(scene.outside.names.records.get('home.ddns.net A')).toBe('44.128.0.2');
  await scene.pass(MINUTE);
  const most = mostTold(scene.clock.now() - failed - expected.toldAfter);
  for (const language of LANGUAGES) expect(urgent(scene, language).length, 'told how often').toBeLessThanOrEqual(most);
  expect(
    scene.reader.told.en.some(({ title }) => /again/.test(title)),
    'told that it is well',
  ).toBe(true);
  const again = scene.clock.now() - begun;
  const next = expected.next === 'stops' ? 'stops' : `next try after ${minutes(wait ?? 0)}`;
  const told = expected.toldAfter === 0 ? 'told at once' : `told after ${minutes(expected.toldAfter)}`;
  return `${expected.outcome}; ${next}; ${told}, one notification; ${requests} request${requests === 1 ? '' : 's'} until then; well after ${minutes(again)}`;
};

const run = async (row: Row): Promise<string> => {
  if ('alone' in row) return row.alone();
  const scene = await openScene(row.open);
  try {
    const facts = 'play' in row ? await row.play(scene) : await playFault(scene, row.given, row.expect);
    await scene.judge();
    return facts;
  } finally {
    await scene.end();
  }
};

/** The rows of one noun: a test each, whose result is kept for the table, and whose name stands in docs/faults.md. */
export const faults = (
  noun: string,
  rows: readonly Row[],
  { lacks, oneByOne = false }: { lacks?: string | undefined; oneByOne?: boolean } = {},
): void => {
  const documented = readFileSync(join(root, 'docs/faults.md'), 'utf8');
  describe.skipIf(lacks !== undefined)(`${noun}${lacks === undefined ? '' : ` (${lacks})`}`, { concurrent: !oneByOne }, () => {
    it.for(rows.map((row) => [row.name, row] as const))('%s', async ([name, row], { expect: here }) => {
      const facts = await run(row);
      const kept = process.env.SAIKORO_FAULTS;
      if (kept !== undefined) {
        mkdirSync(kept, { recursive: true });
        const at = rows.indexOf(row);
        writeFileSync(join(kept, `${noun}-${at}.json`), JSON.stringify({ noun, at, name, peer: row.peer, facts }));
      } else here(documented.includes(`| ${name} |`), 'docs/faults.md is stale: run npm run faults').toBe(true);
    });
  });
};
