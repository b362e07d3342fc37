import { beginsJson } from '../../../preload/contract/own/url.ts';
import { type Json, parseJson } from '../judge/json.ts';

/** How the reply of a server without a plug-in reads, by common forms. */
export type Sign = 'updated' | 'unchanged' | 'refused';

/** Said of nothing to do. Taken out before words of refusal are looked for: "not changed" is none. */
const UNCHANGED =
  /\b(?:nochg|no[ -]?change[ds]?|not? (?:been )?(?:changed|modified|updated? (?:needed|required|necessary))|unchanged|unmodified|already (?:up[ -]to[ -]date|set|current)|up[ -]to[ -]date)\b|^same\b(?! origin)/gi;
/** Words, or the beginnings of words, that no success has, in the languages such servers speak most. */
const REFUSED =
  /\b(?:errors?|err|fail\w*|false|invalid\w*|den(?:y|ied)|unauthori[sz]ed|forbidden|wrong|incorrect|unknown|missing|expired?|bad\w*|ko|ng|no|not|none|null|cannot|can't|couldn't|could|unable|refused?|reject\w*|block\w*|ban(?:ned)?|abuse\w*|exception|maintenance|unavailable|unsuccessful\w*|limit\w*|too|nohost|nofqdn|notfqdn|login|sign[ -]?in|(?:log|sign)(?:ged|ed)?[ -]?out|ignored?|skipped|deleted|warning|exceed\w*|suspend\w*|disabled|locked|throttl\w*|quota|later|require[ds]?|time[ds]? ?out|please|retry|fehler\w*|erreur|ung.ltig\w*)\b|できません|されません|失敗|エラー|無効|不正|错误|失败|無法|ошибк/i;
/** Counted, and nothing was. */
const NOTHING_DONE =
  /\b0 (?:records?|hosts?|rows?|domains?|updates?)\b|\b(?:ok|success\w*|updated?|changed|result)["']?\s*[:=]\s*["']?(?:0|off|n)\b/i;
/** Words that speak of an update, wherever they stand; of this one, and not of when the page was. */
const UPDATED = /\b(?:success\w*|(?<!\blast[ -])updated)\b/i;
/** Words that are an answer only where they begin it. */
const ANSWER = /^\W*(?:ok|okay|good|true|update|changed|done|accepted|saved)\b/i;

/** Fields by which JSON replies of update servers say how it went, in lower case. */
const VERDICTS = new Set([
  'success',
  'successful',
  'ok',
  'result',
  'status',
  'state',
  'code',
  'message',
  'messages',
  'msg',
  'info',
  'updated',
]);
const FAULTS = new Set([
  'error',
  'errors',
  'errormsg',
  'error_message',
  'errormessage',
  'err',
  'errcode',
  'errorcode',
  'error_code',
  'failure',
]);
const isEmpty = (value: Json): boolean =>
  value === null || value === false || value === 0 || value === '' || value === '0' || (Array.isArray(value) && value.length === 0);

const ofText = (text: string): Sign | null => {
  const rest = text.replace(UNCHANGED, ' ');
  if (REFUSED.test(rest) || NOTHING_DONE.test(rest)) return 'refused';
  if (rest !== text) return 'unchanged';
  return UPDATED.test(text) || ANSWER.test(text) ? 'updated' : null;
};

/** One field of a JSON reply. A number is a code that only the server's own page explains, but for HTTP's. */
const ofVerdict = (value: Json): Sign | null => {
  if (typeof value === 'boolean') return value ? 'updated' : 'refused';
  if (typeof value === 'number') return value >= 400 && value < 600 ? 'refused' : null;
  return typeof value === 'string' ? ofText(value) : null;
};

/** Whether a fault or a refusal stands anywhere in what is nested, as deep as such replies go: that of one host is beneath the whole's. */
const hasFault = (json: Json, under = '', depth = 4): boolean => {
  if (typeof json !== 'object' || json === null) return VERDICTS.has(under) && ofVerdict(json) === 'refused';
  if (depth === 0) return false;
  return Object.entries(json).some(([key, value]) => {
    const name = Array.isArray(json) ? under : key.toLowerCase();
    return (FAULTS.has(name) && !isEmpty(value)) || hasFault(value, name, depth - 1);
  });
};

const ofJson = (json: Json): Sign | null => {
  if (typeof json !== 'object') return ofVerdict(json);
  if (json === null || Array.isArray(json)) return null;
  if (hasFault(json)) return 'refused';
  const signs = Object.entries(json).map(([name, value]) => (VERDICTS.has(name.toLowerCase()) ? ofVerdict(value) : null));
  return (['refused', 'unchanged', 'updated'] as const).find((sign) => signs.includes(sign)) ?? null;
};

/** What stands in the first 2,000 characters decides: what such a server says is one line, or a small object. */
export const signOf = (text: string): Sign | null => {
  const json = parseJson(text);
  return json === undefined ? ofText(text.trim().slice(0, 2000)) : ofJson(json);
};

/** JSON is compared without its blanks: servers differ in how they set it. */
const squeezed = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, beginsJson(text.trim()) ? '' : ' ');
export const begins = (text: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => squeezed(text).startsWith(squeezed(beginning)));
