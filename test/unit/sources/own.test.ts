import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalAddress } from '../../../main/net/local-address.ts';
import { createPrograms } from '../../../main/platform/process/programs.ts';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import type { LocalNetwork } from '../../../main/ports/network.ts';
import { createOwnSource } from '../../../main/sources/own.ts';

const programs = createPrograms();
const interfaces = {
  list: () => [
    {
      name: 'ppp0',
      addresses: [
        { address: '203.0.113.9', family: 4 as const, internal: false, prefixLength: 32 },
        { address: 'fe80::1', family: 6 as const, internal: false, prefixLength: 64 },
      ],
    },
    { name: 'lan0', addresses: [{ address: '192.168.1.2', family: 4 as const, internal: false, prefixLength: 24 }] },
  ],
};
const local = (address: string, more: Partial<LocalAddress> = {}): LocalAddress => ({
  address,
  family: 6,
  prefixLength: 64,
  interface: 'ppp0',
  temporary: false,
  deprecated: false,
  usable: true,
  validSeconds: 86_400,
  ...more,
});
const told = (addresses: LocalAddress[] | null): LocalNetwork => ({
  addresses: async () => addresses,
  onChange: () => () => {},
  tells: () => false,
});
const worldOf = (addresses: LocalAddress[] | null) => ({
  http: createHttp({ userAgent: 'Saikoro/test' }),
  programs,
  interfaces,
  localNetwork: told(addresses),
  rules: { documentation: true },
});
const world = worldOf([local('fe80::1')]);
type From = Parameters<typeof createOwnSource>[0];
const ask = (from: From, family: 'ipv4' | 'ipv6' = 'ipv4', where = world) => createOwnSource(from, family, where).ask();
const node = (script: string, timeoutSeconds = 10): From => ({
  kind: 'command',
  call: { program: process.execPath, args: ['-e', script], timeoutSeconds },
});

describe('an address of the user’s own choosing', () => {
  it('is the public one of an interface, and never a private one', async () => {
    expect(await ask({ kind: 'interface', name: 'ppp0' })).toEqual({ kind: 'address', address: '203.0.113.9' });
    expect(await ask({ kind: 'interface', name: 'ppp0' }, 'ipv6')).toEqual({ kind: 'unknown', why: 'reserved' });
    expect(await ask({ kind: 'interface', name: 'lan0' })).toEqual({ kind: 'unknown', why: 'reserved' });
    expect(await ask({ kind: 'interface', name: 'lan0' }, 'ipv6')).toEqual({ kind: 'absent' });
    expect(await ask({ kind: 'interface', name: 'gone' })).toEqual({ kind: 'unknown', why: 'no-such-interface' });
  });
  it('is, over IPv6, one of the interface that stays', async () => {
    const from: From = { kind: 'interface', name: 'ppp0' };
    const fleeting = local('2001:db8::aaaa', { temporary: true });
    const found = [fleeting, local('2001:db8::5'), local('2001:db8::6'), local('2001:db8::1', { interface: 'lan0', validSeconds: null })];
    expect(await ask(from, 'ipv6', worldOf(found))).toEqual({ kind: 'address', address: '2001:db8::5' });
    expect(await createOwnSource(from, 'ipv6', worldOf(found)).ask('2001:db8::6')).toEqual({ kind: 'address', address: '2001:db8::6' });
    expect(await ask(from, 'ipv6', worldOf([fleeting]))).toEqual({ kind: 'unknown', why: 'temporary', address: '2001:db8::aaaa' });
    expect(await ask(from, 'ipv6', worldOf(null))).toEqual({ kind: 'unknown', why: 'system-silent' });
  });
  it('is never a temporary one of this computer, whoever names it', async () => {
    const where = worldOf([local('2001:db8::aaaa', { temporary: true }), local('2001:db8::5')]);
    const refused = { kind: 'unknown', why: 'temporary', address: '2001:db8::aaaa' };
    expect(await ask({ kind: 'fixed', ipv6: '2001:db8::aaaa' }, 'ipv6', where)).toEqual(refused);
    expect(await ask(node("console.log('2001:db8::aaaa')"), 'ipv6', where)).toEqual(refused);
    expect(await ask(node("console.log('2001:db8::5')"), 'ipv6', where)).toEqual({ kind: 'address', address: '2001:db8::5' });
    expect(await ask(node("console.log('2001:db8::9')"), 'ipv6', where)).toEqual({ kind: 'address', address: '2001:db8::9' });
  });
  it('is what a program prints, told which family is wanted', async () => {
    expect(await ask(node("console.log(process.env.SAIKORO_FAMILY === 'ipv4' ? '203.0.113.4' : '2001:db8::4')"))).toEqual({
      kind: 'address',
      address: '203.0.113.4',
    });
    expect(await ask(node("console.log('203.0.113.4 203.0.113.5')"))).toEqual({ kind: 'unknown', why: 'too-many-addresses' });
    expect(await ask(node("console.log('203.0.113.4'); process.exit(3)"))).toEqual({ kind: 'unknown', why: 'exit code 3' });
    expect(await ask(node('setInterval(() => {}, 1000)', 1))).toEqual({ kind: 'unknown', why: 'program timeout' });
    expect(await ask({ kind: 'command', call: { program: 'no-such-program', args: [], timeoutSeconds: 1 } })).toEqual({
      kind: 'unknown',
      why: 'program not-found',
    });
  });
  it('is the one address of a page of his', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/gone' ? 404 : 200;
      response.end(request.url === '/two' ? '203.0.113.1 203.0.113.2' : '<p>Your address: 203.0.113.1</p>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const page = (path: string): From => ({ kind: 'url', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}` });
    expect(await ask(page('/'))).toEqual({ kind: 'address', address: '203.0.113.1' });
    expect(await ask(page('/two'))).toEqual({ kind: 'unknown', why: 'too-many-addresses' });
    expect(await ask(page('/gone'))).toEqual({ kind: 'unknown', why: 'http 404' });
  });
  it('is the one he fixed, unless the world could not reach it', async () => {
    expect(await ask({ kind: 'fixed', ipv4: ' 203.0.113.8 ' })).toEqual({ kind: 'address', address: '203.0.113.8' });
    expect(await ask({ kind: 'fixed', ipv4: '203.0.113.8' }, 'ipv6')).toEqual({ kind: 'absent' });
    expect(await ask({ kind: 'fixed', ipv4: '10.0.0.1' })).toEqual({ kind: 'unknown', why: 'reserved' });
    expect(await ask({ kind: 'fixed', ipv4: 'home' })).toEqual({ kind: 'unknown', why: 'not-an-address' });
  });
});
