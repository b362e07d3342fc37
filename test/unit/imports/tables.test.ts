import { describe, expect, it } from 'vitest';
import { PROTOCOLS } from '../../../main/imports/ddclient/protocols.ts';
import { PROVIDERS as DDNS_GO } from '../../../main/imports/ddns-go/providers.ts';
import { PROVIDERS as DDNS_UPDATER } from '../../../main/imports/ddns-updater/providers.ts';
import { PROVIDERS as INADYN, providerNamed } from '../../../main/imports/inadyn/providers.ts';
import { SERVICES } from '../../../main/imports/openwrt/services.ts';
import { row, type ServiceRow } from '../../../main/imports/reading/entry.ts';
import { knownServers, serviceAt } from '../../../main/imports/reading/servers.ts';
import { infos } from './planned.ts';

const TABLES: Record<string, Record<string, ServiceRow>> = {
  ddclient: PROTOCOLS,
  'ddns-go': DDNS_GO,
  'ddns-updater': DDNS_UPDATER,
  openwrt: SERVICES,
  inadyn: Object.fromEntries(INADYN.map(([name, service, fields]) => [name, row(service, fields)])),
};

describe('the tables of other clients', () => {
  it.each(Object.entries(TABLES))('of %s name services and fields that are there', (_, table) => {
    for (const [name, { service, fields }] of Object.entries(table)) {
      if (service === null) continue;
      const info = infos.get(service);
      expect(info, `${name}: ${service}`).toBeDefined();
      const keys = new Set(info?.fields.map(({ key }) => key));
      // An ended service has no fields any more, and none is filled.
      if (info?.status !== 'ended') for (const key of Object.values(fields)) expect([...keys], `${name}: ${service}`).toContain(key);
    }
  });

  it('name servers of services that are there', () => {
    for (const [server, service] of knownServers()) expect(infos.has(service), `${server}: ${service}`).toBe(true);
    expect(serviceAt('https://Dynupdate.No-IP.com:443/nic/update')).toBe('noip');
    expect(serviceAt('noip.example.net')).toBeNull();
  });

  it('take a part of a name for the first provider of inadyn that has it', () => {
    expect(providerNamed('freedns')?.service).toBe('freedns');
    expect(providerNamed('no-ip.com:2')?.service).toBe('noip');
    expect(providerNamed('dyndns@he.net')?.service).toBe('he');
    expect(providerNamed('ipv6tb@he.net')?.service).toBe('tunnelbroker');
    expect(providerNamed('')).toBeNull();
    expect(providerNamed('nosuch.example')).toBeNull();
  });
});
