import { done, type Point } from './point.ts';

/** The fifteen that were to be mended first. */
export const FIRST: Point[] = [
  done(
    'first-1',
    'the headline says published only of what is so, and the tray agrees with it',
    ['e2e/publication.test.ts', 'while the service refuses the new address and holds the old one, the window calls neither published'],
    ['unit/publication/agreement.test.ts', 'the tray never calls an address published that the window does not'],
  ),
  done('first-2', 'practice sends nothing outside, and says so of such an event', [
    'e2e/practice-seal.test.ts',
    'an event for a host beyond this computer sends nothing while practising, and its row says so',
  ]),
  done(
    'first-3',
    'a line that nobody can reach is named: banner, card on top, in the dialog and the first run',
    ['e2e/publication.test.ts', 'is drawn without a fault'],
    ['unit/publication/agreement.test.ts', '"all is well" is never said while others can’t get in over an address that a row publishes'],
    ['unit/renderer/dialogs/first-run.test.tsx', 'what is known of it, and what can connect'],
  ),
  done(
    'first-4',
    'the other family is not called published, nor takes the headline',
    ['unit/publication/sentences.test.ts', 'has the sentences of each state, and of no other'],
    ['unit/publication/agreement.test.ts', 'an address is called published only where a row has it accepted'],
  ),
  done(
    'first-5',
    'one step from an error to its field, from everywhere; the count is a filter',
    ['e2e/cure.test.ts', 'by keyboard alone: the count filters, Return opens the field, saving it ends the filter'],
    ['e2e/cure.test.ts', 'from the menu bar and from a notification: the same dialog, the same field'],
  ),
  done('first-6', 'nothing that was not sent is told as refused', [
    'unit/app/not-sent-words.test.ts',
    'say of what was not sent that it was not, why and what to do, and never that the service refused',
  ]),
  done('first-7', 'opening at login is offered where the first run ends, with what stays in the menu bar', [
    'unit/renderer/dialogs/first-run.test.tsx',
    'opens it at login unless that is unticked',
  ]),
  done(
    'first-8',
    'one field for service, host, URL: Enter and Tab take the first that fits, and nothing typed is lost or readable',
    ['unit/renderer/dialogs/service-field.test.tsx', 'highlights the first that fits'],
    ['unit/renderer/dialogs/service-field.test.tsx', 'carries a host name over that was typed there'],
    ['unit/renderer/dialogs/service-field.test.tsx', 'recognises a pasted update address in place, and shows no password of it'],
  ),
  done(
    'first-9',
    'one of two ways to sign in is demanded; an own URL brings what it carries and is chosen by its reply',
    ['unit/renderer/event-form/draft.test.ts', 'what a new event needs'],
    ['e2e/own-url.test.ts', 'a pasted command becomes an own URL with all it carries'],
  ),
  done(
    'first-10',
    'Return does not delete, deleting is undone, Escape asks',
    ['e2e/undo.test.ts', 'by keyboard alone: Return does not delete; what was deleted comes back with its password'],
    ['unit/renderer/dialogs/event-dialog.test.tsx', 'asks before it throws away what was typed'],
  ),
  done(
    'first-11',
    'a whole menu bar, and text that can be made larger',
    ['e2e/menus.test.ts', 'leads everywhere, with the keys it names, and greys what can do nothing'],
    ['e2e/menus.test.ts', 'makes everything larger up to twice the size, without loss, and remembers it'],
  ),
  done(
    'first-12',
    'columns by what is in them, as wide as the user draws them; waiting told apart from sending',
    ['unit/renderer/list-view/list-view.test.ts', 'follow what is in them: what is long has room, and what is short gives it'],
    ['e2e/list-view.test.ts', 'columns are chosen and drawn, groups and the own order kept, over a restart'],
    ['unit/window-review/views.test.ts', 'an event that waits for its turn is not said to be sent'],
  ),
  done('first-13', 'five rows in the smallest window with its banners', [
    'e2e/list-view.test.ts',
    'has five rows in the smallest window, and nothing that leads sideways in any',
  ]),
  done(
    'first-14',
    'an icon means one thing, and carries its name where wished',
    ['unit/window-review/views.test.ts', 'no two icons are drawn alike'],
    ['unit/window-review/views.test.ts', 'no two commands of events share an icon'],
  ),
  done('first-15', 'the words that nobody else uses are gone, for good', [
    'unit/renderer/strings.test.ts',
    'uses no word that was given up for a plainer one',
  ]),
];
