import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyRecord } from '../../main/ports/storage/ledger.ts';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import { watchEvent } from '../helpers/fake-world/events.ts';
import { labLacks } from './hosts.ts';
import { TSIG, ZONE } from './internet.ts';
import { ISP, WAN } from './namespaces.ts';
import { openScene, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS, 'nsupdate');
const FRIEND = `friend.${ZONE}`;
const OTHER = '44.128.0.99';
const MINUTE = 60_000;
const EVENT = watchEvent({ id: 'friend', name: 'Friend', hosts: [FRIEND], expects: { kind: 'mine' } });
const PATIENCE = { timeout: 60_000, interval: 500 };

/** A real BIND 9 keeps the name; who keeps the zone changes it with a program of BIND's own. */
describe.skipIf(lacks !== null)(`a name that somebody else keeps${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  const friendSays = (address: string): void => {
    const file = join(scene.internet.folder, 'friend.txt');
    writeFileSync(file, `server ${ISP}\nzone ${ZONE}\nupdate delete ${FRIEND} A\nupdate add ${FRIEND} 30 A ${address}\nsend\n`);
    scene.lab.inet.run('nsupdate', '-y', `hmac-sha256:${TSIG.name}:${TSIG.secret}`, file);
    expect(scene.internet.record(FRIEND)).toEqual([address]);
  };
  const watch = () => scene.app.state().events.find(({ event }) => event.id === EVENT.id)?.status.watch;
  /** By the page's own way to main. */
  const call = (name: string, arg: unknown): unknown =>
    JSON.parse(scene.app.page(`window.saikoro[${JSON.stringify(name)}](${JSON.stringify(arg)}).then((reply) => JSON.stringify(reply))`));
  /** As a person reads it. */
  const row = (): string => scene.app.page(`document.querySelector('[data-id="${EVENT.id}"]')?.innerText ?? ''`);
  const askNow = (): Promise<void> =>
    expect.poll(() => call('events.run', { ids: [EVENT.id] }), PATIENCE).toMatchObject({ ok: true, value: { ok: true } });

  beforeAll(async () => {
    scene = await openScene({ app: { show: true } });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  it.each<Language>(['en', 'ja'])(
    'matches, is told of when it does not, and of its end, in %s',
    async (language) => {
      const words = stringsFor(language);
      await scene.restartApp({ show: true, settings: { language }, events: [] });
      friendSays(WAN);
      expect(call('events.save', { event: EVENT, secrets: {}, isNew: true })).toMatchObject({ ok: true, value: { ok: true } });
      await expect.poll(() => watch()?.state, PATIENCE).toBe('matches');
      await expect.poll(row, PATIENCE).toContain(words.watch.state.matches);

      friendSays(OTHER);
      await askNow();
      await expect
        .poll(() => watch(), PATIENCE)
        .toMatchObject({ state: 'differs', expected: { ipv4: WAN }, names: [{ addresses: [OTHER] }] });
      await expect.poll(row, PATIENCE).toContain(words.watch.state.differs);
      const told = { en: `now points at ${OTHER} (was ${WAN})`, ja: `${OTHER} を指すようになりました（以前は ${WAN}）` };
      const said = (): string[] => scene.app.journal.filter(({ kind }) => kind === 'watch').map((entry) => words.journal(entry));
      await expect.poll(() => said().at(-1), PATIENCE).toContain(told[language]);
      // Who keeps the name has a quarter of an hour.
      expect(scene.app.state().warnings).toEqual([]);

      // As it is that much later, and after a restart: what was seen and since when it is wrong stands in the folder.
      const now = Date.now();
      const seen = { kind: 'addresses', addresses: [OTHER], shared: [OTHER], alias: null, since: now - 20 * MINUTE } as const;
      const warning = { code: 'watch-differs', event: EVENT.id, since: now - 20 * MINUTE, due: now - 5 * MINUTE, shift: 0 };
      await scene.restartApp({
        ...{ show: true, settings: { language }, events: [EVENT] },
        files: {
          'ledger.jsonl': `${JSON.stringify({ ...emptyRecord(EVENT.id), sightings: { [FRIEND]: seen } })}\n`,
          'health.json': JSON.stringify({
            version: 1,
            aliveAt: now,
            warnings: [{ ...warning, firstAt: null, lastAt: null, snoozedUntil: null }],
          }),
        },
      });
      await expect
        .poll(() => scene.app.state(), PATIENCE)
        .toMatchObject({
          health: 'attention',
          warnings: [{ code: 'watch-differs', named: [{ name: 'Friend' }] }],
          publication: { names: 0, needsYou: 1, watches: { enabled: 1, well: 0, needsYou: 1 } },
          notices: [{ kind: 'needs-you', warning: 'watch-differs', event: EVENT.id }],
        });

      friendSays(WAN);
      await askNow();
      await expect
        .poll(() => scene.app.state(), PATIENCE)
        .toMatchObject({
          health: 'ok',
          warnings: [],
          notices: [{ kind: 'recovered', well: 'watched' }, { kind: 'needs-you' }],
        });
      await expect.poll(row, PATIENCE).toContain(words.watch.state.matches);
      // Nothing was ever told to anybody.
      expect(scene.app.journal.filter(({ kind }) => kind === 'update' || kind === 'command')).toEqual([]);
    },
    240_000,
  );
});
