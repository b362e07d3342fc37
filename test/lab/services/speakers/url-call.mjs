// What services that are told by one URL, with the secret in its query, have in common.
import { isIPv4, isIPv6 } from 'node:net';

export const text = (status, body, type = 'text/plain') => ({ status, body, headers: { 'Content-Type': type } });
export const json = (status, value) => text(status, JSON.stringify(value), 'application/json');
export const BAD = text(400, 'bad request');

/** The addresses of a query under these names; null where one is none. */
export const addressesIn = (query, ipv4 = 'ip', ipv6 = 'ipv6') => {
  const [v4, v6] = [query.get(ipv4), query.get(ipv6)];
  if ((v4 !== null && !isIPv4(v4)) || (v6 !== null && !isIPv6(v6)) || (v4 ?? v6) === null) return null;
  return [v4, v6].filter((address) => address !== null);
};

/** Whether any of them was new. */
export const keep = async (service, records, host, addresses) => {
  let changed = false;
  for (const address of addresses) {
    if ((await records.one(host, records.typeOf(address))) === address) continue;
    await records.set(service.id, host, address);
    changed = true;
  }
  return changed;
};

/** By service its path, and what is said to a query. */
export const speakersOf = (protocols) => Object.fromEntries(Object.entries(protocols).map(([id, protocol]) => [id, speak(protocol)]));

const speak =
  ([path, answer]) =>
  (request, service, records) =>
    request.method === 'GET' && request.path === path ? answer(request.query, service, records) : text(404, 'not found');
