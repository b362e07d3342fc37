import { row } from '../reading/entry.ts';
import { serverHost, serviceAt } from '../reading/servers.ts';

export interface CustomServer {
  server: string;
  path: string;
  username: string;
  password: string;
  /** The address is put at the end instead of the host. */
  appendIp: boolean;
  ssl: boolean;
}

const WORDS: Readonly<Record<string, string>> = { h: '{host}', i: '{ip}' };

/** What `%h`, `%i` and the like become; inadyn reads `%%i` as it reads `%i`. */
const template = ({ path, username, password, appendIp }: CustomServer): string => {
  const text = path.replace(/%+([uphi])/g, (_, word: string) => {
    if (word === 'u') return encodeURIComponent(username);
    return word === 'p' ? encodeURIComponent(password) : (WORDS[word] ?? '');
  });
  if (text !== path || path.includes('%')) return text;
  return `${text}${appendIp ? '{ip}' : '{host}'}`;
};

const usesAccount = ({ path }: CustomServer): boolean => /%[up]/.test(path);

/** A server of inadyn's `custom` section as a service: one that is known, or the user's own URL, which as a whole is a secret. */
export const customService = (
  custom: CustomServer,
): { service: string; fields: Record<string, string>; values: Record<string, string> } | null => {
  const host = serverHost(custom.server);
  if (host === '') return null;
  const account = { username: custom.username, password: custom.password };
  const known = serviceAt(host);
  if (known !== null) return { service: known, fields: row(known).fields, values: account };
  const path = custom.path === '' ? '/' : custom.path.startsWith('/') ? custom.path : `/${custom.path}`;
  const port = /:(\d{1,5})\/?$/.exec(custom.server)?.[1];
  const url = `${custom.ssl ? 'https' : 'http'}://${host}${port === undefined ? '' : `:${port}`}${template({ ...custom, path })}`;
  // inadyn signs in by name and password with every request, unless the path has them.
  return { service: 'custom', fields: {}, values: { url, ...(usesAccount(custom) ? {} : account) } };
};
