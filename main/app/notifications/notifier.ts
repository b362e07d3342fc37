import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Notice } from '../../../preload/contract/api.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { type Language, stringsFor } from '../../../preload/strings/index.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import { chooseNotice, settle } from './coalesce.ts';
import { noticeWords, type Subject } from './text.ts';

/** Notices are held until none came for QUIET_MS, at most LONGEST_MS, and then shown as one of each kind. */
const QUIET_MS = 1500;
const LONGEST_MS = 10_000;
/** So many are kept, else a click on an older one would find nobody. */
const MOST_KEPT = 20;

export interface NotifierNeeds {
  Notification: (new (options: NotificationConstructorOptions) => Pick<Notification, 'show' | 'close' | 'on'>) & { isSupported(): boolean };
  clock: Clock;
  /** Asked when something is about to be shown. */
  circumstances(): { focused: boolean; notify: Settings['notify']; language: Language };
  subjectOf(event: string): Subject | undefined;
  open(view: Notice<'show'>): void;
  /** The system refused to show one (macOS: an unsigned app): the window should say so. */
  failed(detail: string): void;
}

export interface Notifier {
  add(notice: NoticeView): void;
  /** What is held is dropped; what is shown stays. */
  end(): void;
}

export const createNotifier = ({ Notification, clock, circumstances, subjectOf, open, failed }: NotifierNeeds): Notifier => {
  let held: NoticeView[] = [];
  let since = 0;
  let timer: Cancel | null = null;
  const shown = new Set<Pick<Notification, 'close'>>();

  const show = (group: [NoticeView, ...NoticeView[]], language: Language): void => {
    const [first] = group;
    const words = noticeWords(group, stringsFor(language), language, subjectOf);
    const urgent = first.kind === 'needs-you';
    const notification = new Notification({ ...words, silent: !urgent, urgency: urgent ? 'critical' : 'low' });
    const drop = (): void => void shown.delete(notification);
    notification.on('click', () => {
      drop();
      open({ view: 'events', event: group.length === 1 ? first.event : undefined });
    });
    notification.on('close', drop);
    notification.on('failed', (_event, detail) => {
      drop();
      failed(detail);
    });
    shown.add(notification);
    const [oldest] = shown;
    if (shown.size > MOST_KEPT && oldest) shown.delete(oldest);
    notification.show();
  };

  const flush = (): void => {
    timer = null;
    const burst = held;
    held = [];
    const { focused, notify, language } = circumstances();
    const supported = Notification.isSupported();
    for (const group of settle(burst)) if (chooseNotice(group[0], { supported, focused, notify }) === 'show') show(group, language);
  };

  return {
    add: (notice) => {
      if (held.length === 0) since = clock.now();
      held.push(notice);
      timer?.();
      timer = clock.wakeAt(Math.min(clock.now() + QUIET_MS, Math.max(since + LONGEST_MS, clock.now())), flush);
    },
    end: () => {
      timer?.();
      timer = null;
      held = [];
    },
  };
};
