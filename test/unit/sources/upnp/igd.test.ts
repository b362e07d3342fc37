import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSsdpSocket } from '../../../../main/platform/udp/ssdp-socket.ts';
import type { Answer } from '../../../../main/ports/address-source.ts';
import type { SsdpSocket } from '../../../../main/ports/udp.ts';
import { createIgdVoice } from '../../../../main/sources/upnp/igd.ts';
import { faultXml, service } from './fake-router.ts';
import { type Home, openHome } from './home.ts';

// Real sockets on a busy machine: patience, not speed, is what is wanted.
vi.setConfig({ testTimeout: 60_000 });

let home: Home;
afterEach(() => home?.close());
const open = async (...given: Parameters<typeof openHome>): Promise<Home> => {
  home = await openHome(...given);
  return home;
};
const asked = (): string[] => home.router.log.filter((line) => !line.startsWith('M-SEARCH'));
const searches = (): number => home.router.log.filter((line) => line.startsWith('M-SEARCH')).length;

describe('asking a router', () => {
  it('tells its public address', async () => {
    await open();
    const answer = await home.wait(home.igd.ask());
    expect(answer).toMatchObject({
      kind: 'address',
      address: '44.128.0.1',
      details: {
        router: '127.0.0.1',
        name: 'Fake & Router',
        reading: { grade: 1, status: 'connected', lastError: 'ERROR_NONE', uptime: 1000 },
        fault: null,
        events: 'off',
      },
    });
  });
  it('searches for everything, by unicast and multicast, and only once', async () => {
    await open();
    await home.wait(home.igd.ask());
    expect(searches()).toBe(12);
    await home.wait(home.igd.ask());
    expect(searches()).toBe(12);
    expect(asked()).toEqual([
      'GET /root.xml',
      'POST /s0/control GetExternalIPAddress',
      'POST /s0/control GetStatusInfo',
      'POST /s0/control GetExternalIPAddress',
      'POST /s0/control GetStatusInfo',
    ]);
    expect(home.router.headers[1]?.soapaction).toBe('"urn:schemas-upnp-org:service:WANIPConnection:1#GetExternalIPAddress"');
    // Some routers know the header in this spelling only (UPnP Device Architecture 1.0 §3.2.1), although names have no case.
    expect(home.router.headerNames[1]).toContain('SOAPAction');
  });
  it('is one question, however many ask', async () => {
    await open();
    const both = Promise.all([home.igd.ask(), home.igd.ask()]);
    const [one, other] = await home.wait(both);
    expect(one).toBe(other);
    expect(asked()).toHaveLength(3);
  });
  it('says so when there is no router, and asks nobody', async () => {
    await open(undefined, { router: async () => null });
    expect(await home.wait(home.igd.ask())).toMatchObject({
      kind: 'unknown',
      why: 'offline',
      offline: true,
      details: { router: null, reading: null },
    });
    expect(home.router.log).toEqual([]);
  });
  it('gives up after the search, and rests before the next', async () => {
    await open();
    home.router.silentSearch = true;
    const answer = await home.wait(home.igd.ask());
    expect(answer).toMatchObject({ kind: 'unknown', why: 'no-igd', details: { reading: null } });
    expect(searches()).toBe(24);
    await home.clock.pass(9_000);
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-igd' });
    expect(searches()).toBe(24);
    // Each time longer, up to five minutes.
    for (let turn = 0; turn < 60; turn += 1) {
      await home.clock.pass(60_000);
      await home.wait(home.igd.ask());
    }
    expect(searches()).toBeLessThan(24 * 18);
    home.router.silentSearch = false;
    await home.clock.pass(300_000);
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address' });
  });
  it('hears an answer that comes after two and a half seconds, longer than it was given', async () => {
    const ssdp: SsdpSocket = {
      ...createSsdpSocket(),
      open: (local, on) =>
        createSsdpSocket({ lead: home.router.lead }).open(local, {
          ...on,
          heard: (message, peer) => void home.clock.wakeAt(home.clock.now() + 2_500, () => on.heard(message, peer)),
        }),
    };
    await open(undefined, { ssdp });
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address' });
  });
  it('believes nobody but the router', async () => {
    await open(undefined, { router: async () => '127.0.0.9' });
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-igd' });
    expect(asked()).toEqual([]);
  });
  it('says why when a search cannot even be sent', async () => {
    const ssdp: SsdpSocket = { ...createSsdpSocket(), localFor: async () => '192.0.2.77' };
    await open(undefined, { ssdp });
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-igd', details: { fault: 'EADDRNOTAVAIL' } });
  });
  it('and when there is no way to the router', async () => {
    await open(undefined, { ssdp: { ...createSsdpSocket(), localFor: async () => null } });
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-route' });
  });
  it('leaves from the address that routes to the router', async () => {
    expect(await createSsdpSocket().localFor('127.0.0.1')).toBe('127.0.0.1');
  });
  it.each([
    ['another host', 'http://127.0.0.2:5000/root.xml'],
    ['the Internet', 'http://203.0.113.1/root.xml'],
    ['SSH', 'http://127.0.0.1:22/'],
  ])('goes to no place on %s', async (_name, url) => {
    await open();
    home.router.location = () => url;
    expect(await home.wait(home.igd.ask())).toMatchObject({ why: 'no-igd' });
    expect(asked()).toEqual([]);
  });
  it('asks a box behind another router by unicast, and waits for no events', async () => {
    await open(undefined, { nextDoor: false });
    home.listen();
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address', details: { events: 'off' } });
    expect(searches()).toBe(6);
    expect(home.router.subscribers.size).toBe(0);
  });
  it('is one of the voices of the router', async () => {
    await open(undefined, { events: false });
    const voice = createIgdVoice(home.igd);
    const news: Answer[] = [];
    voice.onNews((answer) => void news.push(answer));
    expect(voice.source).toMatchObject({ id: 'upnp', operator: 'router', transport: 'router' });
    for (const more of [{}, { address: '44.128.0.2' }, { status: 'Disconnected' }, { address: '' }]) {
      home.router.services = [service(more)];
      await home.wait(voice.source.ask());
    }
    expect(news).toEqual([
      { kind: 'address', address: '44.128.0.2' },
      { kind: 'unknown', why: 'not-connected' },
      { kind: 'unknown', why: 'no-address-yet' },
    ]);
    voice.renew();
    expect(await home.wait(voice.source.ask())).toMatchObject({ kind: 'unknown', why: 'empty' });
    voice.stop();
  });
});

