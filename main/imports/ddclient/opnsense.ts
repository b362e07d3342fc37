import { XMLParser } from 'fast-xml-parser';
import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, emptyRead, own, type Read } from '../reading/entry.ts';
import { isRecord, textAt } from '../reading/json.ts';
import type { Options } from './config.ts';
import { BY_NUMBER, protocolRow } from './protocols.ts';

/** OPNsense's names of what ddclient calls otherwise. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  hosting1984: '1984',
  'he-net': 'he',
  google: 'googledomains',
};
/** Those that ddclient speaks DynDNS with, by their servers. */
const SERVERS: Readonly<Record<string, string>> = {
  'dns-o-matic': 'updates.dnsomatic.com',
  'he-net-tunnel': 'ipv4.tunnelbroker.net',
  loopia: 'dyndns.loopia.se',
  nsupdatev4: 'ipv4.nsupdate.info',
  nsupdatev6: 'ipv6.nsupdate.info',
  ovh: 'www.ovh.com',
  spdyn: 'update.spdyn.de',
  strato: 'dyndns.strato.com',
};

const optionsOf = (account: Record<string, unknown>): Options => {
  const service = textAt(account, 'service');
  const server = own(SERVERS, service) ?? textAt(account, 'server');
  const protocol =
    service === 'custom'
      ? textAt(account, 'protocol') || 'dyndns2'
      : own(SERVERS, service) === undefined
        ? (own(PROTOCOLS, service) ?? service)
        : 'dyndns2';
  const options = new Map([
    ['protocol', protocol],
    ['login', textAt(account, 'username')],
    ['password', textAt(account, 'password')],
    ['zone', textAt(account, 'zone')],
    ['server', server],
  ]);
  return new Map([...options].filter(([, value]) => value !== ''));
};

/** A page of its own list says which family it tells; an interface of the firewall is none of this computer's. */
const sixOf = (account: Record<string, unknown>): boolean =>
  /ipv6|ip6/.test(textAt(account, 'checkip')) || textAt(account, 'service') === 'nsupdatev6';

const entryOf = (account: Record<string, unknown>, line: number, read: Read): Entry | null => {
  const hosts = textAt(account, 'hostnames')
    .split(/[\s,]+/)
    .filter(Boolean);
  const service = textAt(account, 'service');
  const [first = service] = hosts;
  const note = (code: Note['code'], what = first): void => void read.warnings.push({ line, code, what });
  const options = optionsOf(account);
  const server = options.get('server') ?? '';
  const isPage = service === 'custom' && /^https?:\/\/.*__MYIP__|^https?:\/\/.*\?/i.test(server);
  const row = isPage ? { service: 'custom', fields: {} } : service === 'servercow' ? { service, fields: {} } : protocolRow(options);
  if (row === null || row.service === null) {
    read.left.push({ line, code: 'service-unknown', what: `${first}: ${service}` });
    return null;
  }
  if (BY_NUMBER.has(service) && hosts.every((host) => /^\d+$/.test(host))) {
    read.left.push({ line, code: 'host-number', what: first });
    return null;
  }
  const isOn = textAt(account, 'enabled') !== '0';
  if (!isOn) note('switched-off');
  if (textAt(account, 'force_ssl') === '0') note('encrypted-now');
  const values: Record<string, string> = {};
  for (const [name, value] of options) {
    const to = own(row.fields, name) ?? (name === 'login' ? 'username' : name === 'password' || name === 'zone' ? name : undefined);
    if (to !== undefined) values[to] = value;
  }
  if (isPage) values.url = server.replace(/__MYIP__/g, '{ip}').replace(/__HOSTNAME__/g, '{host}');
  else if (values.server !== undefined) values.server = values.server.replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
  const six = sixOf(account);
  return {
    line,
    called: service,
    service: row.service,
    hosts,
    values,
    families: { ipv4: !six, ipv6: six },
    address: { kind: 'automatic' },
    enabled: isOn,
    name: textAt(account, 'description'),
  };
};

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: { enabled: true, maxTotalExpansions: 10_000 },
  isArray: (name) => name === 'account',
});

/** Accounts of os-ddclient in an OPNsense config.xml; of all the rest of that file nothing is looked at. */
export const readOpnsense = (text: string): Read => {
  const read = emptyRead();
  const start = text.indexOf('<DynDNS');
  const end = text.indexOf('</DynDNS>', start);
  if (start === -1 || end === -1) return { ...read, left: [{ line: 1, code: 'unreadable', what: 'DynDNS' }] };
  const part = text.slice(start, end + '</DynDNS>'.length);
  const before = text.slice(0, start).split('\n').length;
  const lines = part.split('\n').flatMap((line, index) => (/<account[\s>]/.test(line) ? [before + index] : []));
  let root: unknown;
  try {
    root = parser.parse(part);
  } catch {
    return { ...read, left: [{ line: before, code: 'unreadable', what: 'DynDNS' }] };
  }
  const dyndns = isRecord(root) && isRecord(root.DynDNS) ? root.DynDNS : {};
  const accounts = isRecord(dyndns.accounts) && Array.isArray(dyndns.accounts.account) ? dyndns.accounts.account : [];
  accounts.forEach((account: unknown, index) => {
    const entry = isRecord(account) ? entryOf(account, lines[index] ?? before, read) : null;
    if (entry !== null) read.entries.push(entry);
  });
  const delay = isRecord(dyndns.general) ? textAt(dyndns.general, 'daemon_delay') : '';
  if (delay !== '') read.warnings.push({ line: before, code: 'interval', what: delay });
  return read;
};

export const looksLikeOpnsense = (text: string): boolean => /<DynDNS[\s>]/.test(text) && text.includes('</DynDNS>');
