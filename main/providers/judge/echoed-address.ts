import { findAddresses, unmapped } from '../../net/address.ts';
import type { Rule, WordRule } from '../grammar/reply.ts';
import { plainAddress } from './json.ts';
import { firstLine, type ReplyView } from './reply-view.ts';

/** Where a reply may repeat the address it took: anywhere when it must, after a first word, unless the rule says otherwise. */
const placeOf = (rule: Rule | WordRule): 'line' | 'body' | 'ignore' => {
  if (rule.echo !== undefined) return rule.echo;
  if ('words' in rule) return 'line';
  if (rule.echoed) return 'body';
  return rule.firstWord === undefined ? 'ignore' : 'line';
};

/** What a line says in brackets behind its answer is about something else: `good 192.0.2.10 (old 192.0.2.7)`. */
const withoutRemarks = (line: string): string => line.replace(/\([^()]*\)/g, ' ');

/** Whether a success names an address that was not sent, as `good 127.0.0.1` does when the request was ignored. */
export const echoesOther = (rule: Rule | WordRule, view: ReplyView, sent: readonly string[]): boolean => {
  const place = placeOf(rule);
  if (place === 'ignore') return false;
  return tellsOther(place === 'line' ? withoutRemarks(firstLine(view.text)) : view.text, sent);
};

/** Whether a text names an address that is none of those sent. */
export const tellsOther = (text: string, sent: readonly string[]): boolean => {
  const told = [...findAddresses(text, 'ipv4'), ...findAddresses(text, 'ipv6')].map(unmapped);
  const wanted = sent.map(plainAddress);
  return told.some((address) => !wanted.includes(address));
};
