import { done, type Point, refused } from './point.ts';

/** 2: the views, one after the other. */
export const VIEWS: Point[] = [
  done('views-1', 'what needs somebody stands first', [
    'unit/renderer/list.test.ts',
    'puts what needs someone first, and what never ran last in both directions',
  ]),
  done('views-2', 'a copy opens for editing, chosen', [
    'e2e/undo.test.ts',
    'a copy opens for editing, chosen in the list, and one step takes it back',
  ]),
  done('views-3', 'a double click opens the row it began on, though the list moves', [
    'unit/renderer/app/row-clicks.test.tsx',
    'a double click opens the row it began on, though the list moved another one under the pointer',
  ]),
  done('views-4', 'nothing is cut off in the table of evidence or elsewhere, in any size', [
    'e2e/views/frame.ts',
    'can be used by everybody, light and dark',
  ]),
  done(
    'views-5',
    'the history is grouped, filtered, searched, exported, and has days to go to',
    ['e2e/history.test.ts', 'a change is one line, and is found again'],
    ['e2e/history.test.ts', 'leaves for a file, and no secret with it'],
  ),
  done('views-6', 'an event’s own log has seconds, and does not say whose it is', [
    'e2e/history.test.ts',
    'the log of one event has seconds, and does not say whose it is',
  ]),
  done('views-7', 'a program that is not there is said in words', [
    'unit/app/not-sent-words.test.ts',
    'say of a program that never ran that it did not, and nothing of a service',
  ]),
  refused(
    'views-8',
    'settings in a window of their own',
    'A second window costs a second renderer for what is opened once; ⌘, leads to the view, as it leads to panes in other apps with one window.',
  ),
  refused(
    'views-9',
    'the pause stands in the settings too',
    'It says there until when, which the heading has no room for, and the search leads there.',
  ),
  done('views-10', 'where passwords are kept can be changed later, where that is safe', [
    'unit/renderer/app/secret-settings.test.tsx',
    'passwords that are asked for at each start can be kept in a file later',
  ]),
  done('views-11', 'the pause menu says in each line that it pauses', [
    'unit/renderer/app/status-header.test.tsx',
    'each line of the pause menu says that it pauses, for the menu has no title',
  ]),
  done('views-12', 'words of a Mac: Edit…, Save', ['unit/window-review/views.test.ts', 'commands are called as on a Mac']),
  done('views-13', 'dark is as sound as light', ['e2e/views/frame.ts', 'can be used by everybody, light and dark']),
  done('views-14', 'a time axis', ['e2e/timeline.test.ts', 'ten thousand have their bands as one scrolls']),
];

/** 4: from an error to its end. */
export const ERRORS: Point[] = [
  done('errors-1', 'wrong password, host not found: the field, in one step', [
    'unit/renderer/cure/cure.test.ts',
    'leads to the tab of each trouble',
  ]),
  done('errors-2', 'a service that is down: when it is tried again by itself', [
    'unit/renderer/strings.test.ts',
    'says when the next try comes, wherever it says it, in a moment as in minutes',
  ]),
  done(
    'errors-3',
    'no network: what to check',
    ['e2e/offline.test.ts', 'without any network the tray shows it, the window says so'],
    ['unit/window-review/views.test.ts', 'an event without a network names cable, Wi-Fi and router'],
  ),
  refused(
    'errors-4',
    'a button that opens a page to sign in to a network',
    'Such a network would choose the page that Saikoro opens. The system shows its own sign-in window, and the banner says what to do where it does not.',
  ),
  done('errors-5', 'another network: a button that makes it home', [
    'unit/app/holds.test.ts',
    'is named in the menu, under the pointer and in the window, with the address that stays',
  ]),
  done('errors-6', 'a VPN: calm words, and what stays', ['unit/renderer/list.test.ts', 'names a VPN calmly, with the address that stays']),
  done('errors-7', 'two routers: found at once', [
    'unit/publication/obstacle.test.ts',
    'claims something only where something stands in the way',
  ]),
  done('errors-8', 'CGNAT, DS-Lite, MAP-E: a banner with what to do', [
    'unit/publication/obstacle.test.ts',
    'says what is, what to do, and what happens by itself',
  ]),
  done('errors-9', 'no keychain: asked once, with a way back', [
    'e2e/secret-stores.test.ts',
    'without a safe store the user is asked, and a file only he can read keeps them',
  ]),
  done('errors-10', 'a banner that names the settings leads there', [
    'unit/renderer/app/banners.test.tsx',
    'a banner that names the settings leads there',
  ]),
  done('errors-11', 'settings of a newer Saikoro: where to get it', [
    'unit/renderer/app/banners.test.tsx',
    'settings of a newer Saikoro lead to where a newer one is asked for',
  ]),
];
