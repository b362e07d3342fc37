import { describe, expect, it } from 'vitest';
import { createDryRun } from '../../../../main/engine/commands/dry-run.ts';
import { standInFor } from '../../../../main/engine/commands/stand-in.ts';
import type { AuthoritativeDns } from '../../../../main/engine/verification/authoritative-dns.ts';
import type { Job, Rehearsal, ServiceLimits, Services } from '../../../../main/ports/dns-service.ts';
import type { DnsEvent } from '../../../../preload/contract/event.ts';
import type { Exchange } from '../../../../preload/contract/exchange.ts';
import type { AppState } from '../../../../preload/contract/state.ts';

const INFO = {
  id: 'example',
  name: 'Example',
  homepage: 'https://dns.example/',
  status: 'live' as const,
  ipv4: true,
  ipv6: true,
  suffixes: [],
  hostExample: 'home.example.com',
  fields: [
    { key: 'user', kind: 'text' as const, label: { ja: '名前', en: 'Name' }, required: true },
    { key: 'password', kind: 'secret' as const, label: { ja: 'パスワード', en: 'Password' }, required: true },
  ],
  refreshDays: null,
  maxHosts: 2,
  quality: 'tested' as const,
};
const EVENT: DnsEvent = {
  id: 'e',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'example',
  hosts: ['家.example.com'],
  settings: { user: 'me' },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
};
const EXCHANGE: Exchange = { transport: 'http', request: 'GET https://dns.example/', headers: [], sent: '', reply: null };

const build = ({
  stored = {},
  ipv4 = '44.128.0.7',
  hold = null,
  answer = { ok: true, exchanges: [EXCHANGE] },
  nameServers = ['ns1.dns.example'],
  ipv6 = '2001:4f8::7',
  together = 'no',
  kept = EVENT,
}: {
  stored?: Record<string, string>;
  ipv4?: string | null;
  hold?: AppState['hold'];
  answer?: Rehearsal;
  nameServers?: string[] | null;
  ipv6?: string | null;
  kept?: DnsEvent;
  together?: ServiceLimits['together'];
} = {}) => {
  const jobs: Job[] = [];
  const looked: string[] = [];
  const askedFor: string[] = [];
  const services = {
    find: (id: string) =>
      id === 'example'
        ? {
            info: INFO,
            limits: { minIntervalSeconds: 0, refreshDays: null, together, maxHosts: 2, sourceAddressOnly: false, inDns: true },
          }
        : undefined,
    rehearse: async (job: Job) => {
      jobs.push(job);
      return answer;
    },
    withNameServers: (names: readonly string[]) => (names.includes('ns1.dns.example') ? ['example'] : []),
  } as unknown as Services;
  const authoritativeDns = {
    nameServers: async (name: string) => {
      looked.push(name);
      return nameServers;
    },
  } as unknown as AuthoritativeDns;
  const addresses = { ipv4, ipv6 };
  const word = (address: string | null) => ({ kind: address === null ? 'unknown' : 'known', address }) as AppState['addresses']['ipv4'];
  const dryRun = createDryRun(
    {
      clock: { now: () => 5, monotonic: () => 5, wakeAt: () => () => {} },
      rules: { documentation: false },
      secrets: {
        get: (_, key) => stored[key] ?? null,
        keys: () => Object.keys(stored),
        draft: () => ({ ok: false, full: false, detail: 'a dry run writes nothing' }),
        settle: ({ slots }) => slots,
        forget: () => {},
        copy: () => ({ version: 0 }),
        isCopy: () => true,
        open: async () => ({}),
      },
      services,
    },
    {
      authoritativeDns,
      state: { fields: () => ({ hold }) as AppState },
      events: { get: () => kept },
      addresses: { sourceOf: () => ({ kind: 'automatic' }), addressesOf: () => addresses },
      tracked: {
        of: () => ({ ipv4: word(ipv4), ipv6: word(ipv6) }),
        async check(sources) {
          for (const { kind } of sources) askedFor.push(kind);
          return [];
        },
      },
    },
  );
  return { dryRun, jobs, looked, askedFor };
};

