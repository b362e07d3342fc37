import { done, type Point, refused } from './point.ts';

/** 5: what others have. */
export const MISSING: Point[] = [
  done('missing-1', 'a filter for problems', ['e2e/cure.test.ts', 'the count filters, Return opens the field']),
  done('missing-2', 'a history that is filtered, searched, exported', ['e2e/history.test.ts', 'a change is one line, and is found again']),
  done('missing-3', 'a graph of the history', ['e2e/timeline.test.ts', 'ten thousand have their bands as one scrolls']),
  done('missing-4', 'import from other clients', ['e2e/other-clients.test.ts', 'settings of other clients become events, seen first']),
  done('missing-5', 'DiCE: a guide, since its files are not known', [
    'unit/window-review/views.test.ts',
    'the guide for those who move names DiCE',
  ]),
  done('missing-6', 'undo', ['e2e/undo.test.ts', 'of edits, one after the other']),
  done('missing-7', 'one password for many events', ['e2e/list-view.test.ts', 'many at once by keyboard']),
  done('missing-8', 'groups, columns, widths, an order of one’s own', [
    'e2e/list-view.test.ts',
    'columns are chosen and drawn, groups and the own order kept',
  ]),
  done('missing-9', 'hosts, addresses and rows copied as text', [
    'unit/app/system/app-commands.test.ts',
    'copies hosts, addresses and rows of events as text, each line once',
  ]),
  done('missing-10', 'events, Run and Add in the tray', ['e2e/tray.test.ts', 'an event is run and copied from the tray']),
  refused(
    'missing-11',
    'notifications chosen event by event',
    'What is told follows from how grave it is; one event is silenced from its warning, and a channel can be given to some kinds alone.',
  ),
  refused(
    'missing-12',
    'sounds of our own',
    'Notices that need somebody sound as the system lets them; others are silent. More sounds would be noise.',
  ),
  refused(
    'missing-13',
    'a badge in the Dock',
    'With its window closed Saikoro has no Dock icon; the menu-bar icon has a shape for each state, which is there all the time.',
  ),
  done('missing-14', 'an About box on every system', ['e2e/help.test.ts', 'has its pages a key away, and beside what they are about']),
  done('missing-15', 'help in the window, and a list of keys', [
    'e2e/help.test.ts',
    'has its pages a key away, and beside what they are about',
  ]),
  done('missing-16', 'newer versions are looked for, once the user agreed', [
    'unit/app/releases/releases.test.ts',
    'asks once a day, also over restarts',
  ]),
  refused(
    'missing-17',
    'a check whether ports are open',
    'It takes a server outside that connects to the user’s home; Saikoro has none and asks no stranger’s. Every sentence says that only the DNS is checked.',
  ),
  done('missing-18', 'links to sign up', ['unit/window-review/views.test.ts', 'the first run has services with a page to sign up at']),
  refused(
    'missing-19',
    'when tokens expire',
    'Services do not tell it; names that have to be confirmed are reminded of, and a refused token is told at once.',
  ),
  done('missing-20', 'what happens next, in a line', ['unit/renderer/wording/next-run.test.ts', 'what happens next by the schedule']),
];

/** 6: keyboard and screen readers. */
export const KEYBOARD: Point[] = [
  done('keyboard-1', 'the service field takes what it highlights', [
    'unit/renderer/dialogs/service-field.test.tsx',
    'highlights the first that fits',
  ]),
  done('keyboard-2', 'deleting is not what Return does', ['e2e/undo.test.ts', 'Return does not delete']),
  done('keyboard-3', 'Escape asks', ['e2e/cure.test.ts', 'Escape on what was typed asks, and nothing is lost by Return']),
  done('keyboard-4', 'a row has a header, and the list can be read whole', [
    'e2e/reading.test.ts',
    'the list can be read whole and walked by keyboard',
  ]),
  done('keyboard-5', 'text can be made larger', ['e2e/menus.test.ts', 'makes everything larger up to twice the size']),
  done('keyboard-6', 'a pop-up button is read with its label', ['e2e/views/event-dialog.test.ts', 'the dialog of an event']),
  refused(
    'keyboard-7',
    'VoiceOver and Narrator tried',
    'Neither system runs here. What they read is held by the accessibility tree in both languages (axe), and by the tests that find everything by role and name.',
  ),
];

/** What runs through the Japanese words. */
export const THROUGHOUT: Point[] = [
  '尋ねる for asking a machine',
  '休む for a pause',
  '知らせる for sending',
  'dashes between clauses',
  'spaces between Latin and Japanese',
  'numerals of both kinds',
  'a word for the keychain that Macs do not use',
].map((point, at) =>
  done(`words-${at + 1}`, point, [
    'unit/renderer/strings.test.ts',
    at === 4 ? 'is set as its language is, in the same words throughout' : 'uses no word that was given up for a plainer one',
  ]),
);
