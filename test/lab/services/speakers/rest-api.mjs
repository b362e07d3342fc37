// What REST APIs of DNS services have in common.
import { isIP } from 'node:net';

export const json = (status, value) => ({ status, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } });
export const EMPTY = { status: 204 };

/**
 * One API. `enters`: whether the credentials are right, else `refused` is the answer. `routes`: method, path (`:zone` is the zone, `:name`
 * the name below it, `:type` A or AAAA), and what is answered to whom. Anything else is `lost`.
 */
export const api =
  ({ enters, refused, lost = json(404, { message: 'not found' }), routes }) =>
  async (request, service, records) => {
    const { zone } = service.settings;
    const [host] = service.hosts;
    const name = host.slice(0, -zone.length - 1);
    const body = request.body === '' ? {} : JSON.parse(request.body);
    if (!enters({ ...request, body }, service.settings)) return refused;
    for (const [method, path, answer] of routes) {
      const form = path
        .replaceAll('.', '\\.')
        .replace(':zone_', zone.replaceAll('.', '_'))
        .replace(':zone', zone)
        .replace(':name', name)
        .replace(':record', '(?:rec222|rec333)');
      const found = method === request.method ? new RegExp(`^${form.replace(':type', '(A|AAAA)')}$`).exec(request.path) : null;
      if (found === null) continue;
      const type = found[1] ?? request.query.get('type') ?? 'A';
      const held = (kind = type) => records.one(host, kind);
      const set = async (address) => {
        if (isIP(address ?? '') === 0) return false;
        await records.set(service.id, host, address);
        return true;
      };
      return answer({ query: request.query, headers: request.headers, body, service, records, zone, host, name, type, held, set });
    }
    return lost;
  };
/** The token of this setting. */
export const bearer =
  (setting) =>
  ({ headers }, settings) =>
    headers.authorization === `Bearer ${settings[setting]}`;
/** A list of one record, or of none. */
export const list = (address, record) => (address === null ? [] : [record]);
