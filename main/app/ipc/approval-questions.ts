import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { Strings } from '../../../preload/strings/index.ts';
import { visibleText } from '../../instance/text/visible-text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Approvals, Wish } from '../../ports/storage/approvals.ts';

/** A question's text has to be seen whole: in characters, with all arguments. */
const MOST_SHOWN = 1600;
const MOST_LINES = 24;
/** Questions in one call: a page must not queue dialogs without limit. */
const MOST_QUESTIONS = 5;
/** After so many refusals within the time, in ms, nothing is asked until it is over. */
const MOST_REFUSALS = 3;
const REFUSALS_MS = 60_000;

export type ApprovalResult = { ok: true } | { ok: false; code: string; detail?: string };

/** Asks the user in a window of the system's own, which no page can draw over, press or answer. Nothing is asked at start. */
export interface ApprovalQuestions {
  /** All of them, or none: what was refused leaves everything as it was. */
  allow(wishes: readonly Wish[]): Promise<ApprovalResult>;
  /** Whether passwords may go to a file although the system has a safe store. */
  allowFile(): Promise<ApprovalResult>;
}

export interface ApprovalNeeds {
  dialog: Pick<Dialog, 'showMessageBox'>;
  parent: () => BrowserWindow | null;
  approvals: Approvals;
  clock: Clock;
  strings: () => Strings;
}

const keyOf = (wish: Wish): string => JSON.stringify(wish);

export const createApprovalQuestions = ({ dialog, parent, approvals, clock, strings }: ApprovalNeeds): ApprovalQuestions => {
  let isOpen = false;
  let refusals: number[] = [];

  const textOf = (wish: Wish): { message: string; detail: string } => {
    const { approval } = strings();
    if (wish.kind === 'host') return { message: approval.host, detail: approval.hostDetail(visibleText(wish.origin)) };
    if (wish.kind === 'receiver') return { message: approval.receiver, detail: approval.receiverDetail(visibleText(wish.origin)) };
    const lines = [approval.path(visibleText(wish.program)), ...wish.args.map((arg, at) => approval.argument(at + 1, visibleText(arg)))];
    return { message: approval.program, detail: [...lines, '', approval.programDetail].join('\n') };
  };
  const isShort = ({ detail }: { detail: string }): boolean => detail.length <= MOST_SHOWN && detail.split('\n').length <= MOST_LINES;

  const ask = async (question: { message: string; detail: string }): Promise<boolean> => {
    const { approval, action } = strings();
    const options: MessageBoxOptions = {
      type: 'warning',
      title: 'Saikoro',
      ...question,
      buttons: [action.cancel, approval.allow],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const window = parent();
    const { response } = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
    return response === 1;
  };

  /** One question after the other; the first refusal ends it. */
  const askAll = async (questions: readonly { message: string; detail: string }[]): Promise<ApprovalResult> => {
    if (isOpen) return { ok: false, code: 'asking' };
    refusals = refusals.filter((at) => clock.monotonic() - at < REFUSALS_MS);
    if (refusals.length >= MOST_REFUSALS) return { ok: false, code: 'asked-too-often' };
    if (questions.length > MOST_QUESTIONS) return { ok: false, code: 'too-many-questions', detail: String(MOST_QUESTIONS) };
    if (!questions.every(isShort)) return { ok: false, code: 'program-too-long' };
    isOpen = true;
    try {
      for (const question of questions)
        if (!(await ask(question))) {
          refusals.push(clock.monotonic());
          return { ok: false, code: 'not-allowed' };
        }
      return { ok: true };
    } finally {
      isOpen = false;
    }
  };

  return {
    async allow(wishes) {
      const lacking = [...new Map(wishes.map((wish) => [keyOf(wish), wish])).values()].filter((wish) => !approvals.allows(wish));
      if (lacking.length === 0) return { ok: true };
      const answer = await askAll(lacking.map(textOf));
      if (!answer.ok) return answer;
      const written = approvals.allow(lacking);
      return written.ok ? written : { ok: false, code: written.full ? 'disk-full' : 'disk-error', detail: written.detail };
    },
    allowFile: () => askAll([{ message: strings().approval.file, detail: strings().approval.fileDetail }]),
  };
};
