import type { Settings } from '../../../preload/contract/settings.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';

/** Why the system shows a notice, or why not. In the window it is in any case. */
export type NoticeChoice = 'show' | 'switched-off' | 'window-focused' | 'unsupported';

const SWITCH: Record<NoticeView['kind'], keyof Settings['notify']> = {
  'address-changed': 'addressChanged',
  'needs-you': 'needsYou',
  recovered: 'recovered',
  warning: 'needsYou',
  network: 'needsYou',
  obstacle: 'needsYou',
  reminder: 'needsYou',
};

export const chooseNotice = (
  notice: Pick<NoticeView, 'kind'>,
  circumstances: { supported: boolean; focused: boolean; notify: Settings['notify'] },
): NoticeChoice => {
  if (!circumstances.supported) return 'unsupported';
  if (!circumstances.notify[SWITCH[notice.kind]]) return 'switched-off';
  return circumstances.focused ? 'window-focused' : 'show';
};

/** One event, or several that were told as one. */
const aboutEvents = ({ event, warning, kind, well }: NoticeView): string =>
  event === undefined ? `events ${kind} ${warning} ${well}` : `event ${event}`;

/** The subject of a notice: of several with the same one only the last is shown. */
const ABOUT: Record<NoticeView['kind'], (notice: NoticeView) => string> = {
  'address-changed': ({ family }) => `family ${family}`,
  'needs-you': (notice) => aboutEvents(notice),
  recovered: (notice) => aboutEvents(notice),
  warning: ({ warning, key }) => `warning ${warning} ${key ?? ''}`,
  network: () => 'network',
  obstacle: () => 'obstacle',
  reminder: ({ event }) => `reminder ${event}`,
};

/**
 * What of a burst is worth saying, by kind: of one event only its last word (one that failed and recovered meanwhile
 * is not told), of one family only its last address, of the network only the last news,
 * and nothing when the line is back at the address it had.
 */
export const settle = (burst: readonly NoticeView[]): [NoticeView, ...NoticeView[]][] => {
  const last = new Map<string, NoticeView>();
  const needed = new Set<string>();
  for (const notice of burst) {
    const about = ABOUT[notice.kind](notice);
    const earlier = last.get(about);
    if (notice.kind === 'needs-you') needed.add(about);
    last.delete(about);
    if (notice.kind === 'recovered' && needed.has(about)) continue;
    if (notice.kind !== 'address-changed') last.set(about, notice);
    else if (!earlier) last.set(about, notice);
    else if (earlier.previous !== notice.address) last.set(about, { ...notice, previous: earlier.previous });
  }
  const kinds: Record<NoticeView['kind'], NoticeView[]> = {
    'needs-you': [],
    'address-changed': [],
    recovered: [],
    warning: [],
    network: [],
    obstacle: [],
    reminder: [],
  };
  for (const notice of last.values()) kinds[notice.kind].push(notice);
  return Object.values(kinds).filter((group): group is [NoticeView, ...NoticeView[]] => group.length > 0);
};
