/** Kept of one run: so many, so long each with its name, so long together (in characters). */
const MOST_COOKIES = 20;
const LONGEST_COOKIE = 4096;
const LONGEST_HEADER = 8192;
/** Shorter values are words such as a language: dots in their place would blot out what the service says. */
const SHORTEST_SECRET = 6;

interface Cookie {
  name: string;
  value: string;
  path: string;
  origin: string;
}

/** The cookies of one run of steps: they go back to where they came from, and are gone with it. */
export interface CookieJar {
  /** Keeps what a reply gives out; tells the values that are secrets from now on. */
  take(url: string, fields: readonly string[], now: number): string[];
  /** What goes with a request. */
  header(url: string): string | undefined;
}

/** Names are tokens; a value is whatever a header can carry as plain ASCII (RFC 6265 §4.1.1, read as servers write it). */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\x20-\x7e]*$/;

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** RFC 6265 §5.1.4. */
const folderOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

const isOver = (attributes: ReadonlyMap<string, string>, now: number): boolean => {
  const [age, expires] = [attributes.get('max-age'), attributes.get('expires')];
  if (age !== undefined && /^-?\d{1,15}$/.test(age)) return Number(age) <= 0;
  return expires !== undefined && Date.parse(expires) <= now;
};

interface Told {
  cookie: Cookie;
  over: boolean;
}

const cookieIn = (field: string, { origin, hostname, pathname }: URL, now: number): Told | null => {
  const [pair = '', ...rest] = field.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
  if (at < 1 || !NAME.test(name) || !VALUE.test(value) || name.length + value.length > LONGEST_COOKIE) return null;
  const attributes = new Map(
    rest.map((text): [string, string] => {
      const [key = '', ...said] = text.split('=');
      return [key.trim().toLowerCase(), said.join('=').trim()];
    }),
  );
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase() || hostname;
  if (hostname !== domain && !hostname.endsWith(`.${domain}`)) return null;
  const path = attributes.get('path');
  return {
    cookie: { name, value, path: path?.startsWith('/') ? path : folderOf(pathname), origin },
    over: isOver(attributes, now),
  };
};

export const createCookieJar = (): CookieJar => {
  let kept: Cookie[] = [];
  const put = ({ cookie, over }: Told): void => {
    kept = kept.filter(({ name, path, origin }) => name !== cookie.name || path !== cookie.path || origin !== cookie.origin);
    if (!over && kept.length < MOST_COOKIES) kept.push(cookie);
  };
  return {
    take(url, fields, now) {
      const told = fields.map((field) => cookieIn(field, new URL(url), now)).filter((one) => one !== null);
      for (const one of told) put(one);
      // Quotes are no part of what they are around (RFC 6265 §4.1.1).
      return told.map(({ cookie }) => cookie.value.replace(/^"(.*)"$/, '$1')).filter((value) => value.length >= SHORTEST_SECRET);
    },
    header(url) {
      const { origin, pathname } = new URL(url);
      const going = kept.filter((one) => one.origin === origin && within(pathname, one.path)).sort((a, b) => b.path.length - a.path.length);
      const header = going.reduce((text, { name, value }) => {
        const more = `${text === '' ? '' : `${text}; `}${name}=${value}`;
        return more.length <= LONGEST_HEADER ? more : text;
      }, '');
      return header === '' ? undefined : header;
    },
  };
};
