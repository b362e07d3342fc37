import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Notice } from '../../../preload/contract/api.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import { WARNINGS } from '../../../preload/contract/warning.ts';
import { type Language, stringsFor } from '../../../preload/strings/index.ts';
import type { ServiceInfos } from '../../../preload/strings/sentences/wording.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import { createAddressPace } from './address-pace.ts';
import { chooseNotice, settle } from './coalesce.ts';
import { notificationText } from './text.ts';

/** Notices are held until none came for QUIET_MS, at most LONGEST_MS, and then shown as one of each kind. */
const QUIET_MS = 1500;
const LONGEST_MS = 10_000;
/** How many notifications are kept in memory, so that a click on an older one still works. */
const MOST_KEPT = 20;

export interface NotifierNeeds {
  Notification: (new (options: NotificationConstructorOptions) => Pick<Notification, 'show' | 'close' | 'on'>) & { isSupported(): boolean };
  clock: Clock;
  /** The address changes by itself all the time: that is news once. */
  practice: boolean;
  /** Asked when something is about to be shown. */
  circumstances(): { focused: boolean; notify: Settings['notify']; language: Language };
  services: ServiceInfos;
  viewOf(event: string): EventView | undefined;
  open(view: Notice<'show'>): void;
  /** The system refused to show one (macOS: an unsigned app): the window should say so. */
  failed(detail: string): void;
}

export interface Notifier {
  add(notice: NoticeView): void;
  /** The user asked for a change of the address. */
  asked(): void;
  /** What is held is dropped; what is shown stays. */
  end(): void;
}

export const createNotifier = ({
  Notification,
  clock,
  practice,
  circumstances,
  services,
  viewOf,
  open,
  failed,
}: NotifierNeeds): Notifier => {
  let held: NoticeView[] = [];
  let since = 0;
  let timer: Cancel | null = null;
  const shown = new Set<Pick<Notification, 'close'>>();

  /** `changes`: how often the address changed, of which these are what it came to. */
  const show = (group: [NoticeView, ...NoticeView[]], language: Language, changes = group.length): void => {
    const [first] = group;
    const wording = { strings: stringsFor(language), services, language };
    const words = notificationText(group, { wording, now: clock.now(), viewOf, changes });
    const urgent =
      first.kind === 'needs-you' ||
      (first.warning !== undefined && first.kind === 'warning' && WARNINGS[first.warning].severity === 'error');
    const notification = new Notification({ ...words, silent: !urgent, urgency: urgent ? 'critical' : 'low' });
    const drop = (): void => void shown.delete(notification);
    notification.on('click', () => {
      drop();
      // One is opened where it is put right; several are shown in the list.
      if (group.length === 1 && first.event !== undefined) open({ view: 'events', event: first.event });
      else open({ view: 'events', ...(first.kind === 'needs-you' ? { needs: true } : {}) });
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

  /** Whether anything was shown. */
  const tell = (burst: readonly NoticeView[], changes?: number): boolean => {
    const { focused, notify, language } = circumstances();
    const supported = Notification.isSupported();
    const chosen = settle(burst).filter(([first]) => chooseNotice(first, { supported, focused, notify }) === 'show');
    for (const group of chosen) show(group, language, changes);
    return chosen.length > 0;
  };
  const pace = createAddressPace({ clock, once: practice, tell: (notices) => tell(notices, notices.length) });
  const flush = (): void => {
    timer = null;
    const burst = held;
    held = [];
    tell(burst.filter(({ kind }) => kind !== 'address-changed'));
    pace.add(burst.filter(({ kind }) => kind === 'address-changed'));
  };

  return {
    add: (notice) => {
      if (held.length === 0) since = clock.now();
      held.push(notice);
      timer?.();
      timer = clock.wakeAt(Math.min(clock.now() + QUIET_MS, Math.max(since + LONGEST_MS, clock.now())), flush);
    },
    asked: pace.asked,
    end: () => {
      pace.end();
      timer?.();
      timer = null;
      held = [];
    },
  };
};
