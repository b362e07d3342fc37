import { createEngine } from '../../../../main/engine/engine.ts';
import { createChannels } from '../../../../main/instance/channels/channels.ts';
import type { HttpRequest } from '../../../../main/ports/http.ts';
import type { Wish } from '../../../../main/ports/storage/approvals.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { openSecrets } from '../../../../main/store/secrets/secrets.ts';
import type { Channel } from '../../../../preload/contract/channel.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

/** A folder in memory: what is on disk is other tests' business. */
const folder = () => {
  const disk = new Map<string, string>();
  return {
    read: (name: string) => (disk.has(name) ? { ok: true, text: disk.get(name) } : { ok: false, why: 'absent', detail: '' }),
    write: (name: string, text: string) => {
      disk.set(name, text);
      return { ok: true };
    },
    size: (name: string) => disk.get(name)?.length ?? 0,
    rename: () => ({ ok: true }),
    list: () => [...disk.keys()],
  } as never;
};

/** Real channels, secrets, services and engine; only what leaves is caught. */
export const stage = async ({ answers = true, reply = '{}' }: { answers?: boolean; reply?: string } = {}) => {
  /** What the system's window was asked, and how it is answered. */
  const asked: Wish[] = [];
  const allowed = new Set<string>();
  let answer = answers;
  const fake = createFakeWorld([]);
  const sent: HttpRequest[] = [];
  const letters: { server: string; password: string }[] = [];
  const http = {
    async send(request: HttpRequest) {
      sent.push(request);
      return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode(reply), truncated: false } as const;
    },
  };
  const { now } = fake.clock;
  const sealer = { available: async () => false } as never;
  const secrets = await openSecrets({ files: folder(), sealer, forced: 'file', now, report: () => {} });
  const services = createServices({ http, tls: {} as never, dns: fake.world.dns, now } as never, sourceBuiltIns(), {});
  const saikoro = createEngine({ ...fake.world, services, secrets });
  const approvals = { allows: (wish: Wish) => allowed.has(JSON.stringify(wish)) };
  const channels = createChannels({
    ...{ clock: fake.clock, random: () => 0.5, newId: () => 'id-1', saikoro, secrets, documents: fake.world.documents, http, now },
    log: { add() {} },
    journal: fake.world.journal,
    ...{ practice: false, failing() {}, hideSecrets: (text: string) => text, approvals, programs: {} },
    file: { queues: {}, save: () => ({ ok: true }) },
    approval: {
      async allow(wishes: readonly Wish[]) {
        for (const wish of wishes.filter((one) => !approvals.allows(one))) {
          asked.push(wish);
          if (!answer) return { ok: false, code: 'not-allowed' };
          allowed.add(JSON.stringify(wish));
        }
        return { ok: true };
      },
    },
    mailer: {
      async send(letter: { server: string; password: string }) {
        letters.push(letter);
        return { ok: true, said: 'ok' };
      },
    },
    wording: () => ({ strings: stringsFor('en'), services: { get: () => undefined }, language: 'en' }),
  } as never);
  saikoro.start();
  await fake.clock.pass(60_000);
  return {
    ...{ fake, saikoro, channels, sent, letters, asked, allowed, secrets },
    answers(next: boolean) {
      answer = next;
    },
  };
};

export const channel = (more: Pick<Channel, 'id' | 'kind' | 'settings'>): Channel => ({
  ...{ name: '', enabled: true, severity: 'everything', events: null, quiet: null, weekly: null },
  ...more,
});
export const MATRIX = channel({ id: 'one', kind: 'matrix', settings: { server: 'https://matrix.example', room: '!a:b' } });
export const MAIL = channel({
  id: 'two',
  kind: 'mail',
  settings: { server: 'smtp.good.example', port: 465, user: 'me', from: 'a@good.example', to: 'b@good.example' },
});
export const told = (sent: readonly HttpRequest[]): string =>
  JSON.stringify(sent.map(({ url, headers, body }) => [url, headers, String(body ?? '')]));
