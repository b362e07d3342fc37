import * as v from 'valibot';
import { type RequestSpec, requestSchema } from '../grammar/request.ts';

/** Update addresses services show their users, where the plug-in itself asks in another way. */
interface Shown {
  hosts: readonly string[];
  request: v.InferInput<typeof requestSchema>;
}

const SIGNED_IN = { basic: { user: '{username}', password: '{password}' } };

const HOST = { hostname: '{host}' };

/** By the service's id; the places are named as in its plug-in. From the pages on which the services show them. */
const SHOWN: Readonly<Record<string, readonly Shown[]>> = {
  '3322': [{ hosts: ['members.3322.net'], request: { path: '/dyndns/update', query: HOST, auth: SIGNED_IN } }],
  desec: ['/', '/update'].map((path) => ({
    hosts: ['update.dedyn.io', 'update6.dedyn.io'],
    request: { path, query: HOST, auth: { basic: { user: '{domain}', password: '{token}' } } },
  })),
  dnsexit: [{ hosts: ['api.dnsexit.com'], request: { path: '/dns/ud/', query: { apikey: '{apiKey}', host: '{hosts}' } } }],
  'do.de': [{ hosts: ['ddns.do.de'], request: { path: '/', query: { ...HOST, myip: '{ip}' }, auth: SIGNED_IN } }],
  duckdns: [
    { hosts: ['www.duckdns.org', 'duckdns.org'], request: { path: '/update/{subdomains}/{token}' } },
    { hosts: ['www.duckdns.org', 'duckdns.org'], request: { path: '/update/{subdomains}/{token}/{ip}' } },
  ],
  dyn: [{ hosts: ['members.dyndns.org'], request: { path: '/nic/update', query: { hostname: '{hosts}' }, auth: SIGNED_IN } }],
  dynv6: [
    {
      hosts: ['dynv6.com', 'ipv4.dynv6.com', 'ipv6.dynv6.com'],
      request: { path: '/api/update', query: { hostname: '{host}', token: '{token}' } },
    },
    { hosts: ['ipv4.dynv6.com', 'ipv6.dynv6.com'], request: { path: '/api/update', query: { zone: '{host}', token: '{token}' } } },
    { hosts: ['dynv6.com'], request: { path: '/nic/update', query: HOST, auth: { basic: { user: 'none', password: '{token}' } } } },
  ],
  easydns: [{ hosts: ['api.cp.easydns.com'], request: { path: '/dyn/tomato.php', query: HOST, auth: SIGNED_IN } }],
  freedns: [
    { hosts: ['sync.afraid.org', 'v6.sync.afraid.org', 'freedns.afraid.org'], request: { path: '/u/{token}/' } },
    { hosts: ['freedns.afraid.org'], request: { path: '/nic/update', query: HOST, auth: SIGNED_IN } },
  ],
  ipv64: [
    {
      hosts: ['ipv64.net', 'ipv4.ipv64.net', 'ipv6.ipv64.net'],
      request: { path: '/update.php', query: { key: '{key}', domain: '{host}' } },
    },
  ],
  'mydns.jp': [{ hosts: ['ipv4.mydns.jp', 'ipv6.mydns.jp', 'www.mydns.jp'], request: { path: '/login.html', auth: SIGNED_IN } }],
  ovh: [{ hosts: ['dns.eu.ovhapis.com'], request: { path: '/nic/update', query: HOST, auth: SIGNED_IN } }],
  selfhost: [{ hosts: ['carol.selfhost.de'], request: { path: '/update', query: { ...HOST, myip: '{ip}' }, auth: SIGNED_IN } }],
  simply: [{ hosts: ['api.simply.com'], request: { path: '/2/ddns/', query: { domain: '{zone}', ...HOST }, auth: SIGNED_IN } }],
  sitelutions: [
    {
      hosts: ['www.sitelutions.com', 'dnsup.sitelutions.com'],
      request: { path: '/dnsup', query: { id: '{recordId}', user: '{username}', pass: '{password}' } },
    },
  ],
  variomedia: [{ hosts: ['dyndns.variomedia.de'], request: { path: '/nic/update', query: HOST, auth: SIGNED_IN } }],
  xlhost: [{ hosts: ['nsupdate.xlhost.de'], request: { path: '/', query: HOST, auth: SIGNED_IN } }],
};

/** The requests of a service that its pages show for this host. */
export const shownAt = (service: string, host: string): RequestSpec[] =>
  (Object.hasOwn(SHOWN, service) ? (SHOWN[service] ?? []) : [])
    .filter(({ hosts }) => hosts.includes(host))
    .map(({ request }) => v.parse(requestSchema, request));

/** Every service with such addresses. */
export const SHOWN_FOR: readonly string[] = Object.keys(SHOWN);
