import { emptyRead, type Read } from '../reading/entry.ts';
import { type Account, readAccounts } from './read.ts';
import type { Sections } from './sections.ts';

/** Options of version 1 by their names in version 2; each may also stand behind two hyphens. */
const NAMES: Readonly<Record<string, string>> = {
  system: 'system',
  dyndns_system: 'system',
  username: 'username',
  password: 'password',
  alias: 'alias',
  hostname: 'alias',
  period: 'period',
  update_period: 'period',
  update_period_sec: 'period',
  forced_update_period: 'forced-update',
  iface: 'iface',
  ssl: 'ssl',
  wildcard: 'wildcard',
  exec: 'exec',
  'checkip-url': 'checkip-server',
  ip_server_name: 'checkip-server',
  'server-name': 'ddns-server',
  dyndns_server_name: 'ddns-server',
  'server-url': 'ddns-path',
  dyndns_server_url: 'ddns-path',
};
/** From here on it is another account. */
const OF_ACCOUNT = new Set(['system', 'username', 'password', 'alias', 'ssl', 'wildcard', 'checkip-server', 'ddns-server', 'ddns-path']);

interface Line {
  name: string;
  value: string;
  line: number;
}

const linesOf = (text: string): Line[] =>
  text.split('\n').flatMap((written, index): Line[] => {
    const [, typed = '', value = ''] = /^\s*(?:--)?([A-Za-z][\w-]*)[ \t]*(.*?)\s*$/.exec(written.slice(0, 5000)) ?? [];
    const name = Object.hasOwn(NAMES, typed) ? NAMES[typed] : undefined;
    return name === undefined ? [] : [{ name, value: value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2'), line: index + 1 }];
  });

/** Settings of inadyn 1: a name and a value in each line, an account from one `system` to the next. */
export const readInadyn1 = (text: string): Read => {
  const globals: Sections['globals'] = new Map();
  const groups: { line: number; options: Sections['globals'] }[] = [];
  let open = new Map<string, { values: string[]; line: number }>();
  let began = 0;
  const close = (): void => {
    if (open.size > 0) groups.push({ line: began, options: open });
    open = new Map();
  };
  for (const { name, value, line } of linesOf(text)) {
    if (!OF_ACCOUNT.has(name)) globals.set(name, { values: [value], line });
    else {
      if (name === 'system' && open.has('system')) close();
      if (open.size === 0) began = line;
      open.set(name, { values: [...(name === 'alias' ? (open.get(name)?.values ?? []) : []), value], line });
    }
  }
  close();
  const accounts = groups.map(({ line, options }): Account => {
    const of = (option: string): string => (options.get(option) ?? globals.get(option))?.values[0] ?? '';
    const system = of('system');
    const custom = /^custom\b/i.test(system) || of('ddns-server') !== '';
    // FreeDNS had a host and its hash in one; no other value of the file has a comma.
    const hosts = (options.get('alias')?.values ?? []).flatMap((alias) => alias.split(/[\s,]+/).slice(0, 1));
    return { kind: custom ? 'custom' : 'provider', name: system, line, hosts, of, all: options };
  });
  return readAccounts(accounts, globals, emptyRead());
};

export const looksLikeInadyn1 = (text: string): boolean =>
  /^[ \t]*(?:--)?(?:dyndns_)?system[ \t]+\S/m.test(text) && !/^[^#\n]*\b(?:username|password|alias|hostname)[ \t]*=/m.test(text);
