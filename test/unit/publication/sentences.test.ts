import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateLines, trayTooltip } from '../../../main/app/tray/text.ts';
import type { Health } from '../../../preload/contract/state.ts';
import { type Language, type Strings, stringsFor } from '../../../preload/strings/index.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';
import { STATES } from './states.ts';
import { NOW } from './world.ts';

/** English times depend on the system's locale: {clock 13:00} and {timeBrief 13:00} stand for that time of the day of NOW. */
const withTimes = (text: string, strings: Strings): string =>
  text.replace(/\{(clock|timeBrief) (\d+):(\d+)\}/g, (_, form: 'clock' | 'timeBrief', hour: string, minute: string) =>
    strings[form](new Date(NOW).setHours(Number(hour), Number(minute))),
  );

/** tip: what the pointer is told first, where that is not the shape's label. */
interface Said {
  window: string[];
  label: string;
  tip?: string;
  tray: string[];
}
type Expected = { shape: Health } & Record<Language, Said>;
const SENTENCES = JSON.parse(readFileSync(new URL('sentences.json', import.meta.url), 'utf8')) as Record<string, Expected>;

it('has the sentences of each state, and of no other', () => {
  expect(Object.keys(SENTENCES)).toEqual(Object.keys(STATES));
  expect(Object.keys(STATES).length).toBeGreaterThanOrEqual(60);
});

describe.each(['en', 'ja'] as const)('what window and tray say, in %s', (language) => {
  const strings = stringsFor(language);
  it.each(Object.entries(SENTENCES))('%s', (name, expected) => {
    const state = { ...STATES[name], language } as (typeof STATES)[string];
    const { shape, label, text, detail, second } = headlineOf(state, NOW, strings);
    const { tip = expected[language].label, ...said } = expected[language];
    expect(shape).toBe(expected.shape);
    expect({
      window: [text, detail, ...(second === null ? [] : [second.text])],
      label,
      tray: stateLines(state, strings, NOW),
    }).toEqual({
      window: said.window.map((text) => withTimes(text, strings)),
      label: said.label,
      tray: said.tray.map((text) => withTimes(text, strings)),
    });
    expect(trayTooltip(state, strings).split('\n')[0]).toBe(`Saikoro — ${tip}`);
  });
});