describe('firmwares', () => {
  it.each([
    ['miniupnpd says nothing of a reserved address', { address: '' }, { kind: 'unknown', why: 'empty' }, 2],
    ['others name the private address', { address: '192.168.0.2' }, { kind: 'address', address: '192.168.0.2' }, 2],
    ['a carrier gave it a shared one', { address: '100.64.1.2' }, { kind: 'address', address: '100.64.1.2' }, 2],
    ['0.0.0.0 while the line is down', { address: '0.0.0.0', status: 'Connected' }, { kind: 'unknown', why: 'not-connected' }, 3],
    ['AsusWRT-Merlin sends what lies in memory', { address: 'schemas.upnp.org' }, { kind: 'unknown', why: 'not-an-address' }, 3],
    ['binary garbage', { address: '\x7f\x01..1' }, { kind: 'unknown', why: 'not-an-address' }, 3],
    ['a stale address of a line that is down', { status: 'Disconnected' }, { kind: 'unknown', why: 'not-connected' }, 3],
    ['the address is refused', { addressFault: 501 }, { kind: 'unknown', why: 'upnp 501' }, 3],
    ['the status is refused', { statusFault: 401 }, { kind: 'address', address: '44.128.0.1' }, 1],
    ['padded with blanks', { address: ' 44.128.0.1 ' }, { kind: 'address', address: '44.128.0.1' }, 1],
    ['FRITZ!Box is up', { status: 'Up' }, { kind: 'address', address: '44.128.0.1' }, 1],
  ])('%s', async (_name, one, answer, grade) => {
    await open([service(one)]);
    const told = await home.wait(home.igd.ask());
    expect(told).toMatchObject({ ...answer, details: { reading: { grade } } });
  });
  it('Netgear offers IP and PPP, and only one is connected', async () => {
    await open([service({ status: 'Disconnected', address: '0.0.0.0' }), service({ connection: 'PPP', address: '44.128.0.7' })]);
    expect(await home.wait(home.igd.ask())).toMatchObject({
      address: '44.128.0.7',
      details: { reading: { service: { connection: 'ppp' } } },
    });
    // The other one is not asked again while this one stays connected.
    home.router.log.length = 0;
    await home.wait(home.igd.ask());
    expect(asked()).toEqual(['POST /s1/control GetExternalIPAddress', 'POST /s1/control GetStatusInfo']);
  });
  it('and when they change places, so does the answer', async () => {
    await open([service({ status: 'Disconnected', address: '0.0.0.0' }), service({ connection: 'PPP', address: '44.128.0.7' })]);
    await home.wait(home.igd.ask());
    home.router.services = [service({ address: '44.128.0.8' }), service({ connection: 'PPP', status: 'Disconnected', address: '0.0.0.0' })];
    expect(await home.wait(home.igd.ask())).toMatchObject({
      address: '44.128.0.8',
      details: { reading: { service: { connection: 'ip' } } },
    });
  });
  it('a description of ten megabytes is not read', async () => {
    await open();
    home.router.description = (xml) => xml + ' '.repeat(10_000_000);
    expect(await home.wait(home.igd.ask())).toMatchObject({ why: 'unreadable' });
  });
  it('nor one with entities', async () => {
    await open();
    home.router.description = (xml) => xml.replace('<root', '<!DOCTYPE r [<!ENTITY a "b">]><root');
    expect(await home.wait(home.igd.ask())).toMatchObject({ why: 'unreadable', said: expect.stringContaining('<!DOCTYPE r') });
  });
  it('URLBase leads nowhere else', async () => {
    await open();
    home.router.description = (xml) => xml.replace('<specVersion>', '<URLBase>http://203.0.113.1/</URLBase><specVersion>');
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address' });
  });
  it('a log-in page in place of an answer is no gateway', async () => {
    await open();
    home.router.soap = () => '<html><body>log in</body></html>';
    const said = '<html><body>log in</body></html>';
    for (let turn = 0; turn < 3; turn += 1)
      expect(await home.wait(home.igd.ask())).toMatchObject({
        kind: 'unknown',
        why: 'unreadable',
        said,
        details: { reading: { grade: 4 } },
      });
    expect(searches()).toBe(12);
  });
  it('a fault that comes with 200 is still a fault', async () => {
    await open();
    home.router.soap = () => faultXml(714);
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'upnp 714' });
  });
});

