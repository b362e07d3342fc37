import { describe, expect, it } from 'vitest';
import { codes, planned } from './planned.ts';

const config = (...settings: object[]): string => JSON.stringify({ settings }, null, 1);

describe("ddns-updater's config.json", () => {
  it('makes an event of each setting', () => {
    const plan = planned(
      config(
        {
          provider: 'porkbun',
          domain: 'attic.garden.example,garden.example',
          api_key: 'pk1_a',
          secret_api_key: 'sk1_b',
          ip_version: 'ipv4',
          ttl: 600,
        },
        { provider: 'duckdns', host: 'cellar', domain: 'duckdns.org', token: 'tok12345', ip_version: 'ipv4' },
      ),
    );
    expect(plan.format).toBe('ddns-updater');
    expect(plan.events).toMatchObject([
      { service: 'porkbun', hosts: ['attic.garden.example', 'garden.example'], settings: { apiKey: '•', secretApiKey: '•', ttl: 600 } },
      { service: 'duckdns', hosts: ['cellar.duckdns.org'], settings: { token: '•' } },
    ]);
    expect(plan.left).toEqual([]);
  });

  it('puts the names of old beside their domain', () => {
    const plan = planned(
      config({ provider: 'namecheap', domain: 'garden.example', host: '@,www,*', password: 'abcd1', ip_version: 'ipv4' }),
    );
    expect(plan.events.flatMap(({ hosts }) => hosts)).toEqual(['garden.example', 'www.garden.example', '*.garden.example']);
    expect(plan.events[0]).toMatchObject({ settings: { zone: 'garden.example' } });
  });

  it.each([
    ['ipv4', true, false, []],
    ['ipv6', false, true, []],
    ['ipv4 or ipv6', true, true, ['3 family-choice a.garden.example']],
    [undefined, true, true, ['3 family-choice a.garden.example']],
  ])('keeps what ip_version %s says', (ip_version, ipv4, ipv6, warnings) => {
    const plan = planned(
      config({
        provider: 'cloudflare',
        domain: 'a.garden.example',
        zone_identifier: 'z1',
        token: 'tok12345',
        ...(ip_version && { ip_version }),
      }),
    );
    expect(plan.events).toMatchObject([{ families: { ipv4, ipv6 }, settings: { zoneId: 'z1', token: '•' } }]);
    expect(codes(plan.warnings).map((said) => said.replace(/^\d+/, '3'))).toEqual(warnings);
  });

  it.each([
    ['0:0:0:0:72ad:8fbb:a54e:bedd/64', '0:0:0:0:72ad:8fbb:a54e:bedd', 'prefix-notation'],
    ['::a2:72ad:8fbb:a54e:bedd/72', '::a2:72ad:8fbb:a54e:bedd/56', 'prefix-notation'],
    ['::1/60', undefined, 'device-dropped'],
    ['nonsense', undefined, 'device-dropped'],
  ])('counts the suffix %s from the other end', (ipv6_suffix, ipv6Host, code) => {
    const plan = planned(config({ provider: 'desec', domain: 'a.garden.example', token: 'tok12345', ip_version: 'ipv6', ipv6_suffix }));
    expect(plan.events[0]?.ipv6Host).toBe(ipv6Host);
    expect(plan.warnings).toMatchObject([{ code }]);
  });

  it('reads a comma too many, and says so', () => {
    const plan = planned(
      '{"settings": [\n {"provider": "he", "domain": "a.garden.example", "password": "ab,}]cd", "ip_version": "ipv4"},\n]}',
    );
    expect(plan.events).toHaveLength(1);
    expect(plan.secrets).toEqual([{ password: 'ab,}]cd' }]);
    expect(codes(plan.warnings)).toEqual(['0 syntax ,']);
  });

  it('passes over fields that have no effect, and says what is not known', () => {
    const plan = planned(
      config(
        {
          provider: 'he',
          domain: 'a.garden.example',
          password: 'abcd',
          ip_version: 'ipv4',
          provider_ip: true,
          delay: 300,
          ip_method: 'x',
          colour: 'blue',
        },
        { provider: 'google', domain: 'b.garden.example', username: 'u1', password: 'abcd' },
        { provider: 'hetzner', domain: 'c.garden.example', token: 'tok12345', ip_version: 'ipv4', zone_identifier: 'z' },
        { provider: 'nosuch', domain: 'd.garden.example' },
        { provider: 'dynv6', domain: '', host: '@', token: '' },
      ),
    );
    expect(plan.events.map(({ service }) => service)).toEqual(['he', 'hetzner-dns']);
    expect(plan.left.map(({ code }) => code)).toEqual(['service-ended', 'service-unknown', 'no-host']);
    expect(plan.warnings.map(({ code, what }) => `${code} ${what}`)).toEqual([
      'setting-dropped a.garden.example: colour',
      'family-choice b.garden.example',
      'api-changed c.garden.example',
      'family-choice dynv6',
    ]);
  });

  it('divides what one field holds, and asks for what is missing', () => {
    const plan = planned(
      config(
        { provider: 'dnspod', domain: 'a.garden.example', token: '12345,abcdef', ip_version: 'ipv4' },
        {
          provider: 'ovh',
          mode: 'api',
          domain: 'b.garden.example',
          app_key: 'k1',
          app_secret: 's1',
          consumer_key: 'c1',
          ip_version: 'ipv4',
        },
        { provider: 'noip', domain: 'c.garden.example', username: 'mari', ip_version: 'ipv4' },
      ),
    );
    expect(plan.secrets).toMatchObject([{ token: 'abcdef' }, { consumerKey: 'c1' }, {}]);
    expect(plan.events.map(({ missing }) => missing)).toEqual([[], [], ['password']]);
    expect(plan.events[0]).toMatchObject({ settings: { id: '12345' } });
  });

  it('is found in one variable of the environment', () => {
    const plan = planned(
      `services:\n  ddns:\n    image: example/ddns-updater\n    environment:\n      - PERIOD=5m\n      - CONFIG={"settings":[{"provider":"he","domain":"a.garden.example","password":"abcd","ip_version":"ipv4"}]}\n`,
    );
    expect([plan.format, plan.events[0]?.line, plan.events[0]?.service]).toEqual(['ddns-updater', 6, 'he']);
  });

  it('says that a broken file cannot be read', () => {
    expect(codes(planned('{"settings": [{"provider": "he", }, } ]').left)).toEqual(['1 unreadable config.json']);
  });
});
