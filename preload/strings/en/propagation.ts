import type { PropagationFinding } from '../../contract/dns/propagation.ts';
import { age, plural, span } from './common.ts';

const finding: Record<PropagationFinding, string> = {
  'no-zone':
    'The DNS knows no domain for this name, so no resolver can answer for it. The name may be misspelt, or the domain may have expired. Look for it on the page of your service or registrar. It is asked again by itself.',
  silent:
    'None of the domain’s servers answered, so nobody can look the name up anew. If other names work here, the fault is theirs; the service’s page may tell. They are asked again by itself.',
  intercepted:
    'Your router or provider answers in place of the domain’s servers (port 53 is intercepted), so what they really hold can’t be seen from here. Visitors elsewhere aren’t affected. The resolvers below were asked over HTTPS instead.',
  blocked: 'Public resolvers can’t be asked on port 53 from this line, so they were asked over HTTPS. Visitors elsewhere aren’t affected.',
  'dnssec-broken':
    'The domain’s DNSSEC signatures don’t hold, so resolvers that check them refuse the name, and their users get no answer. Renew the signatures or the DS record on the page of your service or registrar.',
  absent:
    'The domain’s servers have no address for this name. If an update has just been sent, wait a minute; otherwise look at the record on the service’s page.',
  other:
    'The domain’s servers show another address than yours. If an update has just been sent, wait a minute; otherwise something else may be changing the record.',
  'serials-differ': 'Not all of the domain’s servers have the newest zone yet. That usually ends by itself within minutes.',
  'servers-differ':
    'The domain’s servers show different addresses, so a part of the visitors goes elsewhere. That usually ends by itself within minutes.',
  alias: 'The name is an alias (CNAME) of another one, and has the addresses of that.',
  several: 'The name has several addresses, so a part of the visitors goes to another one than yours.',
  proxied: 'The service doesn’t publish your address itself but its own in front of it (a proxy), as it is set up there.',
};

export const propagationWords = {
  new: 'Once the event is saved, this shows what the DNS answers for its host names.',
  text: 'Asks the domain’s own servers and public resolvers. Nothing is sent to your service.',
  asking: 'Asking…',
  again: 'Ask Again',
  asked: (ms: number) => `Asked ${age(ms)}`,
  shown: (address: string) => `All that were asked show ${address}.`,
  wait: (address: string, ms: number) =>
    `In ${span(ms)} at the latest all resolvers that were asked show ${address}: until then some still remember what was there before.`,
  visibleIn: (ms: number) => `Public resolvers show it in ${span(ms)}`,
  unknown: 'When all resolvers show the address can’t be told yet.',
  table: (host: string) => `What is shown for ${host}`,
  columns: { who: 'Asked', address: 'Shows', left: 'Remembers for', serial: 'Zone serial' },
  server: 'Server of the domain',
  resolver: { 'port-53': 'Public resolver', https: 'Public resolver (over HTTPS)' },
  none: 'no address',
  noAnswer: 'no answer',
  refused: (rcode: string) => `refused (${rcode})`,
  left: (seconds: number) => span(seconds * 1000),
  negative: (seconds: number) => `Where a name was missing, resolvers may remember that for ${span(seconds * 1000)}.`,
  more: (count: number) => `${plural(count, 'more host name')} of this event ${count === 1 ? 'is' : 'are'} not asked about here.`,
  finding,
};