describe('a rehearsal', () => {
  it('takes what is typed before what is stored, and only the families of the event', async () => {
    const { dryRun, jobs } = build({ stored: { password: 'old' } });
    expect(await dryRun.rehearse({ event: EVENT, secrets: {} })).toEqual({ ok: true, exchanges: [EXCHANGE] });
    expect(await dryRun.rehearse({ event: EVENT, secrets: { password: 'new' } })).toMatchObject({ ok: true });
    expect(jobs).toEqual([
      {
        service: 'example',
        settings: { user: 'me', password: standInFor('old') },
        hosts: ['xn--fct.example.com'],
        ipv4: '44.128.0.7',
        ipv6: null,
      },
      { service: 'example', settings: { user: 'me', password: 'new' }, hosts: ['xn--fct.example.com'], ipv4: '44.128.0.7', ipv6: null },
    ]);
  });

  it('asks no plug-in without an address, or with something missing', async () => {
    const without = build({ stored: { password: 'p' }, ipv4: null });
    expect(await without.dryRun.rehearse({ event: EVENT, secrets: {} })).toEqual({ ok: false, code: 'no-address' });
    const away = build({ stored: { password: 'p' }, ipv4: null, hold: { why: 'other-network', since: 0 } });
    expect(await away.dryRun.rehearse({ event: EVENT, secrets: {} })).toEqual({ ok: false, code: 'held-other-network' });
    const lacking = build();
    expect(await lacking.dryRun.rehearse({ event: EVENT, secrets: {} })).toMatchObject({
      ok: false,
      code: 'missing-secret',
      field: 'password',
    });
    expect([...without.jobs, ...away.jobs, ...lacking.jobs]).toEqual([]);
    // A source whose word is known is not asked again.
    expect([without.askedFor, lacking.askedFor]).toEqual([['automatic'], []]);
  });

  it('gives no stored password to another service than it was typed for', async () => {
    const { dryRun, jobs } = build({ stored: { password: 'old' }, kept: { ...EVENT, service: 'elsewhere' } });
    expect(await dryRun.rehearse({ event: EVENT, secrets: {} })).toMatchObject({ ok: false, code: 'missing-secret' });
    expect(jobs).toEqual([]);
  });

  it('asks no plug-in where a real update would not leave', async () => {
    const both = { ...EVENT, families: { ipv4: true, ipv6: true } };
    const half = build({ stored: { password: 'p' }, ipv6: null, together: 'required' });
    expect(await half.dryRun.rehearse({ event: both, secrets: {} })).toEqual({ ok: false, code: 'no-address' });
    const inside = build({ stored: { password: 'p' }, ipv4: '192.168.1.2' });
    expect(await inside.dryRun.rehearse({ event: EVENT, secrets: {} })).toEqual({
      ok: false,
      code: 'would-not-send',
      outcome: { kind: 'not-sent', reason: 'reserved-address' },
    });
    expect([...half.jobs, ...inside.jobs]).toEqual([]);
  });

  it('says why nothing would be sent', async () => {
    const { dryRun } = build({ answer: { ok: false, outcome: { kind: 'bad-host', reason: 'host-outside-zone' } } });
    expect(await dryRun.rehearse({ event: EVENT, secrets: { password: 'p' } })).toEqual({
      ok: false,
      code: 'would-not-send',
      outcome: { kind: 'bad-host', reason: 'host-outside-zone' },
    });
    const idle = build({ answer: { ok: false, outcome: { kind: 'updated' } } });
    expect(await idle.dryRun.rehearse({ event: EVENT, secrets: { password: 'p' } })).toEqual({ ok: false, code: 'nothing-to-send' });
  });
});

describe('whose name it is', () => {
  it('is asked of the DNS', async () => {
    const { dryRun, looked } = build();
    expect(await dryRun.guess({ host: 'ホーム.Example.com' })).toEqual({
      ok: true,
      nameServers: ['ns1.dns.example'],
      services: ['example'],
    });
    expect(looked).toEqual(['xn--ydkk7f.example.com']);
  });
  it.each([
    ['not a host', ['ns1.dns.example'], 'bad-host'],
    ['home.example.com', null, 'no-name-servers'],
  ])('is refused: %s', async (host, nameServers, code) => {
    expect(await build({ nameServers }).dryRun.guess({ host })).toEqual({ ok: false, code });
  });
});
