import { expect } from 'vitest';
import type { Outcome } from '../../preload/contract/outcome.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { type OwnChannel, openDelivery, openMailPort, openReceiver, ownChannel } from './frame/channels.ts';
import { DAY, HOUR, MINUTE } from './frame/home.ts';
import { faults, type Row } from './frame/row.ts';

type Stage = ReturnType<typeof openDelivery>;
type Answer = Parameters<typeof openReceiver>[0];

const gotify = (id: string, server: string): OwnChannel => ownChannel(id, 'gotify', { server }, { token: 's3cret' });
const taken: Answer = (_, response) => void response.setHeader('content-type', 'application/json').end('{"id":1}');
const last = ({ tries }: Stage): string => tries.at(-1)?.outcome ?? '';

/** What is said of it in the window, in both languages. */
const expectSaid = (outcome: string): void => {
  for (const language of ['en', 'ja'] as const) {
    const { verdict } = stringsFor(language).channels;
    expect(verdict[outcome.split(' ')[0] as Outcome['kind']], language).toMatch(/.{8}/);
  }
};

/** A channel at home whose server answers so; then all is well. */
const atHome = (
  name: string,
  answer: Answer,
  play: (stage: Stage, got: { title: string }[], heal: () => void) => Promise<string>,
): Row => ({
  name,
  async alone() {
    let now = answer;
    const got: { title: string }[] = [];
    const receiver = await openReceiver((request, response, body) => {
      if (now === taken) got.push(JSON.parse(body));
      now(request, response, body);
    });
    const stage = openDelivery([gotify('a', receiver.origin)]);
    try {
      return await play(stage, got, () => {
        now = taken;
      });
    } finally {
      receiver.close();
      stage.end();
    }
  },
});

/** A mail server of that kind: told once in its own words, tried again by itself, and no other channel waits for it. */
const atMail = (name: string, talk: Parameters<typeof openMailPort>[0], outcome: string): Row => ({
  name,
  async alone() {
    const mail = await openMailPort(talk);
    const receiver = await openReceiver(taken);
    const settings = { server: '127.0.0.1', port: mail.port, from: 'me@example.com', to: 'me@example.com' };
    const stage = openDelivery([ownChannel('mail', 'mail', settings, {}), gotify('other', receiver.origin)]);
    try {
      const delivery = stage.open();
      delivery.add(stage.notice());
      await stage.clock.pass(10_000);
      expect(Object.fromEntries(stage.tries.map((one) => [one.channel, one.outcome]))).toEqual({ mail: outcome, other: 'updated' });
      expect(stage.failing).toEqual([['mail', true]]);
      const [mine] = delivery.statuses();
      const wait = (mine?.nextAt ?? 0) - stage.clock.now();
      expect([mine?.waiting, wait > 0 && wait <= MINUTE]).toEqual([1, true]);
      expectSaid(outcome);
      delivery.stop();
      return `${outcome}; next try after 30 s; a warning at once; the letter waits, and the other channel is told`;
    } finally {
      mail.close();
      receiver.close();
      stage.end();
    }
  },
});

