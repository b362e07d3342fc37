import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { PATHS } from '../../../renderer/controls/icon.tsx';
import { EVENT_COMMANDS } from '../../../renderer/events/event-commands.ts';
import { FREE } from '../../../renderer/first-run/service-step.tsx';

const root = resolve(import.meta.dirname, '../../..');

describe('icons', () => {
  it('no two icons are drawn alike', () => {
    const drawings = Object.values(PATHS);
    expect(new Set(drawings).size).toBe(drawings.length);
  });
  it('no two commands of events share an icon', () => {
    const icons = EVENT_COMMANDS.flatMap(({ icon }) => icon ?? []);
    expect(icons.length).toBeGreaterThan(5);
    expect(new Set(icons).size).toBe(icons.length);
  });
});

describe('words', () => {
  it.each([
    ['ja', '編集…', '保存', '「X」の設定'],
    ['en', 'Edit…', 'Save', 'Edit “X”'],
  ] as const)('commands are called as on a Mac: %s', (language, edit, save, title) => {
    const { action, event } = stringsFor(language);
    expect([action.properties, action.save, event.title('X')]).toEqual([edit, save, title]);
  });
  it.each(['ja', 'en'] as const)('an event that waits for its turn is not said to be sent: %s', (language) => {
    const { status, statusSentence } = stringsFor(language);
    expect(status.queued).not.toBe(status.running);
    expect(statusSentence.queued).not.toContain(statusSentence.running);
  });
  it.each([
    ['ja', /ケーブル.*Wi-Fi.*ルーター/],
    ['en', /cable.*Wi-Fi.*router/],
  ] as const)('an event without a network names cable, Wi-Fi and router: %s', (language, all) => {
    expect(stringsFor(language).outcomeSentence.network({ service: 'S', reason: 'offline' })).toMatch(all);
  });
});

it('the first run has services with a page to sign up at', () => {
  const infos = sourceBuiltIns().infos();
  const pages = FREE.filter((id) => id !== 'practice').map((id) => infos.find((info) => info.id === id)?.signUpPage);
  expect(pages).toEqual(pages.map(() => expect.stringMatching(/^https:/)));
  expect(pages.length).toBeGreaterThan(3);
});

it('the guide for those who move names DiCE', () => {
  expect(readFileSync(join(root, 'docs/moving-from-other-clients.md'), 'utf8')).toMatch(/^#+ .*DiCE/m);
});
