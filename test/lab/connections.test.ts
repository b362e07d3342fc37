import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { eventFor, HOST } from './home-app.ts';
import { labLacks, WAN } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';
import { eventAt, hostAt, namesOf, PASSWORD, startTlsServices, type TlsService } from './tls-services.ts';

const lacks = labLacks(...SCENE_NEEDS, 'nsupdate');
const SERVICES: TlsService[] = [{ id: 'dynu', name: 'api.dynu.com', families: [4] }];

describe.skipIf(lacks !== null)(`services by their names over TLS${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  let far: Awaited<ReturnType<typeof startTlsServices>>;
  beforeAll(async () => {
    scene = await openScene({
      names: namesOf(SERVICES),
      app: {
        events: [eventFor(HOST), ...SERVICES.map((service) => eventAt(service))],
        secrets: Object.fromEntries(SERVICES.map(({ id }) => [id, { password: PASSWORD }])),
      },
      prepare: async (lab, internet) => {
        far = await startTlsServices(lab, internet, SERVICES);
      },
    });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  const updateOf = async (id: string): Promise<Extract<JournalEntry, { kind: 'update' }>> => {
    for (let wait = 0; wait < 600; wait += 1) {
      const found = scene.said(0).find((entry) => entry.kind === 'update' && entry.event === id);
      if (found?.kind === 'update') return found;
      await pause(50);
    }
    throw new Error(`no update of ${id}: ${JSON.stringify(scene.said(0))}`);
  };

  it('has the address at a service that answers to its name only', async () => {
    expect(await updateOf('dynu')).toMatchObject({ outcome: 'updated', ipv4: WAN });
    expect(far.heard('api.dynu.com').map(({ kind, asked, line }) => [kind, asked ?? line])).toEqual([
      ['connection', undefined],
      ['hello', 'api.dynu.com'],
      ['open', undefined],
      ['request', `GET /nic/update?hostname=dynu.home.test&myip=${WAN}`],
    ]);
    expect(scene.internet.record(hostAt({ id: 'dynu', name: '' }))).toEqual([WAN]);
  });
});