const TARGET = 'urn:schemas-upnp-org:device:InternetGatewayDevice:1';
const alive = (boot: number, { nt = TARGET, location = `http://127.0.0.1:${home.router.port()}/root.xml` } = {}): string =>
  `NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nCACHE-CONTROL: max-age=120\r\nLOCATION: ${location}\r\nNT: ${nt}\r\nNTS: ssdp:alive\r\nUSN: uuid:1::${nt}\r\nBOOTID.UPNP.ORG: ${boot}\r\n\r\n`;
const byebye = (): string =>
  `NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNT: ${TARGET}\r\nNTS: ssdp:byebye\r\nUSN: uuid:1::${TARGET}\r\n\r\n`;

describe('a router that restarts', () => {
  const lose = async (): Promise<void> => {
    await open();
    home.listen();
    await home.reach('heard');
    await home.router.down();
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-igd' });
  };
  const isBack = (): boolean => home.heard.at(-1)?.[0] === '44.128.0.2';
  const come = async (): Promise<number> => {
    home.router.services = [service({ address: '44.128.0.2', uptime: '1' })];
    await home.router.reboot();
    return home.clock.monotonic();
  };
  it('is asked at once when it says that it is there again', async () => {
    await lose();
    await home.clock.pass(300);
    const at = await come();
    home.notice?.(alive(2));
    await home.until(isBack, 10);
    expect(home.clock.monotonic() - at).toBeLessThan(2_000);
    await home.reach('heard');
  });
  it('is looked for again by itself within two seconds where it says nothing', async () => {
    await lose();
    const at = await come();
    await home.until(isBack, 10);
    expect(home.clock.monotonic() - at).toBeLessThan(2_000);
  });
  it('is looked for again when it is asked in between and nobody listens there any more', async () => {
    await open();
    home.listen();
    await home.wait(home.igd.ask());
    await come();
    const at = home.clock.monotonic();
    expect(await home.wait(home.igd.poll())).toMatchObject({ kind: 'unknown', why: 'connection' });
    await home.until(isBack, 10);
    expect(home.clock.monotonic() - at).toBeLessThan(2_000);
  });
  it('has its events subscribed anew when it was away, or was started once more, though nobody noticed', async () => {
    await open();
    home.listen();
    await home.reach('heard');
    const subscriptions = (): number => asked().filter((line) => line.startsWith('SUBSCRIBE')).length;
    home.notice?.(alive(1));
    home.notice?.(alive(1));
    await home.clock.pass(5_000);
    expect(subscriptions()).toBe(1);
    home.notice?.(byebye());
    home.notice?.(alive(1));
    await home.until(() => subscriptions() === 2);
    await home.clock.pass(5_000);
    home.notice?.(alive(2));
    await home.until(() => subscriptions() === 3);
  });
  it('is searched for a few times a minute at most, however often it says so, and not at all for strangers and other devices', async () => {
    await open();
    home.listen();
    await home.reach('heard');
    const before = searches();
    for (let turn = 0; turn < 20; turn += 1) {
      home.notice?.(alive(turn), '127.0.0.9');
      home.notice?.(alive(turn, { nt: 'urn:schemas-upnp-org:device:MediaServer:1' }));
      home.notice?.('NOTIFY * HTTP/1.1\r\n\r\n');
    }
    await home.clock.pass(5_000);
    expect(searches()).toBe(before);
    for (let turn = 0; turn < 600; turn += 1) {
      home.notice?.(alive(turn));
      await home.clock.pass(100);
    }
    await home.wait(home.igd.ask());
    // A search is 12 datagrams.
    expect((searches() - before) / 12).toBeGreaterThan(1);
    expect((searches() - before) / 12).toBeLessThan(8);
  });
  it('is not heard by multicast while it is not known', async () => {
    await open();
    home.router.silentSearch = true;
    home.listen();
    await home.wait(home.igd.ask());
    expect(home.notice).toBeNull();
  });
  it('is found again on its new port, within the same question', async () => {
    await open();
    await home.wait(home.igd.ask());
    await home.router.reboot();
    home.router.services = [service({ address: '44.128.0.2', uptime: '1' })];
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address', address: '44.128.0.2' });
  });
  it('is unknown while it is away, and looked for again soon', async () => {
    await open();
    await home.wait(home.igd.ask());
    await home.router.down();
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'unknown', why: 'no-igd' });
    await home.router.reboot();
    await home.clock.pass(10_000);
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address' });
  });
});

