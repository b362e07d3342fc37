import { isAccepted, type Outcome, worstOf } from '../../../preload/contract/outcome.ts';
import type { Replies } from '../grammar/reply.ts';
import { echoesOther } from './echoed-address.ts';
import { excerptOf, type Mask } from './excerpt.ts';
import { byStatus, retryAfterSeconds, secondsBehind } from './http-status.ts';
import { pointAt } from './json.ts';
import type { ReplyView, Sent } from './reply-view.ts';
import { matchRule } from './rule.ts';

/** Statuses that rules without one of their own do not speak about. */
const silent = (status: number): boolean => status < 200 || (status >= 300 && status < 400) || status === 429 || status >= 500;

/** The gravest of some outcomes, the first of equals. Of none nothing is known. */
export const gravestOf = (outcomes: readonly Outcome[]): Outcome => worstOf(outcomes) ?? { kind: 'not-confirmed', reason: 'no-rule' };

/** What a service says in words, at a place of its JSON. */
const saidAt = (view: ReplyView, place: string | undefined, mask: Mask): string | undefined => {
  const said = place === undefined ? undefined : pointAt(view.json(), place);
  return typeof said === 'string' && said !== '' ? excerptOf(said, mask) : undefined;
};

/** What a reply says in words, where the place of them is known. */
export const wordsIn = (view: ReplyView, { excerptAt, mask }: Pick<Sent, 'excerptAt' | 'mask'>): string | undefined =>
  saidAt(view, excerptAt, mask);

/** What a reply says: in words where the place of them is known, else its beginning. */
export const excerptIn = (view: ReplyView, sent: Pick<Sent, 'excerptAt' | 'mask'>): string | undefined =>
  wordsIn(view, sent) ?? (view.text === '' || view.unreadable !== null ? undefined : excerptOf(view.text, sent.mask));

/** The outcome the rules give, in their order; 'next' where a step says go on; null when none matched. */
export const judgeByRules = (replies: Replies, view: ReplyView, sent: Sent): Outcome | 'next' | null => {
  for (const rule of replies) {
    const isOfStatus = !('words' in rule) && rule.status !== undefined;
    const is = isOfStatus || !silent(view.status) ? matchRule(rule, view, sent.scope) : null;
    if (is === null) continue;
    if (is === 'next') return 'next';
    // A rule that only detects an error does not override an HTTP status that is more specific.
    const outcome: Outcome = { kind: is === 'not-confirmed' && !isOfStatus ? byStatus(view, sent.now).kind : is };
    if (isAccepted(outcome)) {
      if (view.status < 200 || view.status > 299 || view.truncated) continue;
      if (echoesOther(rule, view, sent.addresses)) return { kind: 'not-confirmed', reason: 'other-address' };
      return outcome;
    }
    if (rule.reason !== undefined && outcome.kind === is) outcome.reason = rule.reason;
    if (rule.setting !== undefined) outcome.setting = rule.setting;
    const said = saidAt(view, rule.excerptAt, sent.mask);
    if (said !== undefined) outcome.excerpt = said;
    const after =
      is === 'rate-limited'
        ? (view.waitSeconds(rule) ??
          secondsBehind(view.text, rule.secondsBehind) ??
          retryAfterSeconds(view.headers, sent.now) ??
          rule.afterSeconds)
        : undefined;
    if (after !== undefined) outcome.afterSeconds = after;
    return outcome;
  }
  return null;
};

/** One reply, or one line of it, in the light of the rules and then of its status. Nothing that no rule knows is a success. */
export const judgeView = (replies: Replies, view: ReplyView, sent: Sent): Outcome | 'next' => {
  const outcome = judgeByRules(replies, view, sent) ?? byStatus(view, sent.now);
  if (outcome === 'next' || isAccepted(outcome) || outcome.excerpt !== undefined || view.text === '') return outcome;
  if (view.unreadable !== null) return { ...outcome, unreadableBytes: view.unreadable };
  return { ...outcome, excerpt: excerptIn(view, sent) };
};
