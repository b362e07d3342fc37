import * as v from 'valibot';
import { refusal, trusted } from '../answer/answer.ts';
import { groupArgSchema, historyExportArgSchema, historyPageArgSchema, type PageOf } from './filter.ts';
import { type Timeline, timelineArgSchema } from './timeline.ts';

/** What the history's view asks of main. Entry: of the journal. */
export const historyCalls = <Entry>() => ({
  /** As the view shows it, newest first: what belongs to one change as one item, or, with a filter, each entry by itself. */
  'history.page': { arg: historyPageArgSchema, result: trusted<PageOf<Entry>>() },
  /** What belongs to the item of that number, the oldest first. */
  'history.group': { arg: groupArgSchema, result: trusted<Entry[]>() },
  /** Main asks where to. The filter is the journal's. */
  'history.export': {
    arg: historyExportArgSchema,
    result: v.variant('ok', [v.object({ ok: v.literal(true), path: v.string(), count: v.number() }), refusal]),
  },
  /** How events stood in a span: the rows in sight, as finely as they are drawn. */
  'timeline.look': { arg: timelineArgSchema, result: trusted<Timeline>() },
});
