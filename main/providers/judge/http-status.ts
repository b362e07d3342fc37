import type { Outcome, Reason } from '../../../preload/contract/outcome.ts';
import { isWebPage } from '../../../preload/contract/own/success.ts';
import type { ReplyView } from './reply-view.ts';

const MOST_SECONDS = 604_800;

/** Retry-After in seconds or as a time (RFC 9110 §10.2.3), 1 to a week; undefined when there is none. */
export const retryAfterSeconds = (headers: Readonly<Record<string, string>>, now: number): number | undefined => {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(MOST_SECONDS, seconds) : undefined;
};

/** Whole seconds right behind a marker in the reply, 1 to a week; undefined when there are none. */
export const secondsBehind = (text: string, marker: string | undefined): number | undefined => {
  const at = marker === undefined ? -1 : text.toLowerCase().indexOf(marker.toLowerCase());
  const found = at === -1 ? null : /^\s*(\d{1,7})\b/.exec(text.slice(at + (marker ?? '').length, at + (marker ?? '').length + 40));
  return found === null || Number(found[1]) === 0 ? undefined : Math.min(MOST_SECONDS, Number(found[1]));
};

const unknownBody = (view: ReplyView): Reason => {
  if (view.truncated) return 'truncated';
  if (view.text === '') return 'empty-reply';
  return view.page() ?? (isWebPage(view.text) ? 'html-reply' : 'no-rule');
};

/** What a reply means that no rule knows. Never a success. */
export const byStatus = (view: ReplyView, now: number): Outcome => {
  const { status } = view;
  if (status === 401 || status === 403) return { kind: 'auth-failed' };
  if (status === 429) return { kind: 'rate-limited', afterSeconds: retryAfterSeconds(view.headers, now) };
  if (status >= 500) return { kind: 'server-error', reason: 'http-status', afterSeconds: retryAfterSeconds(view.headers, now) };
  if (status >= 300 && status < 400) return { kind: 'not-confirmed', reason: view.page() ?? 'redirect' };
  if (status < 200 || status > 299) return { kind: 'not-confirmed', reason: view.page() ?? 'http-status' };
  return { kind: 'not-confirmed', reason: unknownBody(view) };
};
