import type { Arg } from '../../../preload/contract/api.ts';
import { hasNames } from '../../../preload/contract/event.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { addressesOf, hostsOf, titleOf } from '../../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import { serviceOf, type Wording } from '../../../preload/strings/sentences/wording.ts';
import { inert } from '../../instance/history/csv.ts';

type What = Arg<'events.copy'>['what'];

/** Cells with a tab between them, as spreadsheets take them. */
const row = (view: EventView, now: number, wording: Wording): string => {
  const { lastUpdateAt } = view.status;
  return [
    titleOf(view),
    hostsOf(view).join(' '),
    serviceOf(view, wording),
    addressesOf(view).join(' '),
    lastUpdateAt === null ? '' : wording.strings.time(lastUpdateAt),
    eventSentence(view, now, wording),
  ]
    .map((cell) => inert(cell.replace(/[\t\r\n]+/g, ' ')))
    .join('\t');
};

const LINES: Record<What, (view: EventView, now: number, wording: Wording) => string[]> = {
  hosts: ({ event }) => (hasNames(event) ? event.hosts : []),
  addresses: (view) => addressesOf(view),
  rows: (view, now, wording) => [row(view, now, wording)],
};

/** What is copied of events: a line each, and each but once. */
export const eventText = (views: readonly EventView[], what: What, now: number, wording: Wording): string =>
  [...new Set(views.flatMap((view) => LINES[what](view, now, wording)))].join('\n');
