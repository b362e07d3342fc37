import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventsByDefault } from '../../../../main/sources/upnp/igd.ts';
import { type FakeIgd, sendNotify, service } from './fake-router.ts';
import { type Home, openHome } from './home.ts';

// Real sockets on a busy machine: patience, not speed, is what is wanted.
vi.setConfig({ testTimeout: 60_000 });

let home: Home;
afterEach(() => home?.close());
const MINUTE = 60_000;
const subscriber = () => [...home.router.subscribers][0];
const subscribes = (): number => home.router.log.filter((line) => line.startsWith('SUBSCRIBE')).length;
const renewals = (): number =>
  home.router.headers.filter(
    ({ sid }, at) => sid !== undefined && home.router.log.filter((line) => !line.startsWith('M-'))[at]?.startsWith('SUBSCRIBE'),
  ).length;

const NEVER_SAID = '0.0.0.0';
/** A home that is subscribed and has heard the first event, which told something else than the reading before it. */
const open = async (router: Partial<FakeIgd> = {}): Promise<void> => {
  home = await openHome([service({ address: NEVER_SAID, status: 'Connecting' })]);
  Object.assign(home.router, router);
  await home.wait(home.igd.ask());
  home.router.services = [service()];
  home.listen();
  await home.until(() => home.heard.length > 0);
  await home.reach('heard');
};

describe('a subscription', () => {
  it('asks as UDA 1.1 §4.1.2 says', async () => {
    await open();
    expect(home.heard).toEqual([['44.128.0.1', 'connected']]);
    const at = home.router.log.filter((line) => !line.startsWith('M-')).findIndex((line) => line.startsWith('SUBSCRIBE'));
    expect(home.router.headers[at]).toMatchObject({
      nt: 'upnp:event',
      timeout: 'Second-1800',
      callback: expect.stringMatching(/^<http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}>$/),
    });
  });
  it('has a first event that is a reading for nothing', async () => {
    home = await openHome();
    home.router.soap = (xml) => xml.replace('44.128.0.1', '44.128.0.200');
    home.listen();
    await home.until(() => home.heard.length > 0);
    expect(home.heard).toEqual([['44.128.0.1', 'connected']]);
  });
  it('hears a new address at once', async () => {
    await open();
    expect(await home.router.notify({ ExternalIPAddress: '44.128.0.2' })).toEqual([200]);
    expect(home.heard.at(-1)).toEqual(['44.128.0.2', 'connected']);
  });
  it('is told nothing twice', async () => {
    await open();
    await home.router.notify({ ExternalIPAddress: '44.128.0.1' });
    await home.router.notify({ PortMappingNumberOfEntries: '4' });
    expect(home.heard).toHaveLength(1);
  });
  it('hears that the line is down, and that a stale address means nothing', async () => {
    await open();
    await home.router.notify({ ConnectionStatus: 'Disconnected', ExternalIPAddress: '44.128.0.1' });
    await home.router.notify({ ConnectionStatus: 'Connecting' });
    await home.router.notify({ ConnectionStatus: 'Connected', ExternalIPAddress: '' });
    await home.router.notify({ ExternalIPAddress: '44.128.0.3' });
    expect(home.heard.slice(1)).toEqual([
      [null, 'disconnected'],
      [null, 'connecting'],
      [null, 'connected'],
      ['44.128.0.3', 'connected'],
    ]);
  });
  it('takes the event that overtakes the answer', async () => {
    await open({ eager: true });
    expect(home.heard).toEqual([['44.128.0.1', 'connected']]);
    await home.router.notify({ ExternalIPAddress: '44.128.0.2' });
    expect(home.heard.at(-1)).toEqual(['44.128.0.2', 'connected']);
  });
  it('is renewed at half of what the router granted, by its SID alone', async () => {
    await open({ timeout: 'Second-300' });
    await home.clock.pass(140_000);
    expect(renewals()).toBe(0);
    await home.until(() => renewals() === 1, 1_000);
    await home.until(() => renewals() === 2, 1_000);
    expect(subscribes()).toBe(3);
    expect(home.router.subscribers.size).toBe(1);
  });
  it.each([412, 400, 404, 500] as const)('is made afresh when a renewal gets %i', async (status) => {
    await open();
    const [old] = subscriber() ?? [];
    home.router.renewing = status;
    await home.until(() => [...home.router.subscribers.keys()].some((sid) => sid !== old), 5_000);
    home.router.subscribers.delete(old ?? '');
    await home.until(() => home.router.subscribers.size === 1);
    await home.router.notify({ ExternalIPAddress: '44.128.0.2' });
    expect(home.heard.at(-1)).toEqual(['44.128.0.2', 'connected']);
  });
  it('is made afresh when the router forgot us, as miniupnpd does after one failed NOTIFY', async () => {
    await open();
    home.router.subscribers.clear();
    home.router.services = [service({ address: '44.128.0.9' })];
    await home.until(() => home.router.subscribers.size === 1, 5_000);
    // Its first event brings what was missed.
    await home.until(() => home.heard.at(-1)?.[0] === '44.128.0.9');
  });
  it('is made afresh after a missed event, whose values count all the same', async () => {
    await open();
    await home.clock.pass(2 * MINUTE);
    const [old] = subscriber() ?? [];
    await home.router.notify({ ExternalIPAddress: '44.128.0.2' }, { skip: 3 });
    expect(home.heard.at(-1)).toEqual(['44.128.0.2', 'connected']);
    await home.until(() => home.router.subscribers.size === 1 && subscriber()?.[0] !== old);
    expect(home.router.log).toContain('UNSUBSCRIBE /s0/events');
  });
  it('is not made afresh for ever by a router that cannot count', async () => {
    await open({ firstSeq: 7 });
    for (let turn = 0; turn < 5; turn += 1) await home.router.notify({ PortMappingNumberOfEntries: `${turn}` }, { skip: 2 });
    expect(subscribes()).toBe(1);
  });
  it('is ended properly', async () => {
    await open();
    const [, { callback = '' } = {}] = subscriber() ?? [];
    await home.wait(home.igd.stop());
    expect(home.router.subscribers.size).toBe(0);
    expect(await sendNotify(callback, {}, '')).toBe(0);
  });
  it('follows the router to its new port after it restarted', async () => {
    await open();
    await home.router.reboot();
    home.router.services = [service({ address: '44.128.0.4', uptime: '3' })];
    await home.wait(home.igd.ask());
    await home.until(() => home.router.subscribers.size === 1);
    expect(home.heard.at(-1)?.[0]).toBe('44.128.0.4');
    await home.reach('heard');
  });
  it('is taken for dead after sleep', async () => {
    await open();
    const [old] = subscriber() ?? [];
    home.igd.disturbed();
    await home.until(() => [...home.router.subscribers.keys()].some((sid) => sid !== old));
    await home.until(() => !home.router.subscribers.has(old ?? ''));
    expect(home.router.subscribers.size).toBe(1);
  });
});

