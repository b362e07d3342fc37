import * as v from 'valibot';
import { type RequestSpec, requestSchema } from './spec-request.ts';

/** Update addresses services show their users, where the plug-in itself asks in another way. */
interface Shown {
  hosts: readonly string[];
  request: v.InferInput<typeof requestSchema>;
}

const SIGNED_IN = { basic: { user: '{username}', password: '{password}' } };

/** By the service's id; the places are named as in its plug-in. From the pages on which the services show them. */
const SHOWN: Readonly<Record<string, readonly Shown[]>> = {
  duckdns: [
    { hosts: ['www.duckdns.org', 'duckdns.org'], request: { path: '/update/{subdomains}/{token}' } },
    { hosts: ['www.duckdns.org', 'duckdns.org'], request: { path: '/update/{subdomains}/{token}/{ip}' } },
  ],
  dynv6: [
    {
      hosts: ['dynv6.com', 'ipv4.dynv6.com', 'ipv6.dynv6.com'],
      request: { path: '/api/update', query: { hostname: '{host}', token: '{token}' } },
    },
    { hosts: ['ipv4.dynv6.com', 'ipv6.dynv6.com'], request: { path: '/api/update', query: { zone: '{host}', token: '{token}' } } },
  ],
  freedns: [
    { hosts: ['sync.afraid.org', 'v6.sync.afraid.org', 'freedns.afraid.org'], request: { path: '/u/{token}/' } },
    { hosts: ['sync.afraid.org', 'v6.sync.afraid.org', 'freedns.afraid.org'], request: { path: '/u/{token}' } },
  ],
  'mydns.jp': [{ hosts: ['ipv4.mydns.jp', 'ipv6.mydns.jp', 'www.mydns.jp'], request: { path: '/login.html', auth: SIGNED_IN } }],
};

/** The requests of a service that its pages show for this host. */
export const shownAt = (service: string, host: string): RequestSpec[] =>
  (Object.hasOwn(SHOWN, service) ? (SHOWN[service] ?? []) : [])
    .filter(({ hosts }) => hosts.includes(host))
    .map(({ request }) => v.parse(requestSchema, request));

/** Every service with such addresses. */
export const SHOWN_FOR: readonly string[] = Object.keys(SHOWN);
