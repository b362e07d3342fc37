import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { Replies } from '../grammar/reply.ts';
import { gravestOf, judgeView } from './outcome.ts';
import { type Judged, linesOf, lineView, type ReplyView, type Sent } from './reply-view.ts';

const MISSING: Outcome = { kind: 'not-confirmed', reason: 'no-rule' };

/** One line a host in their order; a single line speaks for all; a host without a line has failed; what is too much is passed over. */
export const judgeLines = (replies: Replies, view: ReplyView, sent: Sent): Judged => {
  const lines = linesOf(view.text).filter((line) => line !== '');
  const whole = lines.length <= 1 || view.status < 200 || view.status > 299 || view.truncated;
  const ofLine = (line: string | undefined): Outcome => {
    if (!whole && line === undefined) return MISSING;
    const outcome = judgeView(replies, whole ? view : lineView(view, line ?? ''), sent);
    return outcome === 'next' ? MISSING : outcome;
  };
  const perHost = Object.fromEntries(sent.hosts.map((host, at) => [host, ofLine(lines[at])]));
  return { outcome: gravestOf(Object.values(perHost)), perHost };
};
