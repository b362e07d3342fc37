import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDelivery } from '../../../main/channels/delivery/delivery.ts';
import { factsOfKind } from '../../../main/channels/kinds.ts';
import { createSend } from '../../../main/instance/channels/send.ts';
import { together, wordsOf } from '../../../main/instance/channels/words.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import { createMailer } from '../../../main/platform/sockets/mail.ts';
import { openChannelQueue } from '../../../main/store/channel-queue-file.ts';
import type { Channel } from '../../../preload/contract/channel.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { createFakeClock, settle } from '../../helpers/fake-clock.ts';

export interface OwnChannel extends Channel {
  secrets: Record<string, string>;
}
export const ownChannel = (
  id: string,
  kind: Channel['kind'],
  settings: Channel['settings'],
  secrets: Record<string, string>,
): OwnChannel => ({
  ...{ id, kind, settings, secrets, name: '', enabled: true, severity: 'failures', events: null, quiet: null, weekly: null },
});

/** A server of a channel at home, which answers as the row says. */
export const openReceiver = async (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** What listens where a mail server should. */
export const openMailPort = async (talk: (socket: Socket) => void) => {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket.on('error', () => {}));
    talk(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

/** The real queue, words and senders over real sockets and a real disk; only time is played. */
export const openDelivery = (channels: OwnChannel[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-channels-'));
  const busy = new Set<Promise<unknown>>();
  const clock = createFakeClock(undefined, async () => {
    do {
      await Promise.all(busy);
      await settle();
    } while (busy.size > 0);
  });
  const send = createSend({
    http: createHttp({ userAgent: 'Saikoro/0.0.0' }),
    mailer: createMailer({}),
    programs: undefined as never,
    approvals: { allows: () => true },
    hideSecrets: (text) => text,
    now: () => clock.now(),
  });
  const tries: { channel: string; at: number; outcome: string }[] = [];
  const failing: [string, boolean][] = [];
  let ids = 0;
  const wording = { strings: stringsFor('en'), services: { get: () => undefined }, language: 'en' } as const;
  const open = () => {
    const delivery = createDelivery({
      ...{ clock, random: () => 0.5, channels: () => channels },
      newId() {
        ids += 1;
        return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
      },
      file: openChannelQueue({ files: createFiles(folder), now: () => clock.now(), report: () => {} }),
      factsOf: (channel) => factsOfKind(channel, null),
      storedSecrets: () => [],
      async send(channel, message) {
        const own = channels.find(({ id }) => id === channel.id);
        const at = clock.now();
        const done = send(channel.kind, { ...channel.settings, ...own?.secrets }, message);
        busy.add(done);
        const { outcome } = await done.finally(() => busy.delete(done));
        tries.push({ channel: channel.id, at, outcome: [outcome.kind, outcome.reason].filter(Boolean).join(' ') });
        return outcome;
      },
      online: () => true,
      wordsOf: (notice) => wordsOf(notice, { wording, now: clock.now(), viewOf: () => undefined }),
      together: (waiting, dropped) => together(waiting, dropped, wording),
      failing: (id, since) => failing.push([id, since !== null]),
      spent: () => {},
      reportOf: () => ({ title: '', text: '', hosts: [], address: '' }),
      changed: () => {},
    });
    delivery.start();
    return delivery;
  };
  let last = 0;
  const notice = (more: Partial<NoticeView> = {}): NoticeView => {
    last += 1;
    const outcome = { kind: 'auth-failed' } as const;
    return { id: last, at: clock.now(), kind: 'needs-you', event: 'home', name: 'home', outcome, read: false, ...more };
  };
  return { clock, tries, failing, open, notice, end: () => rmSync(folder, { recursive: true, force: true }) };
};
