import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { OwnSuccess } from '../../../preload/contract/own/success.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { tellsOther } from '../judge/echoed-address.ts';
import { pointAt } from '../judge/json.ts';
import { judge } from '../judge/judge.ts';
import { type RawReply, type ReplyView, type Sent, viewOf } from '../judge/reply-view.ts';
import type { Rendered } from '../render/render.ts';
import { decodeReplies } from '../validation/decode.ts';
import { begins, signOf } from './custom-reply.ts';

const plain = (text: string): string => text.trim().toLowerCase();

/** All that the user said of a success. A 200 is what every server says: alone it counts only of a reply without words. */
const holds = ({ beginnings, place, status }: OwnSuccess, view: ReplyView): boolean => {
  const found = place === null ? undefined : pointAt(view.json(), place.at);
  const isThere = place === null || (found !== undefined && typeof found !== 'object' && plain(String(found)) === plain(place.is));
  const isWordless = beginnings === null && place === null && status === 200;
  return (
    isThere &&
    (beginnings === null || begins(view.text, beginnings)) &&
    (status === null || view.status === status) &&
    (!isWordless || view.text === '')
  );
};

/**
 * Where the user said what a success looks like, the user's own server is believed on that alone; but for an address that is not the user's, which
 * only a text that the user chose can excuse. Else: the words all such servers know, then what a reply says of itself. A status alone is no sign, but
 * where a request with a body is answered with nothing at all: webhooks speak by their status.
 */
export const judgeCustom = (plugin: Plugin, success: OwnSuccess | null, request: Rendered, reply: RawReply, sent: Sent): Outcome => {
  const view = viewOf(reply);
  const rules = success === null ? plugin.replies : decodeReplies([]);
  const { outcome } = judge({ replies: rules }, reply, sent);
  if (outcome.kind !== 'not-confirmed' || view.truncated || !(outcome.reason === 'no-rule' || outcome.reason === 'empty-reply'))
    return outcome;
  const sign = success === null ? signOf(view.text) : holds(success, view) ? 'updated' : 'refused';
  const isSilentHook = success === null && request.method !== 'GET' && view.text === '';
  if (sign === 'refused' || (sign === null && !isSilentHook)) return outcome;
  const isExcused = success !== null && success.beginnings !== null;
  if (!isExcused && tellsOther(view.text, sent.addresses)) return { kind: 'not-confirmed', reason: 'other-address' };
  return { kind: sign ?? 'updated' };
};
