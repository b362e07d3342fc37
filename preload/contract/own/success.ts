import { readBeginnings } from './url.ts';

/** What a success of the user's own server looks like, as the user said: read alike where it is typed and where it is used. */
export interface OwnSuccess {
  /** The reply begins with one of these; null: with anything. */
  beginnings: string[] | null;
  /** A JSON pointer (RFC 6901) and what stands there; null: nothing is asked of it. */
  place: { at: string; is: string } | null;
  status: number | null;
}

/** The settings that say so. */
export const SUCCESS_KEYS = ['successRegex', 'successAt', 'successIs', 'successStatus'] as const;
export type SuccessKey = (typeof SUCCESS_KEYS)[number];

const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/;
export const isPointer = (text: string): boolean => POINTER.test(text);
export const isSuccessStatus = (text: string): boolean => /^2\d\d$/.test(text);

/** Null where nothing was said; a key where that setting can't be used. */
export const readSuccess = (setting: (key: SuccessKey) => string): OwnSuccess | SuccessKey | null => {
  const [text, at, is, status] = SUCCESS_KEYS.map(setting) as [string, string, string, string];
  if (`${text}${at}${is}${status}` === '') return null;
  const beginnings = text === '' ? null : readBeginnings(text);
  if (text !== '' && beginnings === null) return 'successRegex';
  if (at === '' ? is !== '' : !isPointer(at)) return 'successAt';
  if (at !== '' && is === '') return 'successIs';
  if (status !== '' && !isSuccessStatus(status)) return 'successStatus';
  return { beginnings, place: at === '' ? null : { at, is }, status: status === '' ? null : Number(status) };
};
/** The beginning of an HTML page, as error pages, logins and maintenance have it: it tells nothing of an update, whatever it says. */
export const isWebPage = (text: string): boolean =>
  /^(?:<!doctype|<(?:html|head|body|title|meta|link|script|style)\b|<\?xml[^>]*>\s*<html|<!--)/i.test(text);
