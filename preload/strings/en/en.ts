import type { Reason } from '../../contract/outcome.ts';
import type { Health, Lack, Trouble } from '../../contract/state.ts';
import { countriesIn } from '../values/durations.ts';
import { addressWords } from './address.ts';
import { bannerWords, cliWords, headingWords, noticeWords, trayWords } from './app.ts';
import { channelsWords } from './channels.ts';
import { age, ahead, dates, families, joined, locale, schedule, span } from './common.ts';
import { diagnosticsWords } from './diagnostics.ts';
import { eventWords, finderWords, trialWords } from './event.ts';
import { eventListWords } from './event-list.ts';
import { actionWords, approvalWords, columnWords, emptyWords, gridWords, heldWords, statusSentenceWords, statusWords } from './events.ts';
import { firstRunWords } from './first-run.ts';
import { helpWords } from './help.ts';
import { historyWords } from './history.ts';
import { importsWords } from './imports.ts';
import { because, countWords, journal } from './journal.ts';
import { lackSentenceWords, troubleWords } from './lacks.ts';
import { menuWords } from './menu.ts';
import { movingWords } from './moving.ts';
import { adopt, hold, obstacle, openPortal } from './network.ts';
import { happened, inForm, outcome, outcomeSentence, reason, sourceNotAsked, unreadable, whyNot } from './outcomes.ts';
import { pluginsWords } from './plugins.ts';
import { problem } from './problems.ts';
import { propagationWords } from './propagation.ts';
import { refusal } from './refusals.ts';
import { releaseWords } from './releases.ts';
import { searchWords } from './search.ts';
import { settingsWords } from './settings.ts';
import { timelineWords } from './timeline.ts';
import { fault, warningTexts, warningWords } from './warnings.ts';
import { watchWords } from './watch.ts';
import { weeklyWords } from './weekly.ts';

export const en = {
  locale,
  language: { system: 'System language', ja: '日本語', en: 'English' },
  noted: (text: string, note: string): string => `${text} (${note})`,
  /** One after the other; what is missing is left out. */
  sentences: joined,
  list: (items: string[]): string => items.join(', '),
  /** Between short hints that stand beside each other. */
  between: ' · ',
  country: countriesIn('en'),
  age,
  ahead,
  span,
  time: dates.full,
  timeBrief: dates.brief,
  /** From when on something may be tried again; ms since 1970. */
  notBefore: (at: number): string => `possible from ${dates.brief(at)}`,
  day: dates.day,
  date: dates.date,
  clock: dates.clock,
  clockSeconds: dates.clockSeconds,
  weekday: dates.weekday,
  family: families,
  outcome,
  happened,
  reason,
  outcomeSentence,
  inForm,
  unreadableReply: unreadable,
  sourceNotAsked,
  notSent: (of: Reason): string => `Not sent: ${whyNot(of)}`,
  problem,
  refusal,
  unknownRefusal: (code: string): string => `It was not done: ${code}.`,
  journal,
  because,
  count: countWords,
  schedule,
  hold,
  obstacle,
  obstacleOpen: 'Show Details',
  adopt,
  openPortal,
  health: {
    ok: 'All is well',
    working: 'Working',
    attention: 'Needs attention',
    paused: 'Paused',
    offline: 'Offline',
  } satisfies Record<Health, string> as Record<Health, string>,

  tray: trayWords,

  /** The menu bar, and what else is made of its table. */
  menu: menuWords,
  help: helpWords,
  search: searchWords,

  notice: noticeWords,

  cli: cliWords,

  view: { events: 'Events', address: 'Address', history: 'History', settings: 'Settings', label: 'Views' },
  heading: headingWords,
  loading: 'Saikoro is starting…',
  loadFailed: 'The window could not reach Saikoro. It retries by itself.',

  address: addressWords,

  action: actionWords,
  eventList: eventListWords,
  column: columnWords,
  grid: gridWords,
  status: statusWords,
  approval: approvalWords,
  /** Why a person has to act, where no service refused anything. */
  trouble: troubleWords satisfies Record<Trouble, string> as Record<Trouble, string>,
  warning: warningWords,
  warnings: warningTexts,
  weekly: weeklyWords,
  fault,
  lackSentence: lackSentenceWords satisfies Record<Lack, (family: string) => string> as Record<Lack, (family: string) => string>,
  statusSentence: statusSentenceWords,
  next: {
    change: 'On change',
    stopped: 'Stopped',
    now: 'Now',
  },
  held: heldWords,

  empty: emptyWords,

  confirm: {
    removeTitle: (count: number) => (count === 1 ? 'Delete this event?' : `Delete ${count.toLocaleString('en')} events?`),
    removeText: 'Stored passwords are deleted too. Until you quit Saikoro, Undo brings both back. Names at the services stay as they are.',
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    remove: 'Delete',
  },

  inbox: {
    /** `standing`: what is wrong now, told or not. */
    label: (unread: number, standing = 0) =>
      [unread ? `Notices, ${unread} new` : 'Notices', ...(standing ? [`${standing} to look at`] : [])].join(', '),
    title: 'Notices',
    none: 'Nothing to report. Address changes and whatever needs your attention appear here.',
    open: 'Show Event',
  },

  banner: bannerWords,

  passwords: {
    title: 'Enter Passwords',
    text: 'They are not stored on this computer. What you leave empty is asked again later.',
  },

  event: eventWords,

  finder: finderWords,

  firstRun: firstRunWords,

  trial: trialWords,

  /** Saikoro's own versions. */
  release: releaseWords,

  watch: watchWords,

  /** What the DNS of the world shows of an event's names. */
  propagation: propagationWords,

  /** From one service to another. */
  moving: movingWords,
  /** From another client's settings. */
  imports: importsWords,

  diagnostics: diagnosticsWords,

  history: historyWords,
  timeline: timelineWords,

  plugins: pluginsWords,
  channels: channelsWords,
  settings: settingsWords,
};

export type Strings = typeof en;
