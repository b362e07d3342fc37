import { done, type Point, refused } from './point.ts';
import { ENGLISH } from './sentences-en.ts';
import { JAPANESE } from './sentences-ja.ts';

/** The appendices: each sentence is a test of its own. */
export const SENTENCES: Point[] = [
  ...[...JAPANESE, ...ENGLISH].map(({ id, key }) => done(id, key, ['unit/window-review/sentences.test.ts', '%s is mended: %s'])),
  refused(
    'en-21',
    'looks.match: “now resolves to”',
    'Only the servers of the zone were asked, and caches elsewhere may still answer the old address: “The DNS servers of … answer …”.',
  ),
  refused(
    'en-56',
    'empty.title: “Reach your home server by name”',
    'It promises open ports, which nobody checked; the title says what Saikoro does.',
  ),
  refused(
    'en-57',
    'inbox.title: “Notifications”',
    'Notifications are the system’s, notices ours, in the window and by channels: the glossary tells them apart.',
  ),
  done('en-60', 'dates by the English of the system', [
    'unit/renderer/strings.test.ts',
    'follow the system where it speaks English of some kind, and are British otherwise',
  ]),
];
