import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followAccent } from '../../../../main/app/system/accent.ts';

/** The system's preferences, with a colour that changes. */
const preferencesOf = (first: () => string) => {
  const events = new EventEmitter();
  let read = first;
  return Object.assign(events, {
    getAccentColor: () => read(),
    subscribeNotification: (name: string, callback: () => void) => {
      events.on(name, callback);
      return 1;
    },
    choose(next: string, event: string) {
      read = () => next;
      events.emit(event);
    },
  });
};

it.each([
  ['darwin', 'AppleColorPreferencesChangedNotification'],
  ['win32', 'accent-color-changed'],
] as const)('tells the colour of %s without its transparency, and the next', (platform, event) => {
  const preferences = preferencesOf(() => '0078D4ff');
  const told: string[] = [];
  followAccent({ systemPreferences: preferences as never }, platform, (accent) => told.push(accent));
  preferences.choose('ffc600ff', event);
  expect(told).toEqual(['#0078d4', '#ffc600']);
});

it('tells nothing where the system has none', () => {
  const told: string[] = [];
  const refuses = preferencesOf(() => {
    throw new Error('not here');
  });
  for (const preferences of [refuses, new EventEmitter(), preferencesOf(() => '')])
    followAccent({ systemPreferences: preferences as never }, 'linux', (accent) => told.push(accent));
  expect(told).toEqual([]);
});
