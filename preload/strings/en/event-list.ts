import type { Deed } from '../../contract/history/deed.ts';
import { LONGEST_NAME } from '../values/params.ts';
import { dates, plural, quoted } from './common.ts';

const many = (count: number): string => plural(count, 'event');

/** What was done, as undoing it names it. */
const deeds: Record<Deed['kind'], (what: string) => string> = {
  added: (what) => `adding ${what}`,
  edited: (what) => `the change of ${what}`,
  removed: (what) => `deleting ${what}`,
  enabled: (what) => `turning ${what} on`,
  disabled: (what) => `turning ${what} off`,
  credentials: (what) => `the new password of ${what}`,
  imported: (what) => `importing ${what}`,
  reordered: (what) => `moving ${what}`,
};
/** The same as a command of a menu. */
const doings: Record<Deed['kind'], string> = {
  added: 'Addition of',
  edited: 'Change of',
  removed: 'Deletion of',
  enabled: 'Turning On of',
  disabled: 'Turning Off of',
  credentials: 'New Password of',
  imported: 'Import of',
  reordered: 'Move of',
};
/** What stands in a menu is cut where a name would make it as wide as the screen. */
const doing = ({ kind, count, name }: Deed): string => {
  const brief = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return `${doings[kind]} ${count === 1 && name !== '' ? quoted(brief) : plural(count, 'Event')}`;
};
const password = ({ password: has, refusedAt }: Deed, which: string): string => {
  if (!has) return '';
  const refused =
    refusedAt === undefined ? '' : ` The service refused it at ${dates.brief(refusedAt)}; if it still does, type another under Edit.`;
  return ` The ${which} password is back too.${refused}`;
};
const deed = ({ kind, count, name }: Deed): string => deeds[kind](count === 1 && name !== '' ? quoted(name) : many(count));

/** Words of the event list and of what is done with its events. */
export const eventListWords = {
  leave: {
    title: 'Save the changes?',
    text: 'What you typed is not saved yet. Without saving, the event stays as it was.',
    lostNew: 'What you typed is not saved yet. Without saving, the event is not added.',
    titleFaulty: 'Discard what you typed?',
    faulty: 'A field is empty or holds what can’t be used, so it can’t be saved like this.',
    discardFaulty: 'Discard',
    stay: 'Keep Editing',
    discard: 'Don’t Save',
  },
  needs: {
    filter: 'Needs Attention',
    show: (count: number) =>
      count === 1 ? 'Show the event that needs attention' : `Show the ${count.toLocaleString('en')} events that need attention`,
    showThem: 'Show Them',
    none: 'No event needs attention now.',
    all: 'Show All Events',
  },
  removed: (count: number) => `${count === 1 ? 'The event was' : `${many(count)} were`} deleted.`,
  undo: 'Undo',
  done: {
    undo: (what: Deed) => `Undone: ${deed(what)}.${password(what, 'earlier')}`,
    redo: (what: Deed) => `Done again: ${deed(what)}.${password(what, 'later')}`,
  },
  /** What undoing is called in a menu. */
  doing: {
    undo: (what: Deed) => `Undo ${doing(what)}`,
    redo: (what: Deed) => `Redo ${doing(what)}`,
  },
  copied: 'Copied.',
  nextRun: {
    label: 'What happens next',
    off: 'This event is off, so it does not run.',
    paused: 'Saikoro is paused, so it does not run until you resume.',
    stopped: 'It is stopped and does not run by itself. It goes on once you put its settings right or choose Resume.',
    at: (when: string, follows: boolean) =>
      `Next at ${when}. ${follows ? 'If the address changes before that, at once.' : 'Before that it does not run, even if the address changes.'}`,
    retry: (when: string) => `The last try failed; the next is at ${when}. It happens by itself.`,
    refresh: (when: string) => `As soon as the address changes. If it does not, at ${when}.`,
    change: 'As soon as the address changes, and at no set time.',
    start: 'When Saikoro starts the next time.',
    never: 'Not by itself any more. Run Now still runs it.',
    unsaved: {
      follows: 'Once it is saved: as soon as the address changes.',
      timed: 'Once it is saved: at the time chosen here, and not before, even if the address changes.',
    },
  },
  tests: {
    rehearse: 'Shows the request as it would be sent. Nothing leaves this computer, and nothing is saved.',
    send: 'Saves the event, sends your present address to the service, and shows its reply.',
  },
  view: {
    label: 'View',
    sortBy: 'Sort By',
    problems: 'Problems First',
    own: 'My Own Order',
    columns: 'Columns',
    look: 'Appearance',
    grouped: 'Group by Service',
    toolLabels: 'Names in the Tool Bar',
    width: 'Drag to change the width; double-click to fit. By keyboard: Alt and an arrow on the heading',
    group: (name: string, count: number) => `${name} (${count.toLocaleString('en')})`,
  },
  commands: {
    enableAll: 'Turn All On',
    credentials: 'Change Password of the Account…',
    copyHosts: 'Copy Host Name',
    copyAddresses: 'Copy Address',
    /** Why a command makes no sense for what is selected. */
    lacks: {
      event: 'Select an event first.',
      one: 'This is for one event at a time.',
      service: 'This is for events at a DNS service.',
      oneService: 'This is for events at one and the same service.',
      host: 'Nothing selected has a host name.',
      address: 'Nothing selected has an address yet.',
    },
    copyRows: 'Copy Row as Text',
  },
  credentials: {
    title: (service: string, secret?: string) => `${service}: new ${secret ?? 'password'}`,
    text: (count: number) =>
      count === 1
        ? 'Stored for this event. It is tried at once, and the password of before is replaced.'
        : `Stored for these ${many(count)}. It is tried at once, and the password of before is replaced.`,
    others: (count: number) => `Also for ${count === 1 ? 'another event' : `${count.toLocaleString('en')} other events`} of this account`,
    saved: (count: number) => `The new password is stored for ${many(count)}.`,
  },
};
