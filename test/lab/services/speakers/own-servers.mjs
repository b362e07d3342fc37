// Servers that people run themselves, each after what it is known to take and to say; two of them know no more than one address.
import { isIP } from 'node:net';
import { json, keep, text } from './url-call.mjs';

const typedIn = (request) => Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
const areAddresses = (told) => told.length > 0 && told.every((address) => isIP(address) !== 0);

/** A server of the dyndns2 family: `take` says which addresses it makes of a query, `say` what it answers. */
const dyndns2 =
  ({ path = '/nic/update', take, say, refused = 401, refusal = 'badauth' }) =>
  async (request, service, records) => {
    const { settings, hosts } = service;
    if (request.method !== 'GET' || request.path !== path) return text(404, 'not found');
    if (typedIn(request) !== `${settings.username}:${settings.password}`) return text(refused, refusal);
    const host = request.query.get('hostname') ?? '';
    if (!hosts.includes(host)) return text(200, 'nohost');
    const told = take(request);
    if (!areAddresses(told)) return text(400, 'badip');
    return text(200, say(await keep(service, records, host, told), told));
  };
const word = (changed, told, between) => `${changed ? 'good' : 'nochg'} ${told.join(between)}`;
const list = ({ query }) => (query.get('myip') ?? '').split(',');
/** Whatever is no single address: it takes the caller's, as such servers do. */
const one = (request) => (isIP(request.query.get('myip') ?? '') === 0 ? [request.from] : [request.query.get('myip')]);

/** It keeps what it was sent last: a family that is not named is gone. */
const wholeSet = async (request, service, records) => {
  const answer = await dyndns2({
    take: ({ query }) => [query.get('myip'), query.get('myip6')].filter((address) => address !== null),
    say: (changed, told) => word(changed, told, ' '),
  })(request, service, records);
  const [host] = service.hosts;
  if (answer.status === 200 && request.query.get('myip6') === null)
    for (const address of await records.all(host, records.typeOf(request.query.get('myip')) === 'A' ? 'AAAA' : 'A'))
      await records.remove(host, address);
  return answer;
};

const JSON_OK = (host, address) => ({ Success: true, Message: `Updated A record for ${host} to IP address ${address}` });

export const OWN_SERVERS = {
  nsupdate: dyndns2({ take: list, say: (changed, told) => word(changed, told, ',') }),
  dyndnsd: wholeSet,
  nicokaiser: dyndns2({ take: one, say: () => 'good', refused: 200 }),
  kobuki: dyndns2({ path: '/dyn/update.php', take: list, say: (changed, told) => word(changed, told, ',') }),
  unifi: dyndns2({ take: one, say: () => 'OK', refusal: 'Unauthorized' }),
  'docker-ddns': async ({ method, path, query }, service, records) => {
    const [host] = service.hosts;
    const address = query.get('addr') ?? '';
    if (method !== 'GET' || path !== '/update') return text(404, 'not found');
    if (!service.settings.url.includes(`secret=${query.get('secret')}&`))
      return json(200, { Success: false, Message: 'Invalid Credentials' });
    if (query.get('domain') !== host.split('.')[0]) return json(200, { Success: false, Message: 'Domain not set' });
    if (!areAddresses([address])) return json(200, { Success: false, Message: `${address} is not a valid IP address.` });
    await keep(service, records, host, [address]);
    return json(200, JSON_OK(query.get('domain'), address));
  },
  pboehm: async (request, service, records) => {
    const [host] = service.hosts;
    const [, place, name, key] = request.path.split('/');
    if (place !== 'update' || name !== host.split('.')[0] || !service.settings.url.includes(`/${key}?`))
      return json(403, { error: 'no such host and key' });
    const [address] = one(request);
    await keep(service, records, host, [address]);
    return json(200, { current_ip: address, status: 'Successfuly updated' });
  },
  minidyndns: async (request, service, records) => {
    const [host] = service.hosts;
    if (!service.settings.url.startsWith(`https://${typedIn(request)}@`)) return text(401, 'Unauthorized');
    const address = request.query.get('myip') ?? '';
    if (request.path !== '/' || !areAddresses([address])) return text(400, 'Bad Request');
    await keep(service, records, host, [address]);
    return text(200, 'Your IP has been updated');
  },
};
