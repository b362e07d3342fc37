import { readUrl } from '../engine/url.ts';

export interface Pasted {
  /** As it stood in the text. */
  written: string;
  url: URL;
  signIn: { user: string; password: string } | null;
}

/** Routers' own words stand in pointed brackets; other brackets end an address. */
const ADDRESS = /https?:\/\/(?:[^\s"'`<>]|<[\w.-]*>)+/i;
const WITHOUT_SCHEME = /(?<![\w./@-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?\/(?:[^\s"'`<>]|<[\w.-]*>)*/i;

/** Percent-decoded; as it is where that can't be done. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The address in a pasted text, and who signs in: in the address itself or by curl's -u. */
export const addressIn = (text: string): Pasted | null => {
  const [bare] = WITHOUT_SCHEME.exec(text) ?? [];
  const written = ADDRESS.exec(text)?.[0] ?? (bare === undefined ? undefined : `https://${bare}`);
  const url = written === undefined ? null : readUrl(written);
  if (written === undefined || url === null) return null;
  const option = /(?:^|\s)(?:-u|--user)[\s=]+["']?([^\s"':]+):([^\s"']+)/.exec(text);
  if (option !== null) return { written, url, signIn: { user: option[1] as string, password: option[2] as string } };
  return { written, url, signIn: url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) } };
};
