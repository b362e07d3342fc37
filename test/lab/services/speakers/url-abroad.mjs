// Services elsewhere that are told by one URL, the user's own, and the one of an installed plug-in.
import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { addressesIn, BAD, json, keep, speakersOf, text } from './url-call.mjs';

const namecheapXml = (ip, errors) =>
  `<?xml version="1.0" encoding="utf-16"?><interface-response><Command>SETDNSHOST</Command><Language>eng</Language>${
    errors.length === 0 ? `<IP>${ip}</IP>` : ''
  }<ErrCount>${errors.length}</ErrCount><errors>${errors.map((error, at) => `<Err${at + 1}>${error}</Err${at + 1}>`).join('')}</errors><Done>true</Done></interface-response>`;

const CALLS = speakersOf({
  namecheap: [
    '/update',
    async (query, service, records) => {
      const { zone, password } = service.settings;
      const host = `${query.get('host')}.${query.get('domain')}`;
      const refuse = (error) => text(200, namecheapXml('', [error]), 'text/xml');
      if (query.get('domain') !== zone) return refuse('Domain name not found');
      if (query.get('password') !== password) return refuse('Passwords do not match');
      if (!service.hosts.includes(host)) return refuse('No Records updated. A record not Found;');
      const addresses = addressesIn(query);
      if (addresses === null) return refuse('Invalid IP');
      await keep(service, records, host, addresses);
      return text(200, namecheapXml(query.get('ip'), []), 'text/xml');
    },
  ],
  duckdns: [
    '/update',
    async (query, service, records) => {
      const [host] = service.hosts;
      const addresses = addressesIn(query);
      if (query.get('token') !== service.settings.token || `${query.get('domains')}.duckdns.org` !== host || addresses === null)
        return text(200, 'KO');
      const changed = await keep(service, records, host, addresses);
      if (query.get('verbose') !== 'true') return text(200, 'OK');
      return text(200, `OK\n${query.get('ip') ?? ''}\n${query.get('ipv6') ?? ''}\n${changed ? 'UPDATED' : 'NOCHANGE'}`);
    },
  ],
  dynv6: [
    '/api/update',
    async (query, service, records) => {
      if (query.get('token') !== service.settings.token) return text(401, 'invalid authentication token');
      const host = query.get('zone') ?? query.get('hostname');
      if (!service.hosts.includes(host)) return text(404, 'zone not found');
      const addresses = addressesIn(query, 'ipv4');
      if (addresses === null) return text(400, 'unknown address');
      return text(200, (await keep(service, records, host, addresses)) ? 'addresses updated' : 'addresses unchanged');
    },
  ],
  goip: [
    '/setip',
    async (query, service, records) => {
      const { username, password } = service.settings;
      const host = query.get('subdomain');
      if (query.get('username') !== username || query.get('password') !== password || !service.hosts.includes(host))
        return text(200, 'Zugriff verweigert');
      const addresses = addressesIn(query, 'ip', 'ip6');
      if (addresses === null) return BAD;
      await keep(service, records, host, addresses);
      return text(200, `${host} (${addresses[0]})`);
    },
  ],
  ipv64: [
    '/nic/update',
    async (query, service, records) => {
      if (query.get('key') !== service.settings.key) return json(401, { info: 'Unauthorized', status: '401 Unauthorized' });
      if (!service.hosts.includes(query.get('domain'))) return json(200, { info: 'nohost' });
      const addresses = addressesIn(query, 'ip', 'ip6');
      if (addresses === null) return BAD;
      const changed = await keep(service, records, query.get('domain'), addresses);
      return json(200, { info: changed ? 'good' : 'nochg', status: '200 OK' });
    },
  ],
  custom: [
    '/set',
    async (query, service, records) => {
      const [host] = service.hosts;
      if (query.get('key') !== 'k1') return text(403, 'wrong key');
      const addresses = addressesIn(query, 'ip', 'ip6');
      if (query.get('name') !== host || addresses === null) return text(200, 'no');
      return text(200, (await keep(service, records, host, addresses)) ? 'ok' : 'same');
    },
  ],
  'lab-dns': [
    '/v1/address',
    async (query, service, records) => {
      const host = query.get('name');
      const addresses = addressesIn(query);
      if (query.get('key') !== service.settings.key) return text(401, 'key refused');
      if (!service.hosts.includes(host) || addresses === null) return text(404, 'name refused');
      return text(200, (await keep(service, records, host, addresses)) ? 'stored' : 'as before');
    },
  ],
});

/** FreeDNS' list of the account's records, each with the address at which it is changed. */
const freedns = async (request, service, records) => {
  const { username, password } = service.settings;
  const [host] = service.hosts;
  const held = await records.one(host, 'A');
  if (request.path === '/api/' && request.query.get('action') === 'getdyndns') {
    const sha = createHash('sha1').update(`${username}|${password}`).digest('hex');
    if (request.query.get('sha') !== sha) return text(200, 'ERROR: Could not authenticate.');
    return text(200, `${host}|${held}|https://freedns.afraid.org/dynamic/update.php?UPDKEY4\n`);
  }
  const address = request.query.get('address') ?? '';
  if (request.path !== '/dynamic/update.php' || !request.query.has('UPDKEY4')) return text(200, 'ERROR: Unable to locate this record');
  if (!isIPv4(address) || held === address) return text(200, `ERROR: Address ${address} has not changed.`);
  await records.set(service.id, host, address);
  return text(200, `Updated ${host} from ${held} to ${address} in 0.3 seconds`);
};

export const ABROAD = { ...CALLS, freedns };
