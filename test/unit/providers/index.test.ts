import { describe, expect, it } from 'vitest';
import type { BuiltIns } from '../../../main/ports/built-ins.ts';
import { createServices } from '../../../main/providers/index.ts';
import type { Ports } from '../../../main/providers/run/io.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';

const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked');
};
const ports: Ports = { http: { send: nobody }, tls: { dial: nobody }, dns: { exchange: nobody, resolvers: () => [] }, now: () => 0 };
const own = {
  $schema: 'saikoro-plugin-1',
  preset: 'dyndns2',
  id: 'my-own',
  name: 'My own',
  homepage: 'https://dns.example/',
  host: 'dns.example',
};
/** The built-ins, with a note of which were read. */
const watched = (): { builtIns: BuiltIns; read: string[]; listed: () => number } => {
  const source = sourceBuiltIns();
  const read: string[] = [];
  let lists = 0;
  const builtIns: BuiltIns = {
    ...source,
    infos: () => {
      lists += 1;
      return source.infos();
    },
    raw: (id) => {
      read.push(id);
      return source.raw(id);
    },
  };
  return { builtIns, read, listed: () => lists };
};

describe('the built-in plug-ins', () => {
  it('are read one by one when they are used, once each, and not to be listed', () => {
    const { builtIns, read, listed } = watched();
    const services = createServices(ports, builtIns);
    expect([read, listed()]).toEqual([[], 0]);
    expect(services.list().length).toBeGreaterThan(100);
    expect(read).toEqual([]);
    expect(services.find('noip')?.info.name).toBe('No-IP');
    services.find('noip');
    services.find('nowhere');
    services.find('nowhere');
    expect(read).toEqual(['noip', 'nowhere']);
  });
  it('look the same in the list and one by one', () => {
    const services = createServices(ports, sourceBuiltIns());
    for (const info of services.list()) expect(services.find(info.id)?.info).toEqual(info);
  });
});

describe('a plug-in of the user', () => {
  it('is there as soon as it is added, is replaced by the next of its name, and gone when it is removed', () => {
    const services = createServices(ports, sourceBuiltIns());
    expect(services.find('my-own')).toBeUndefined();
    expect(services.add(own)).toMatchObject({ ok: true, info: { id: 'my-own', quality: 'installed' } });
    expect(services.find('my-own')?.limits.maxHosts).toBe(20);
    expect(services.list().filter(({ id }) => id === 'my-own')).toHaveLength(1);
    services.add({ ...own, name: 'Another' });
    expect(services.list().filter(({ id }) => id === 'my-own')).toMatchObject([{ name: 'Another' }]);
    services.remove('my-own');
    expect([services.find('my-own'), services.list().some(({ id }) => id === 'my-own')]).toEqual([undefined, false]);
  });
  it('takes no built-in’s place, runs no code of ours, and does not say how well it is known', () => {
    const services = createServices(ports, sourceBuiltIns());
    expect(services.add({ ...own, id: 'noip' })).toEqual({ ok: false, why: 'built-in' });
    const { preset: _, host: __, ...bare } = own;
    expect(services.add({ ...bare, code: 'cloudflare' })).toMatchObject({ ok: false });
    expect(services.add({ ...own, quality: 'verified' })).toMatchObject({ ok: true, info: { quality: 'installed' } });
    expect(services.find('noip')?.info.name).toBe('No-IP');
  });
  it('stands behind the built-ins it makes itself look like', () => {
    const services = createServices(ports, sourceBuiltIns());
    const whole = { key: 'token', kind: 'secret', label: { ja: 'URL', en: 'URL' }, required: true };
    const lure = { ...whole, placeholder: 'https://ipv4.cloudns.net/api/dynamicURL/?q=…' };
    services.add({
      ...own,
      preset: undefined,
      settings: [lure],
      suffixes: ['duckdns.org'],
      request: { path: '/{token}' },
      replies: [{ equals: 'OK', is: 'updated' }],
    });
    expect(services.list().filter(({ suffixes }) => suffixes.includes('duckdns.org'))[0]?.id).toBe('duckdns');
    const exact = services.recognize('https://ipv4.cloudns.net/api/dynamicURL/?q=geheim').filter(({ siteOnly }) => !siteOnly);
    expect(exact.map(({ service }) => service)).toEqual(['cloudns']);
  });
  it('that does not load is told why, and the one from before stays', () => {
    const services = createServices(ports, sourceBuiltIns());
    services.add(own);
    expect(services.add({ ...own, host: undefined })).toMatchObject({ ok: false, problems: expect.any(Array) });
    expect(services.find('my-own')?.info.name).toBe('My own');
  });
});
