import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, type Hosts, labLacks, openHosts } from './hosts.ts';
import { type Probe, startProbe } from './nat-pmp.lab-run.ts';

const lacks = labLacks();
const ROUTER = '192.168.1.1';

/** Routes as wg-quick and NetworkManager lay them: the table of everybody stays as it is, a rule leads past it. */
describe.skipIf(lacks !== null)(`a tunnel that leaves the default route alone${lacks === null ? '' : ` (${lacks})`}`, () => {
  let hosts: Hosts;
  let home: Host;
  let probe: Probe;
  const tunnelled = async (): Promise<boolean> => (await probe.ask<{ tunnelled: boolean }>('gateway')).tunnelled;
  const card = (name: string, address: string): void => {
    home.ip('link', 'add', name, 'type', 'veth', 'peer', 'name', `${name}-far`);
    for (const end of [name, `${name}-far`]) home.ip('link', 'set', end, 'up');
    home.ip('address', 'add', address, 'dev', name);
  };

  beforeAll(async () => {
    hosts = openHosts();
    home = hosts.make('home');
    card('eth0', '192.168.1.2/24');
    home.ip('route', 'add', 'default', 'via', ROUTER);
    probe = await startProbe(home);
  }, 60_000);
  afterAll(() => {
    probe?.stop();
    hosts?.close();
  });

  it('is none before it is there', async () => expect(await tunnelled()).toBe(false));
  it.each(['wg0', 'office'])('is seen all the same, called %s, and the router next door with it', async (name) => {
    card(name, '10.8.0.2/24');
    home.ip('route', 'add', 'default', 'dev', name, 'table', '51820');
    home.ip('rule', 'add', 'not', 'fwmark', '51820', 'table', '51820');
    home.ip('rule', 'add', 'table', 'main', 'suppress_prefixlength', '0');
    expect(await probe.ask('gateway')).toMatchObject({ gateway: { address: ROUTER, interface: 'eth0' }, tunnelled: true });
    home.ip('link', 'delete', name);
    home.ip('rule', 'delete', 'table', 'main', 'suppress_prefixlength', '0');
    home.ip('rule', 'delete', 'table', '51820');
    expect(await tunnelled()).toBe(false);
  });
});
