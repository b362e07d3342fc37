import { beginsJson } from '../../../preload/contract/own-url.ts';
import { type Json, parseJson } from '../judge-json.ts';

/** What a reply of a server nobody described says of itself; null where it gives no sign. */
export type Sign = 'updated' | 'unchanged' | 'refused';

/** Said of nothing to do. Taken out before words of refusal are looked for: "not changed" is none. */
const UNCHANGED =
  /\b(?:nochg|no[ -]?change[ds]?|not? (?:been )?(?:changed|modified|updated? (?:needed|required|necessary))|unchanged|unmodified|same|already (?:up[ -]to[ -]date|set|current)|up[ -]to[ -]date)\b/gi;
/** Whole words, or the beginnings of words, that no success has. */
const REFUSED =
  /\b(?:errors?|err|fail\w*|false|invalid\w*|den(?:y|ied)|unauthori[sz]ed|forbidden|wrong|incorrect|unknown|missing|expired?|bad\w*|ko|ng|no|not|none|null|cannot|can't|couldn't|could|unable|refused?|reject\w*|block\w*|ban(?:ned)?|abuse\w*|exception|maintenance|unavailable|un(?:successful)\w*|denied|limit\w*|too|nohost|nofqdn|notfqdn|login|sign[ -]?in|warning)\b/i;
const UPDATED = /\b(?:ok|okay|good|true|success\w*|updated?|changed|done|accepted|saved)\b/i;

/** Fields by which JSON replies of update servers say how it went, in lower case. */
const VERDICTS: ReadonlySet<string> = new Set([
  'success',
  'successful',
  'ok',
  'result',
  'status',
  'state',
  'code',
  'message',
  'msg',
  'info',
]);
const FAULTS: ReadonlySet<string> = new Set([
  'error',
  'errors',
  'errormsg',
  'error_message',
  'errormessage',
  'err',
  'errcode',
  'errorcode',
  'failure',
]);
const isEmpty = (value: Json): boolean =>
  value === null || value === false || value === 0 || value === '' || value === '0' || (Array.isArray(value) && value.length === 0);

const ofText = (text: string): Sign | null => {
  const rest = text.replace(UNCHANGED, ' ');
  if (REFUSED.test(rest)) return 'refused';
  if (rest !== text) return 'unchanged';
  return UPDATED.test(text) ? 'updated' : null;
};

/** One field of a JSON reply. A number is a code that only the server's own page explains, but for HTTP's. */
const ofVerdict = (value: Json): Sign | null => {
  if (typeof value === 'boolean') return value ? 'updated' : 'refused';
  if (typeof value === 'number') return value >= 400 && value < 600 ? 'refused' : null;
  return typeof value === 'string' ? ofText(value) : null;
};

const ofJson = (json: Json): Sign | null => {
  if (typeof json !== 'object') return ofVerdict(json);
  if (json === null || Array.isArray(json)) return null;
  const signs = Object.entries(json).map(([name, value]) => {
    const key = name.toLowerCase();
    if (FAULTS.has(key)) return isEmpty(value) ? null : 'refused';
    return VERDICTS.has(key) ? ofVerdict(value) : null;
  });
  return (['refused', 'unchanged', 'updated'] as const).find((sign) => signs.includes(sign)) ?? null;
};

/** The first 2,000 characters decide: what such a server says is one line, or a small object. */
export const signOf = (text: string): Sign | null => {
  const json = parseJson(text);
  return json === undefined ? ofText(text.slice(0, 2000)) : ofJson(json);
};

/** JSON is compared without its blanks: servers differ in how they set it. */
const squeezed = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, beginsJson(text.trim()) ? '' : ' ');
export const begins = (text: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => squeezed(text).startsWith(squeezed(beginning)));
