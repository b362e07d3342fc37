import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { ROUTER } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS, 'python3');
const LIE = '44.128.66.66';
const NEIGHBOUR = '192.168.77.11';
const STORM = { announcements: 2000, seconds: 10 };
/**
 * The router is asked once for each announcement that is listened to, at most twenty a second, and twice for those that were not; the usual
 * looks fall into it. A busy machine stretches the storm: what counts are the seconds it really took.
 */
const mostQuestions = (seconds: number): number => 22 * (seconds + 2) + 10;

describe.skipIf(lacks !== null)(`a neighbour in the home network who lies${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  let neighbour: Scene['lab']['others'][number];
  beforeAll(async () => {
    scene = await openScene({ others: ['neighbour'] });
    [neighbour] = scene.lab.others as [typeof neighbour];
    scene.lab.home.run('nft', 'table ip tally { chain output { type filter hook output priority 0; udp dport 5351 counter; }; }');
    await pause(6000);
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  /** Questions that the home computer has put to the router so far. */
  const questions = (): number => Number(/packets (\d+)/.exec(scene.lab.home.run('nft', 'list', 'table', 'ip', 'tally'))?.[1]);
  const storm = (source: string): Promise<number | null> => {
    const script = join(import.meta.dirname, 'announcer.py');
    const words = [script, source, LIE, STORM.announcements, STORM.seconds].map(String);
    const child = neighbour.start('python3', words, { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Promise((done) => child.once('exit', done));
  };

  it('is passed over under his own address', async ({ annotate }) => {
    const [before, since, begun] = [questions(), scene.app.journal.length, performance.now()];
    const wan = scene.internet.record(HOST);
    expect(await storm(NEIGHBOUR)).toBe(0);
    await pause(2000);
    await annotate(`${STORM.announcements} announcements of a stranger: ${questions() - before} questions to the router`);
    // Meanwhile it is asked every five seconds as ever, and in the regular look.
    const seconds = (performance.now() - begun) / 1000;
    expect(questions() - before).toBeLessThanOrEqual(Math.ceil(seconds / 5) + 1);
    expect(scene.said(since).filter(({ kind }) => kind === 'address' || kind === 'update')).toEqual([]);
    expect(scene.internet.record(HOST)).toEqual(wan);
  }, 60_000);

  it('is no more than a reason to ask the router under the router’s, and hides no true change', async ({ annotate }) => {
    const [before, since, begun] = [questions(), scene.app.journal.length, performance.now()];
    const over = storm(ROUTER);
    await pause(4000);
    const next = scene.swap();
    const took = await scene.until(next, 90_000);
    expect(await over).toBe(0);
    await pause(2000);
    const asked = questions() - before;
    await annotate(
      `${STORM.announcements} forged announcements: ${asked} questions to the router; a true change meanwhile: ${took?.toFixed(0)} ms`,
    );
    expect(took).not.toBeNull();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(mostQuestions((performance.now() - begun) / 1000));
    expect(scene.updates(since)).toEqual([next]);
    expect(JSON.stringify(scene.said(since))).not.toContain(LIE);
    expect(scene.internet.record(HOST)).toEqual([next]);
  }, 150_000);
});
