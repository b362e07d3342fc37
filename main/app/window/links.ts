import type { Shell } from 'electron';
import { PORTAL_PAGE } from '../../../preload/contract/window/portal-page.ts';
import { readUrl } from '../../net/url.ts';

/** Whether `path` is `base` itself or lies below it. */
const isBelow = (path: string, base: string): boolean => {
  const folder = base.endsWith('/') ? base : `${base}/`;
  return path === base || path.startsWith(folder);
};

/** An https URL in plain ASCII without user-info; null for anything that could be read in two ways. */
const plainHttps = (text: string): URL | null => {
  if (!/^https:\/\/[A-Za-z0-9][\x21-\x7e]*$/.test(text) || /[\\^`{|}<>"]/.test(text)) return null;
  const url = readUrl(text);
  if (
    url === null ||
    url.protocol !== 'https:' ||
    url.username !== '' ||
    url.password !== '' ||
    text.slice(8).split(/[/?#]/)[0]?.includes('@')
  )
    return null;
  return /%(?:2f|5c|2e|0[0-9a-f]|1[0-9a-f])/i.test(url.pathname) ? null : url;
};

/**
 * Whether a link leads to one of the allowed pages or below it. Scheme, host and port must be the same, a query only the
 * allowed page's own (it could carry something out). Hosts in other scripts are compared in their xn-- form.
 */
export const isAllowedLink = (link: string, allowed: readonly string[]): boolean => {
  const url = plainHttps(link);
  if (url === null) return false;
  return allowed.some((page) => {
    const base = plainHttps(page);
    if (base === null || base.host !== url.host) return false;
    return isBelow(url.pathname, base.pathname) && (url.search === '' || (url.search === base.search && url.pathname === base.pathname));
  });
};

/**
 * Opened word for word and no other way: a page of the system's own settings (macOS: Privacy & Security, Local Network), and the one
 * in whose place a network shows its login.
 */
const OWN_LINKS: readonly string[] = ['x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork', PORTAL_PAGE];

/**
 * The only way out to the browser and to the system's settings. False: the link is not on the list, nothing was opened. `exact`: pages from untrusted plug-ins, of
 * which nothing below is opened: its path could carry something out.
 */
export const createLinks =
  (shell: Pick<Shell, 'openExternal'>, allowed: () => readonly string[], exact: () => readonly string[] = () => []) =>
  async (link: string): Promise<boolean> => {
    const isOwn = OWN_LINKS.includes(link);
    const isExact = plainHttps(link) !== null && exact().includes(link);
    if (!isOwn && !isExact && !isAllowedLink(link, allowed())) return false;
    await shell.openExternal(isOwn ? link : new URL(link).href);
    return true;
  };
