import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { SettingValue } from '../../../preload/contract/event.ts';
import type { Pattern, WireCase } from '../../providers/replay/wire-case.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** These cases of a service's own file; `moved`: in which of them an id is another one. Throws where one is not there. */
export const readCases = (id: string, ids: string[], moved: Record<string, [string, string]>): WireCase[] => {
  const all: WireCase[] = read(`test/providers/cases/${id}.json`);
  return ids.map((wanted) => {
    const found = all.find((one) => one.id === wanted);
    if (found === undefined) throw new Error(`no wire case ${wanted}`);
    const [from, to] = moved[wanted] ?? ['', ''];
    return from === '' ? found : JSON.parse(JSON.stringify(found).replaceAll(from, to));
  });
};

/** The keys of a plug-in's secret settings. */
export const secretsOf = (id: string): string[] => {
  const spec = read(`main/providers/specs/${id}.json`);
  const preset = `main/providers/presets/${spec.preset}.json`;
  const settings = spec.settings ?? (existsSync(new URL(preset, root)) ? read(preset).settings : []) ?? [];
  return settings.flatMap(({ key, kind }: { key: string; kind: string }) => (kind === 'secret' ? [key] : []));
};

/** A key of this run alone, where a case only says that there is one. */
const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

/** The zone and all in it, put in the place of those of the case. */
export const inZone = (text: string, { config: { hosts: [host = ''] = [] } }: WireCase, zone: string): string => {
  const moved = `${host.split('.')[0]}.${zone}`;
  return text.replaceAll(host, moved).replaceAll('example.com', zone).replaceAll('example_com', zone.replaceAll('.', '_'));
};

const literals = (pattern: Pattern): string[] => {
  if (typeof pattern === 'string') return [pattern];
  const any = typeof pattern === 'object' && pattern !== null && !Array.isArray(pattern) ? pattern.$in : undefined;
  return Array.isArray(any) ? any.map(String) : [];
};

const isScalar = (value: unknown): value is SettingValue => ['string', 'number', 'boolean'].includes(typeof value);

/** The account of the first case, its name in the zone, and where all of them call. */
export const accountOf = (cases: WireCase[], zone: string) => {
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  const { hosts: [host = ''] = [], ...config } = first.config;
  const settings: Record<string, SettingValue> = {};
  for (const [key, value] of Object.entries(config))
    if (isScalar(value)) settings[key] = typeof value === 'string' ? inZone(value, first, zone) : value;
  if ('privateKey' in settings) {
    const { privateKey, publicKey } = keyPair();
    Object.assign(settings, { privateKey, publicKey });
  }
  const servers = cases.flatMap(({ expect_requests = [] }) => expect_requests.flatMap((request) => literals(request.host)));
  return { settings, host: inZone(host, first, zone), servers: [...new Set(servers)] };
};
