import { done, type Point, refused } from './point.ts';

/** 1: the first minutes of somebody new. */
export const START: Point[] = [
  done(
    'start-1',
    'the first window says what is free, where to sign up, and what an event is',
    ['unit/window-review/views.test.ts', 'the first run has services with a page to sign up at'],
    ['e2e/help.test.ts', 'has its pages a key away, and beside what they are about'],
  ),
  done(
    'start-2',
    'DDNS Now in four clicks and two fields; a name without its ending will do where all end alike',
    ['lab/first-run.test.ts', 'DDNS Now'],
    ['unit/renderer/event-form/draft.test.ts', 'no whole host name where all names of the service end alike'],
  ),
  done('start-3', 'Cloudflare in five clicks and three fields', ['lab/first-run.test.ts', 'Cloudflare']),
  done('start-4', 'a URL that nobody knows in four clicks and two fields', ['lab/first-run.test.ts', 'a URL nobody knows']),
  done('start-5', 'a service that is not known is found by the name servers of the host', [
    'unit/renderer/dialogs/service-field.test.tsx',
    'asks the DNS for a host name of the user’s own, and carries it over',
  ]),
  done('start-6', 'a new event is chosen in the list', [
    'unit/renderer/dialogs/event-dialog.test.tsx',
    'chooses a new event in the list once it is saved',
  ]),
  done('start-7', 'what happened with a new event is seen: the first run ends on its log', [
    'e2e/first-run/sheet.test.ts',
    'by keyboard from nothing to a published name, with nothing that hinders a screen reader',
  ]),
  refused(
    'start-8',
    'Cloudflare’s missing record is created without being asked for',
    'A record that is missing is as often a host name mistyped; the reply says that it is missing and the switch is one click away.',
  ),
];
