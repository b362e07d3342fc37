import { judgeLines } from './lines.ts';
import { judgeView } from './outcome.ts';
import { type Judged, type RawReply, type Reading, type Sent, viewOf } from './reply-view.ts';

/** Judges a whole reply; with a line for each host where the plug-in says so. */
export const judge = (reading: Reading, reply: RawReply, sent: Sent): Judged => {
  const view = viewOf(reply, reading.charset, reading.dropTags);
  if (reading.perHostLines && sent.hosts.length > 1) return judgeLines(reading.replies, view, sent);
  const outcome = judgeView(reading.replies, view, sent);
  return { outcome: outcome === 'next' ? { kind: 'not-confirmed', reason: 'no-rule' } : outcome };
};
