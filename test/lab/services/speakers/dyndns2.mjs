// Services of the dyndns2 family (help.dyn.com/remote-access-api): one protocol, told apart by a table.
import { isIP } from 'node:net';

const plain = (status, body) => ({ status, body, headers: { 'Content-Type': 'text/plain' } });

/**
 * host, addresses: names in the query. none: what stands for an address that is not to be changed. refused: the status of badauth.
 * user: who signs in. echoed: the reply repeats the addresses. same: the reply where nothing changed, if it is one of its own.
 */
const DIALECTS = {
  noip: { path: '/nic/update', host: 'hostname', addresses: ['myip'], refused: 401 },
  dyn: { path: '/v3/update', host: 'hostname', addresses: ['myip'], refused: 401 },
  dynu: { path: '/nic/update', host: 'hostname', addresses: ['myip', 'myipv6'], none: 'no', refused: 200 },
  desec: {
    path: '/',
    host: 'hostname',
    addresses: ['myipv4', 'myipv6'],
    none: 'preserve',
    refused: 401,
    echoed: false,
    user: (settings, host) => [host, settings.token],
  },
  he: { path: '/nic/update', host: 'hostname', addresses: ['myip'], refused: 200 },
  selfhost: { path: '/nic/update', host: 'hostname', addresses: ['myip'], refused: 401, same: { status: 204 } },
  ydns: { path: '/api/v1/update/', host: 'host', addresses: ['ip'], refused: 401 },
  kdns: { path: '/nic/update', host: 'hostname', addresses: ['myip'], refused: 200 },
};

const speak = (dialect) => async (request, service, records) => {
  const { path, host, addresses, none, refused, echoed = true, same, user } = dialect;
  const { settings, hosts } = service;
  if (request.method !== 'GET' || request.path !== path) return plain(404, 'notfound');
  if (!/^\S+\/\S+/.test(request.headers['user-agent'] ?? '')) return plain(200, 'badagent');
  const [name, password] = user?.(settings, hosts[0]) ?? [settings.username, settings.password];
  const basic = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  if (request.headers.authorization !== basic) return plain(refused, 'badauth');
  const wanted = request.query.get(host) ?? '';
  if (!wanted.includes('.')) return plain(200, 'notfqdn');
  if (!hosts.includes(wanted)) return plain(200, 'nohost');
  const told = addresses.flatMap((field) => (request.query.get(field) ?? '').split(',')).filter((text) => text !== '' && text !== none);
  if (told.length === 0 || told.some((text) => isIP(text) === 0)) return plain(400, 'badrequest');
  const words = echoed ? ` ${told.join(',')}` : '';
  const held = await Promise.all(told.map((address) => records.all(wanted, records.typeOf(address))));
  if (told.every((address, at) => held[at].includes(address))) return same ?? plain(200, `nochg${words}`);
  for (const address of told) await records.set(service.id, wanted, address);
  return plain(200, `good${words}`);
};

export const DYNDNS2 = Object.fromEntries(Object.entries(DIALECTS).map(([id, dialect]) => [id, speak(dialect)]));
