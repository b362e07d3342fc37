import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Note } from '../../../preload/contract/imports/plan.ts';
import { type Entry, emptyRead, own, type Read } from '../reading/entry.ts';
import { isHomePage } from '../reading/home-page.ts';
import { isRecord, listAt, textAt } from '../reading/json.ts';
import { type Domain, domainOf } from './domains.ts';
import { providerNamed } from './providers.ts';

type Node = Record<string, unknown>;
const nodeAt = (node: Node, key: string): Node => {
  const found = Object.hasOwn(node, key) ? node[key] : undefined;
  return isRecord(found) ? lowered(found) : {};
};
/** Go's YAML knows the fields by their names in small letters. */
const lowered = (node: Node): Node => Object.fromEntries(Object.entries(node).map(([key, value]) => [key.toLowerCase(), value]));
const isOn = (text: string): boolean => /^(?:true|yes|on|1)$/i.test(text);

/** Services whose own words need the domain. */
const WITH_ZONE = new Set([
  'aliesa',
  'dnsla',
  'dynadot',
  'edgeone',
  'eranet',
  'godaddy',
  'hipm-dnsmgr',
  'namecheap',
  'now.cn',
  'rainyun',
  'tnet.hk',
  'baiducloud',
]);

const addressOf = (side: Node, family: 'ipv4' | 'ipv6', note: (code: Note['code'], what: string) => void): Entry['address'] => {
  const way = textAt(side, 'gettype').toLowerCase();
  if (way === 'cmd') note('address-script', `${family}.cmd`);
  if (way === 'url') {
    const pages = textAt(side, 'url').split(',');
    note(pages.some((page) => isHomePage(page)) ? 'router-page' : 'address-elsewhere', `${family}.url`);
  }
  const name = textAt(side, 'netinterface');
  return way === 'netinterface' && name !== '' && name.length <= 100 ? { kind: 'interface', name } : { kind: 'automatic' };
};

interface Conf {
  node: Node;
  line: number;
}

const entriesOf = ({ node, line }: Conf, read: Read): void => {
  const dns = nodeAt(node, 'dns');
  const called = textAt(dns, 'name');
  const row = providerNamed(called);
  for (const family of ['ipv4', 'ipv6'] as const) {
    const side = nodeAt(node, family);
    const domains = listAt(side, 'domains').flatMap((one): Domain[] => (typeof one === 'string' ? [domainOf(one) ?? []].flat() : []));
    const [first] = domains;
    if (first === undefined) continue;
    const note = (code: Note['code'], what: string): void => void read.warnings.push({ line, code, what });
    if (row === null || row.service === null) {
      read.left.push({ line, code: 'service-unknown', what: `${first.host}: ${called}` });
      continue;
    }
    if (!isOn(textAt(side, 'enable'))) note('switched-off', first.host);
    if (domains.some(({ extra }) => extra)) note('setting-dropped', `${first.host}: ?…`);
    for (const [at, option] of [
      [side, 'ipv6reg'],
      [node, 'httpinterface'],
    ] as const)
      if (textAt(at, option) !== '') read.left.push({ line, code: 'option', what: option });
    const address = addressOf(side, family, note);
    const values: Record<string, string> = {};
    for (const option of ['id', 'secret', 'extparam']) {
      const value = textAt(dns, option);
      const to = own(row.fields, option);
      if (to !== undefined && value !== '') values[to] = value;
    }
    const ttl = textAt(node, 'ttl');
    if (/^\d+$/.test(ttl)) values.ttl = ttl;
    // A body that a server gets goes by POST.
    if (row.service === 'custom' && values.body !== undefined) values.method = 'POST';
    const named = textAt(node, 'name');
    for (const zone of new Set(domains.map((domain) => (WITH_ZONE.has(row.service ?? '') ? domain.zone : ''))))
      read.entries.push({
        line,
        called,
        service: row.service,
        hosts: domains.filter((domain) => zone === '' || domain.zone === zone).map(({ host }) => host),
        values: zone === '' ? values : { ...values, zone },
        families: { ipv4: family === 'ipv4', ipv6: family === 'ipv6' },
        address,
        enabled: isOn(textAt(side, 'enable')),
        ...(named === '' ? {} : { name: named }),
      });
  }
};

const lineOf = (document: Document.Parsed, counter: LineCounter, index: number): number => {
  const item = document.getIn(['dnsconf', index], true);
  return isMap(item) && item.range ? counter.linePos(item.range[0]).line : 1;
};

const confsOf = (root: Node, document: Document.Parsed, counter: LineCounter): Conf[] => {
  const list = listAt(root, 'dnsconf');
  // Before version 5 there was one, at the top.
  if (list.length === 0) return Object.hasOwn(root, 'dns') ? [{ node: root, line: 1 }] : [];
  return list.flatMap((one, index) => (isRecord(one) ? [{ node: lowered(one), line: lineOf(document, counter, index) }] : []));
};

/** The user and the webhook stand in sections of their own; older files have their fields at the top. */
const tellRest = (root: Node, read: Read): void => {
  const user = nodeAt(root, 'user');
  if ((textAt(user, 'username') || textAt(root, 'username')) !== '') read.left.push({ line: 0, code: 'own-login', what: 'user' });
  const hook = nodeAt(root, 'webhook');
  if ((textAt(hook, 'webhookurl') || textAt(root, 'webhookurl')) !== '') read.left.push({ line: 0, code: 'option', what: 'webhook' });
};

/** ddns-go's configuration, nested or flat. */
export const readDdnsGo = (text: string): Read => {
  const read = emptyRead();
  const unreadable: Read = { ...read, left: [{ line: 1, code: 'unreadable', what: 'YAML' }] };
  try {
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) {
      const [error] = document.errors;
      return { ...read, left: [{ line: error?.linePos?.[0].line ?? 1, code: 'unreadable', what: 'YAML' }] };
    }
    const root: unknown = document.toJS({ maxAliasCount: 20 });
    if (!isRecord(root)) return unreadable;
    const top = lowered(root);
    for (const conf of confsOf(top, document, counter)) entriesOf(conf, read);
    tellRest(top, read);
    return read;
  } catch {
    // Aliases that grow without end, and nesting deeper than any real file's.
    return unreadable;
  }
};

export const looksLikeDdnsGo = (text: string): boolean =>
  /^dnsconf[ \t]*:/im.test(text) ||
  (/^dns[ \t]*:[ \t]*$/im.test(text) && /^ipv[46][ \t]*:[ \t]*$/im.test(text) && /^[ \t]+gettype[ \t]*:/im.test(text));