faults('channels', [
  atHome(
    'a channel answers 500 for a day',
    (_, response) => void response.writeHead(500).end('fault'),
    async (stage, got, heal) => {
      const delivery = stage.open();
      delivery.add(stage.notice());
      await stage.clock.pass(DAY);
      expect(last(stage)).toBe('server-error http-status');
      expectSaid(last(stage));
      const tries = stage.tries.length;
      expect(tries).toBeLessThan(18);
      heal();
      await stage.clock.pass(7 * HOUR);
      expect([got.length, stage.failing]).toEqual([
        1,
        [
          ['a', true],
          ['a', false],
        ],
      ]);
      delivery.stop();
      return `server-error http-status; ${tries} tries in the day, six hours apart at most; one warning; told once when it is well`;
    },
  ),
  atHome(
    'a channel answers 429 with Retry-After',
    (_, response) => void response.writeHead(429, { 'retry-after': '5400' }).end(),
    async (stage, got, heal) => {
      const delivery = stage.open();
      delivery.add(stage.notice());
      await stage.clock.pass(10_000);
      expectSaid(last(stage));
      heal();
      await stage.clock.pass(2 * HOUR);
      const [first, second] = stage.tries;
      expect([stage.tries.length, (second?.at ?? 0) - (first?.at ?? 0), got.length]).toEqual([2, 5_400_000, 1]);
      delivery.stop();
      return 'rate-limited; next try after 90 min, as asked; told once then';
    },
  ),
  atHome(
    'a channel replies with 10 MB',
    (_, response) => void response.end('x'.repeat(10_000_000)),
    async (stage, got, heal) => {
      const delivery = stage.open();
      delivery.add(stage.notice());
      await stage.clock.pass(10_000);
      const outcome = last(stage);
      expect(outcome).toMatch(/^not-confirmed/);
      expectSaid(outcome);
      heal();
      await stage.clock.pass(5 * MINUTE);
      expect(got).toHaveLength(1);
      delivery.stop();
      return `${outcome}; read to 64 KB; next try after 30 s; told once when it answers as it should`;
    },
  ),
  {
    name: 'line ends in the name of an event',
    async alone() {
      const heads: string[] = [];
      const receiver = await openReceiver((request, response, body) => {
        heads.push(JSON.stringify([request.headers, request.rawHeaders.length]), body);
        response.end('ok');
      });
      const settings = { method: 'POST' };
      const secrets = { url: `${receiver.origin}/hook?t={title}`, headers: 'X-Title: {title}', body: '{"t":"{title}"}' };
      const stage = openDelivery([ownChannel('hook', 'webhook', settings, secrets)]);
      try {
        const delivery = stage.open();
        delivery.add(stage.notice({ name: 'home\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1' }));
        await stage.clock.pass(10_000);
        const [head = '', body = ''] = heads;
        expect(Object.keys(JSON.parse(head)[0])).not.toContain('x-evil');
        expect(JSON.parse(head)[0]['x-title']).toMatch(/^[^\r\n]+$/);
        expect(JSON.parse(body).t).not.toMatch(/[\r\n]/);
        expect([heads.length, last(stage)]).toEqual([2, 'updated']);
        delivery.stop();
        return 'one request, with no header of its own; the name stands on one line';
      } finally {
        receiver.close();
        stage.end();
      }
    },
  },
  {
    name: 'all channels are down',
    async alone() {
      let up = false;
      const got: string[] = [];
      const receiver = await openReceiver((request, response, body) => {
        if (up) got.push(JSON.parse(body).title);
        if (up) taken(request, response, body);
        else request.socket.destroy();
      });
      const stage = openDelivery(['a', 'b', 'c'].map((id) => gotify(id, receiver.origin)));
      try {
        const first = stage.open();
        for (const event of ['e1', 'e2', 'e3']) {
          first.add(stage.notice({ event, name: event }));
          await stage.clock.pass(DAY);
        }
        expect(first.statuses().map(({ waiting, failingSince }) => [waiting, failingSince !== null])).toEqual(Array(3).fill([3, true]));
        expect(stage.failing).toHaveLength(3);
        first.stop();
        const second = stage.open();
        up = true;
        await stage.clock.pass(7 * HOUR);
        expect(second.statuses().map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
        const once = got.length;
        await stage.clock.pass(DAY);
        expect(got.length).toBe(once);
        second.stop();
        return 'network closed; all waits on the disk, over a restart too; a warning for each; told once each when they are back';
      } finally {
        receiver.close();
        stage.end();
      }
    },
  },
  atHome(
    'well again while the channel was down',
    (request) => void request.socket.destroy(),
    async (stage, got, heal) => {
      const delivery = stage.open();
      delivery.add(stage.notice());
      await stage.clock.pass(HOUR);
      delivery.add(stage.notice({ kind: 'recovered', well: 'accepted' }));
      heal();
      await stage.clock.pass(DAY);
      expect([got, delivery.statuses()[0]?.waiting]).toEqual([[], 0]);
      expect(stage.failing.at(-1)).toEqual(['a', false]);
      delivery.stop();
      return 'neither the fault nor its end is told; the channel counts as well again';
    },
  ),
  atMail(
    'a mail server that accepts and drops',
    (socket) => {
      socket.write('220 mail.example ESMTP\r\n');
      socket.once('data', () => socket.destroy());
    },
    'network closed',
  ),
  atMail(
    'a mail server that speaks nonsense',
    (socket) => void socket.end('\u0000\u0001 never mind\r\n'.repeat(50)),
    'not-confirmed no-rule',
  ),
  atMail('a mail server that never answers', () => {}, 'network timeout'),
]);
