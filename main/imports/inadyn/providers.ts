import { row, type ServiceRow } from '../reading/entry.ts';

export interface Provider extends ServiceRow {
  /** Its own family, where the provider has one for each. */
  family?: 'ipv4' | 'ipv6';
}

/** inadyn's providers in its own order, which decides what a part of a name stands for. */
export const PROVIDERS: readonly (readonly [name: string, service: string | null, fields?: string, alias?: string])[] = [
  ['default@all-inkl.com', 'all-inkl'],
  ['default@changeip.com', 'changeip'],
  ['default@ovh.com', 'ovh'],
  ['default@strato.com', 'strato'],
  ['default@cloudflare.com', 'cloudflare', 'username:zone password:token'],
  ['ipv6@cloudflare.com', 'cloudflare', 'username:zone password:token'],
  ['default@cloudxns.net', 'cloudxns'],
  ['default@core-networks.de', 'core-networks'],
  ['ipv6@core-networks.de', 'core-networks'],
  ['default@ddnss.de', 'ddnss'],
  ['default@desec.io', 'desec', 'password:token'],
  ['ipv6@desec.io', 'desec', 'password:token'],
  ['default@dhis.org', 'dhis'],
  ['ipv6@dhis.org', 'dhis'],
  ['default@dnsever.com', 'dnsever'],
  ['default@dnsexit.com', 'dnsexit-legacy'],
  ['default@dnshome.de', 'dnshome'],
  ['ipv6@dnshome.de', 'dnshome'],
  ['default@dnsmadeeasy.com', 'dnsmadeeasy'],
  ['default@dnsmax.com', 'dnsmax'],
  ['default@thatip.com', 'thatip'],
  ['default@dnspod.cn', 'dnspod', 'username:id password:token'],
  ['ipv6@dnspod.cn', 'dnspod', 'username:id password:token'],
  ['default@domaindiscount24.com', 'domaindiscount24'],
  ['default@moniker.com', 'moniker'],
  ['default@domene.shop', 'domeneshop', 'username:token password:secret'],
  ['default@duckdns.org', 'duckdns', 'username:token'],
  ['default@duiadns.net', 'duiadns'],
  ['ipv6@duiadns.net', 'duiadns'],
  ['default@dyndns.org', 'dyn'],
  ['default@dnsomatic.com', 'dnsomatic'],
  ['default@selfhost.de', 'selfhost'],
  ['default@no-ip.com', 'noip'],
  ['default@noip.com', 'noip'],
  ['default@3322.org', '3322', '', 'dyndns@3322.org'],
  ['default@he.net', 'he', '', 'dyndns@he.net'],
  ['default@tunnelbroker.net', 'tunnelbroker'],
  ['default@spdyn.de', 'spdyn'],
  ['ipv6@spdyn.de', 'spdyn'],
  ['ipv4@nsupdate.info', 'nsupdate.info'],
  ['ipv6@nsupdate.info', 'nsupdate.info'],
  ['default@loopia.com', 'loopia'],
  ['default@domains.google.com', 'googledomains'],
  ['default@dynu.com', 'dynu'],
  ['default@dy.fi', 'dyfi'],
  ['default@do.de', 'do.de'],
  ['default@domopoli', 'domopoli'],
  ['default@inwx.com', 'inwx'],
  ['ipv6@inwx.com', 'inwx'],
  ['default@itsdns.de', 'itsdns'],
  ['default@opendns.com', 'opendns'],
  ['default@joker.com', 'joker'],
  ['default@schokokeks.org', 'schokokeks'],
  ['default@variomedia.de', 'variomedia'],
  ['default@udmedia.de', 'udmedia'],
  ['default@dyndns.it', 'dyndns.it'],
  ['default@infomaniak.com', 'infomaniak'],
  ['default@oray.com', 'oray'],
  ['default@simply.com', 'simply'],
  ['ipv4@dynv6.com', 'dynv6', 'username:token', 'default@ipv4.dynv6.com'],
  ['ipv6@dynv6.com', 'dynv6', 'username:token', 'default@dynv6.com'],
  ['default@easydns.com', 'easydns', 'wildcard:wildcard'],
  ['default@freedns.afraid.org', 'freedns'],
  ['ipv6@freedns.afraid.org', 'freedns'],
  ['default@freemyip.com', 'freemyip', 'password:token'],
  ['default@gira.de', 'giradns'],
  ['ipv6@gira.de', 'giradns'],
  ['default@goip.de', 'goip'],
  ['ipv6@goip.de', 'goip'],
  ['ipv4@ipv64.net', 'ipv64', 'username:key', 'default@ipv64.net'],
  ['ipv6@ipv64.net', 'ipv64', 'username:key'],
  ['default@mydns.jp', 'mydns.jp'],
  ['ipv6@mydns.jp', 'mydns.jp'],
  ['default@myonlineportal.net', 'myonlineportal'],
  ['ipv6@myonlineportal.net', 'myonlineportal'],
  ['default@namecheap.com', 'namecheap', 'username:zone'],
  ['default@porkbun.com', 'porkbun', 'username:zone password:secretApiKey'],
  ['default@regfish.de', 'regfish', 'password:token'],
  ['default@sitelutions.com', 'sitelutions'],
  ['ipv6@he.net', 'tunnelbroker', '', 'ipv6tb@he.net'],
  ['default@twodns.de', 'twodns'],
  ['default@pdd.yandex.ru', 'yandex-pdd'],
  ['default@zoneedit.com', 'zoneedit', 'password:token'],
];

const providerOf = ([name, service, fields = '']: (typeof PROVIDERS)[number]): Provider => {
  const [side] = name.split('@');
  return { ...row(service, fields), ...(side === 'ipv4' || side === 'ipv6' ? { family: side } : {}) };
};

/** By its whole name, or by any part of one: the first in inadyn's list. Null: none, or no name at all. */
export const providerNamed = (title: string): Provider | null => {
  const name = title.replace(/:.*$/s, '').trim().toLowerCase();
  if (name === '') return null;
  const all = ([whole, , , alias]: (typeof PROVIDERS)[number]): string[] => [whole, ...(alias === undefined ? [] : [alias])];
  const found =
    PROVIDERS.find((provider) => all(provider).includes(name)) ??
    PROVIDERS.find((provider) => all(provider).some((one) => one.includes(name)));
  return found === undefined ? null : providerOf(found);
};

/** That several providers fit, and inadyn takes the first. */
export const isVague = (title: string): boolean => {
  const name = title.replace(/:.*$/s, '').trim().toLowerCase();
  const fitting = new Set(
    PROVIDERS.filter(([whole, , , alias]) => whole.includes(name) || alias?.includes(name)).map(([, service]) => service),
  );
  return fitting.size > 1 && !PROVIDERS.some(([whole, , , alias]) => whole === name || alias === name);
};
