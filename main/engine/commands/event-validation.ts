import { type DnsEvent, FAMILIES, type SaikoroEvent, type WatchEvent } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import { parseDevice } from '../../net/ipv6-suffix.ts';
import type { Services } from '../../ports/dns-service.ts';
import { isCron } from '../planning/schedule.ts';

/** A refusal the window shows beside the field; code is a key of strings.refusal. */
export interface Flaw {
  ok: false;
  code: string;
  field: string;
  detail?: string;
}

/** Servers whose user names are their hosts (nsupdate.info) have a password for each: one that is sent for several is refused for all. */
const isHostOfIts = ({ hosts, settings: { username } }: DnsEvent): boolean =>
  typeof username === 'string' && hosts.map(toAscii).includes(toAscii(username.trim()));

const flaw = (code: string, field: string, detail?: string): Flaw => ({
  ok: false,
  code,
  field,
  ...(detail === undefined ? {} : { detail }),
});

const badHost = ({ hosts }: Pick<DnsEvent, 'hosts'>): Flaw | null => {
  const bad = hosts.find((host) => hostProblem(host) !== null);
  return bad === undefined ? null : flaw('bad-host', 'hosts', bad);
};

const checkWatch = (event: WatchEvent): Flaw | null => {
  const { expects, families } = event;
  const wrong = badHost(event);
  if (wrong !== null || expects.kind !== 'given') return wrong;
  const bad = FAMILIES.find((family) => families[family] && parseAddress(expects[family] ?? '', family) === null);
  return bad === undefined ? null : flaw('bad-address', bad, expects[bad]);
};

/** What is wrong with an event as typed; null if it may be kept. */
export const checkEvent = (
  event: SaikoroEvent,
  { services, hasSecret }: { services: Services; hasSecret: (key: string) => boolean },
): Flaw | null => {
  if (event.type === 'watch') return checkWatch(event);
  if (event.schedule.kind === 'cron' && !isCron(event.schedule.expression)) return flaw('bad-cron', 'schedule');
  if (event.type === 'command') return null;
  const service = services.find(event.service);
  if (service === undefined) return flaw('unknown-service', 'service');
  if (service.info.status === 'ended' && event.enabled) return flaw('service-ended', 'service');
  const wrong = badHost(event);
  if (wrong !== null) return wrong;
  if (event.hosts.length > service.limits.maxHosts) return flaw('too-many-hosts', 'hosts', String(service.limits.maxHosts));
  if (event.hosts.length > 1 && isHostOfIts(event)) return flaw('user-is-host', 'hosts');
  if (!FAMILIES.some((family) => event.families[family] && service.info[family])) return flaw('no-family', 'families');
  if (event.address.kind === 'fixed')
    for (const family of FAMILIES) {
      const text = event.address[family]?.trim();
      if (event.families[family] && text && parseAddress(text, family) === null) return flaw('bad-address', 'address', text);
    }
  const device = event.families.ipv6 && event.ipv6Host !== undefined ? parseDevice(event.ipv6Host) : null;
  if (device?.ok === false) return flaw(device.why, 'ipv6Host', event.ipv6Host);
  for (const { key, kind, required } of service.info.fields) {
    if (!required) continue;
    if (kind === 'secret' ? !hasSecret(key) : event.settings[key] === undefined || event.settings[key] === '')
      return flaw(kind === 'secret' ? 'missing-secret' : 'missing-setting', key);
  }
  return null;
};