describe('a router without events', () => {
  const quiet = async (router: Partial<FakeIgd>): Promise<void> => {
    home = await openHome();
    Object.assign(home.router, router);
    home.listen();
    await home.until(() => subscribes() > 0);
  };
  it.each([412, 501, 404] as const)('refuses with %i, and is asked again only rarely', async (status) => {
    await quiet({ subscribing: status });
    await home.reach('refused');
    await home.clock.pass(10 * MINUTE);
    expect(subscribes()).toBe(1);
    await home.until(() => subscribes() === 2, 10_000);
  });
  it('hangs on SUBSCRIBE, and still answers meanwhile', async () => {
    await quiet({ subscribing: 'hang' });
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address', details: { events: 'asking' } });
    await home.reach('silent');
    // Tried again, each time later, and without a new search.
    const searched = home.router.log.filter((line) => line.startsWith('M-')).length;
    await home.until(() => subscribes() === 3, 5_000);
    expect(home.router.log.filter((line) => line.startsWith('M-')).length).toBe(searched);
  });
  it('offers no eventSubURL', async () => {
    home = await openHome();
    home.router.description = (xml) => xml.replace(/<eventSubURL>.*?<\/eventSubURL>/, '<eventSubURL></eventSubURL>');
    home.listen();
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address', details: { events: 'off' } });
    expect(subscribes()).toBe(0);
  });
  it('grants, but its events never arrive', async () => {
    await quiet({ mute: true });
    await home.reach('unheard');
    expect(home.router.subscribers.size).toBe(1);
  });
});

describe('asking instead of listening', () => {
  it('is the way on Windows', async () => {
    expect(['win32', 'darwin', 'linux'].map(eventsByDefault)).toEqual([false, true, true]);
    home = await openHome(undefined, { events: false });
    home.listen();
    await home.wait(home.igd.ask());
    expect(subscribes()).toBe(0);
    home.router.services = [service({ address: '44.128.0.2' })];
    await home.wait(home.igd.ask());
    expect(home.heard).toEqual([['44.128.0.2', 'connected']]);
  });
  it('sees by the falling uptime that the line was made anew, with the same address', async () => {
    home = await openHome(undefined, { events: false });
    home.listen();
    for (const uptime of ['1000', '1060', '5', '65']) {
      home.router.services = [service({ uptime })];
      await home.wait(home.igd.ask());
    }
    expect(home.heard).toEqual([['44.128.0.1', 'connected']]);
  });
  it('takes garbage and refusals for no news of the address', async () => {
    home = await openHome(undefined, { events: false });
    home.listen();
    await home.wait(home.igd.ask());
    home.router.services = [service({ addressFault: 501 })];
    await home.wait(home.igd.ask());
    expect(home.heard).toEqual([]);
  });
});
