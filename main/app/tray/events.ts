import { hasNames } from '../../../preload/contract/event.ts';
import type { AppState, EventView } from '../../../preload/contract/state.ts';
import { problemRank, type Standing, standingOf } from '../../../preload/strings/event-standing.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { watchWord } from '../../../preload/strings/sentences/watch-sentence.ts';
import { item, line, type TrayItem, text } from './items.ts';
import { cut, eventLine, nameIn } from './text.ts';

/** A shape each, as in the window: a menu has no colours of its own, and nothing is told by colour alone. */
export const SHAPES: Record<Standing, string> = {
  'needs-you': '⚠',
  failing: '△',
  unseen: '◇',
  waiting: '⧖',
  queued: '⋯',
  running: '↻',
  verifying: '◌',
  fresh: '○',
  accepted: '◐',
  watched: '◉',
  well: '●',
  off: '–',
};

/** How it stands, in a word or two. */
const standingWords = (view: EventView, strings: Strings): string => {
  const { status } = strings;
  if (view.status.watch !== undefined) return watchWord(view.status.watch, strings);
  const words: Record<Standing, string> = {
    'needs-you': strings.health.attention,
    failing: status.retry,
    unseen: status.unseen,
    waiting: strings.tray.waiting,
    queued: status.queued,
    running: view.event.type === 'command' ? status.runningCommand : status.running,
    verifying: status.verifying,
    fresh: status.fresh,
    accepted: status.accepted,
    watched: strings.health.ok,
    well: view.event.type === 'command' ? status.finished : status.published,
    off: status.off,
  };
  return words[standingOf(view)];
};

/** What concerns a chosen event without opening the window. */
const inner = (view: EventView, strings: Strings): TrayItem[] => {
  const { id } = view.event;
  const address = view.status.ipv4.accepted ?? view.status.ipv6.accepted;
  return [
    text(standingWords(view, strings)),
    line,
    { kind: 'act', label: strings.action.run, act: { do: 'run', id }, disabled: view.status.activity === 'running' },
    ...(address === null ? [] : [item(strings.heading.copy(address), { do: 'copy-text', text: address })]),
    ...(hasNames(view.event) ? view.event.hosts.slice(0, 1) : []).map((host) =>
      item(strings.heading.copy(host), { do: 'copy-text', text: host }),
    ),
    line,
    item(strings.action.properties, { do: 'event', id }),
  ];
};

/** The gravest first, each rank in the order of the list; no more than fit. */
const first = (views: readonly EventView[], most: number): EventView[] => {
  const ranks: EventView[][] = [[], [], [], []];
  for (const view of views) {
    const rank = ranks[problemRank(view)];
    if (rank !== undefined && rank.length < most) rank.push(view);
  }
  return ranks.flat().slice(0, most);
};

/**
 * As many events as there is room for. One that needs somebody is one click from its cure; of the others each has a menu of its own. What does
 * not fit is a number that leads to the list.
 */
export const eventItems = (state: AppState, strings: Strings, room: number): TrayItem[] => {
  const { events } = state;
  const fits = events.length <= room;
  const shown = first(events, fits ? room : room - 1);
  const lines = shown.map((view): TrayItem => {
    if (standingOf(view) === 'needs-you') return item(eventLine(view, strings), { do: 'event', id: view.event.id });
    return { kind: 'submenu', label: `${SHAPES[standingOf(view)]} ${cut(nameIn(view, strings))}`, items: inner(view, strings) };
  });
  if (fits) return lines;
  const waiting = state.publication.needsYou > shown.filter((view) => standingOf(view) === 'needs-you').length;
  return [...lines, item(strings.confirm.more(events.length - shown.length), waiting ? { do: 'needs' } : { do: 'events' })];
};