describe('asking a router in between', () => {
  it('is one request where it told an address before, and none otherwise', async () => {
    await open();
    expect(await home.wait(home.igd.poll())).toBeNull();
    expect(home.router.log).toEqual([]);
    await home.wait(home.igd.ask());
    const before = asked().length;
    expect(await home.wait(home.igd.poll())).toEqual({ kind: 'address', address: '44.128.0.1' });
    home.router.services = [service({ address: '44.128.0.2' })];
    expect(await home.wait(home.igd.poll())).toEqual({ kind: 'address', address: '44.128.0.2' });
    expect(asked().slice(before)).toEqual(['POST /s0/control GetExternalIPAddress', 'POST /s0/control GetExternalIPAddress']);
    expect(searches()).toBe(12);
  });
  it('says what it is where it is no address, and that nobody answered', async () => {
    await open();
    await home.wait(home.igd.ask());
    for (const [address, answer] of [
      ['192.168.1.20', { kind: 'address', address: '192.168.1.20' }],
      ['0.0.0.0', { kind: 'unknown', why: 'not-connected' }],
      ['', { kind: 'unknown', why: 'empty' }],
    ] as const) {
      home.router.services = [service({ address })];
      expect(await home.wait(home.igd.poll())).toEqual(answer);
    }
    await home.router.down();
    expect(await home.wait(home.igd.poll())).toMatchObject({ kind: 'unknown', why: 'connection' });
  });
  it('is left out once a change came as an event, and taken up again when the network is another one', async () => {
    await open();
    await home.wait(home.igd.ask());
    home.listen();
    await home.reach('heard');
    // Its first event tells what was known: there are routers that never send another.
    expect(await home.wait(home.igd.poll())).toEqual({ kind: 'address', address: '44.128.0.1' });
    home.router.services = [service({ address: '44.128.0.3' })];
    await home.wait(home.router.notify({ ExternalIPAddress: '44.128.0.3' }));
    await home.until(() => home.heard.at(-1)?.[0] === '44.128.0.3');
    expect(await home.wait(home.igd.poll())).toBeNull();
    home.igd.disturbed();
    await home.wait(home.igd.ask());
    expect(await home.wait(home.igd.poll())).toEqual({ kind: 'address', address: '44.128.0.3' });
  });
});
