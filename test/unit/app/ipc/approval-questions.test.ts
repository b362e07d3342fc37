import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createApprovalQuestions } from '../../../../main/app/ipc/approval-questions.ts';
import { visibleText } from '../../../../main/instance/text/visible-text.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';
import type { Wish } from '../../../../main/ports/storage/approvals.ts';
import { openApprovals } from '../../../../main/store/approvals-file.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { newFolder, newReport } from '../../store/folder.ts';

const program = (...args: string[]): Wish => ({ kind: 'program', program: '/usr/bin/curl', args });
const host = (origin: string): Wish => ({ kind: 'host', origin });

/** A user who answers as told; null: not yet. */
const answering = (answers: ('allow' | 'refuse' | null)[] = []) => {
  const asked: MessageBoxOptions[] = [];
  const clock = createFakeClock();
  const approvals = openApprovals({ files: createFiles(newFolder()), now: () => 0, report: newReport().report, known: [] });
  const questions = createApprovalQuestions({
    dialog: {
      showMessageBox: (async (options: MessageBoxOptions) => {
        asked.push(options);
        const answer = answers.shift();
        if (answer === null) await new Promise(() => {});
        return { response: answer === 'allow' ? 1 : 0, checkboxChecked: false };
      }) as never,
    },
    parent: () => null,
    approvals,
    clock,
    strings: () => stringsFor('en'),
  });
  return { questions, asked, approvals, clock };
};

describe('a question', () => {
  it('names the program with all its arguments, and Cancel is what Enter and Escape press', async () => {
    const { questions, asked } = answering(['allow']);
    expect(await questions.allow([program('-s', 'https://x.example/?a=1')])).toEqual({ ok: true });
    const [{ detail = '', buttons, defaultId, cancelId }] = asked as [MessageBoxOptions];
    for (const part of ['/usr/bin/curl', '-s', 'https://x.example/?a=1']) expect(detail).toContain(part);
    expect([buttons?.[defaultId ?? 9], buttons?.[cancelId ?? 9]]).toEqual(['Cancel', 'Cancel']);
  });

  it('is asked once for each, and not for what is allowed', async () => {
    const { questions, asked } = answering(['allow', 'allow']);
    await questions.allow([program(), program(), host('https://ip.example')]);
    expect(await questions.allow([program(), host('https://ip.example')])).toEqual({ ok: true });
    expect(asked).toHaveLength(2);
  });

  it('refused leaves all of them as they were', async () => {
    const { questions, approvals } = answering(['allow', 'refuse']);
    expect(await questions.allow([program('1'), program('2')])).toEqual({ ok: false, code: 'not-allowed' });
    expect([approvals.allows(program('1')), approvals.allows(program('2'))]).toEqual([false, false]);
  });
});

describe('a page cannot wear the user out', () => {
  it('one question at a time', async () => {
    const { questions, asked } = answering([null]);
    void questions.allow([program('1')]);
    for (let at = 0; at < 100; at += 1) expect(await questions.allow([program(String(at + 2))])).toEqual({ ok: false, code: 'asking' });
    expect(asked).toHaveLength(1);
  });

  it('after three refusals nothing is asked for a minute', async () => {
    const { questions, asked, clock } = answering([]);
    const codes: string[] = [];
    for (let at = 0; at < 50; at += 1) {
      const answer = await questions.allow([program(String(at))]);
      if (!answer.ok) codes.push(answer.code);
    }
    expect(asked).toHaveLength(3);
    expect(codes.filter((code) => code === 'asked-too-often')).toHaveLength(47);
    await clock.pass(61_000);
    await questions.allow([program('later')]);
    expect(asked).toHaveLength(4);
  });

  it('nothing is asked that cannot be shown whole, or of many at once', async () => {
    const { questions, asked } = answering(['allow', 'allow', 'allow']);
    expect(await questions.allow([program('x'.repeat(2000))])).toMatchObject({ code: 'program-too-long' });
    expect(await questions.allow([program(...Array.from({ length: 40 }, () => 'x'))])).toMatchObject({ code: 'program-too-long' });
    expect(await questions.allow([program('\n'.repeat(900))])).toMatchObject({ code: 'program-too-long' });
    expect(await questions.allow(Array.from({ length: 6 }, (_, at) => program(String(at))))).toMatchObject({ code: 'too-many-questions' });
    expect(asked).toEqual([]);
  });
});

it('what could not be seen is written out', () => {
  expect(visibleText('a\u202eb\nc\u00add\u{e0041}')).toBe('\u2068a\\u{202e}b\\u{a}c\\u{ad}d\\u{e0041}\u2069');
  expect(visibleText(`x${' '.repeat(5)}rm`)).toBe('\u2068x␣␣␣␣␣rm\u2069');
  expect(visibleText('a b')).toBe('\u2068a b\u2069');
});
