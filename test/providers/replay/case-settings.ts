import { generateKeyPairSync } from 'node:crypto';
import type { Job } from '../../../main/ports/dns-service.ts';
import type { WireCase } from './wire-case.ts';

let pem: string | undefined;
/** A key of this run alone: cases only say that there is one. */
export const rsaPem = (): string => {
  pem ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return pem;
};

/** The file a service account is downloaded as. */
export const serviceAccount = (own: object = {}): string =>
  JSON.stringify({ type: 'service_account', project_id: 'p1', client_email: 'home@p1.iam.example', private_key: rsaPem(), ...own });

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

type More = (wire: WireCase) => Job['settings'] | undefined;

/** What cases leave out of their settings: keys, and cautions of our own that the clients they were taken from do without. */
/** Where two cases have one config and want two documented endpoints, the case's own first request tells which is meant. */
const asksFor = ({ expect_requests: [first] = [] }: WireCase, text: string): boolean => `${first?.host}${first?.path}`.includes(text);

const MORE: Readonly<Record<string, More>> = {
  gcp: ({ config }) => ({ credentials: serviceAccount(isTree(config.credentials) ? config.credentials : {}) }),
  transip: ({ config }) => (String(config.privateKey).includes('-----BEGIN') ? undefined : { privateKey: rsaPem() }),
  loopia: (wire) => (asksFor(wire, 'dns.loopia.se/XDynDNSServer') ? { legacy: true } : undefined),
  dondominio: (wire) => (asksFor(wire, '/json/') ? { json: true } : undefined),
  'name.com': (wire) => (asksFor(wire, '/v4/') ? { api: 'v4' } : undefined),
  // Beget's other records are read first unless the user says otherwise; a case that never reads has said so.
  beget: ({ config, expect_requests = [] }) =>
    'keepOthers' in config || expect_requests.some(({ path }) => String(path).endsWith('/getData')) ? undefined : { keepOthers: false },
  powerdns: ({ config, expect_requests = [] }) =>
    'keepOthers' in config || expect_requests.some(({ method }) => method === 'GET') ? undefined : { keepOthers: false },
};

export const leftOut = (wire: WireCase): Job['settings'] => MORE[wire.provider]?.(wire) ?? {};
