import type { CustomScheme } from 'electron';
import type { Language } from '../../../preload/strings/index.ts';
import { readUrl } from '../../net/url.ts';
import type { Assets } from '../../ports/storage/assets.ts';
import { APP_HOST, APP_ORIGIN, APP_SCHEME } from '../ipc/sender.ts';
import { typeOf } from './media-type.ts';

/** To be given to protocol.registerSchemesAsPrivileged before the app is ready. */
export const APP_PRIVILEGES: CustomScheme[] = [{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }];

export const startPage = (language: Language): string => `${APP_ORIGIN}/index.html?language=${language}`;

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * The file an app:// URL asks for, or null. The URL parser has taken dots and backslashes away by then, so what is left
 * of an attempt at another folder is odd characters: a path holding any is refused, whatever it would decode to.
 */
export const assetPath = (url: string): string | null => {
  const parsed = readUrl(url);
  if (parsed === null) return null;
  const { protocol, host, username, password, pathname } = parsed;
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST || username !== '' || password !== '') return null;
  const path = pathname.slice(1);
  return /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(path) && !path.includes('..') ? path : null;
};

const refusal = (status: 403 | 404 | 405 | 500): Response => new Response(null, { status, headers: HEADERS });

/** Answers app://saikoro from the list of files the build made: GET only, everything else is refused. */
export const createAppResponder = (assets: Assets): ((request: Pick<Request, 'method' | 'url'>) => Promise<Response>) => {
  let allowed: Set<string> | null = null;
  return async ({ method, url }) => {
    if (method !== 'GET') return refusal(405);
    // Read with the first window, not at start-up, since Saikoro mostly runs without a window.
    allowed ??= new Set(assets.list());
    const path = assetPath(url);
    if (path === null) return refusal(403);
    const type = typeOf(path);
    if (type === null || !allowed.has(path)) return refusal(404);
    try {
      return new Response(await assets.read(path), { status: 200, headers: { ...HEADERS, 'Content-Type': type } });
    } catch {
      return refusal(500);
    }
  };
};
