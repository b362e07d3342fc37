import { readUrl } from '../../net/url.ts';
import { decoded } from '../mask/decoded.ts';
import { type Command, commandIn, inOneLine } from './paste-command.ts';

export interface Pasted extends Command {
  /** As it stood in the text. */
  written: string;
  url: URL;
}

/** Routers' own words stand in pointed brackets; other brackets end an address. */
const ADDRESS = /https?:\/\/(?:[^\s"'`<>]|<[\w.-]*>)+/i;
const WITHOUT_SCHEME = /(?<![\w./@-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?\/(?:[^\s"'`<>]|<[\w.-]*>)*/i;

/** The address in a pasted text, who signs in, in the address itself or by a command's option, and what a command sends with it. */
export const addressIn = (text: string): Pasted | null => {
  const line = inOneLine(text);
  const [bare] = WITHOUT_SCHEME.exec(line) ?? [];
  const written = ADDRESS.exec(line)?.[0] ?? (bare === undefined ? undefined : `https://${bare}`);
  const url = written === undefined ? null : readUrl(written);
  if (written === undefined || url === null) return null;
  const command = commandIn(line);
  const signIn = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) };
  return { ...command, written, url, signIn: command.signIn ?? signIn };
};
