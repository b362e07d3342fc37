import type { Exchange } from '../../preload/contract/exchange.ts';
import { isWebPage, SUCCESS_KEYS, type SuccessKey } from '../../preload/contract/own/success.ts';
import type { Draft } from './draft.ts';

/** What of a reply could tell a success, as the settings say it; all others empty. */
export type Success = Partial<Record<SuccessKey, string>>;

/** Offered of one JSON reply at most; fields nested deeper than DEEPEST, and values longer than LONGEST characters, are not offered. */
const MOST = 8;
const DEEPEST = 3;
const LONGEST = 60;
/** No success says so. */
const REFUSED = /\b(?:fail\w*|err(?:or)?s?|invalid\w*|denied|wrong|false|bad\w*|no|not|missing|unknown)\b/i;
const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f]{0,4}:/i;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** Text that was masked, filled in or cut cannot show a success. */
const isSign = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && !/[•…]/.test(text) && !ADDRESS.test(text) && !REFUSED.test(text);

const inJson = (json: Json, at = '', depth = DEEPEST): Success[] => {
  if (typeof json === 'object' && json !== null && depth > 0)
    return Object.entries(json).flatMap(([key, value]) =>
      inJson(value, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth - 1),
    );
  return at !== '' && (typeof json === 'string' || typeof json === 'number' || json === true) && isSign(String(json))
    ? [{ successAt: at, successIs: String(json) }]
    : [];
};

/** The first words, as far as they are the same in every reply and can stand in a beginning. */
const inText = (text: string): Success[] => {
  const words = (/^[^\\^$.*+?()[\]{}|\d•…\n]*/.exec(text)?.[0] ?? '').trim().slice(0, LONGEST);
  return words.length >= 2 && isSign(words) ? [{ successRegex: words }] : [];
};

/** What could tell the success of an update that was answered like this; none where the status says that it was none. */
export const successOffers = ({ reply }: Exchange): Success[] => {
  if (reply?.status == null || reply.status < 200 || reply.status > 299) return [];
  const text = reply.text.trim();
  if (isWebPage(text)) return [];
  const json = /^[[{]/.test(text) ? parse(text) : undefined;
  const words = json === undefined ? inText(text) : inJson(json).slice(0, MOST);
  return [...words, ...(reply.status !== 200 || text === '' ? [{ successStatus: String(reply.status) }] : [])];
};

export const successOf = ({ settings }: Pick<Draft, 'settings'>): Success =>
  Object.fromEntries(SUCCESS_KEYS.map((key) => [key, String(settings[key] ?? '')] as const).filter(([, value]) => value !== ''));

export const withSuccess = ({ settings }: Pick<Draft, 'settings'>, success: Success): Draft['settings'] => ({
  ...settings,
  ...Object.fromEntries(SUCCESS_KEYS.map((key) => [key, success[key] ?? ''])),
});
