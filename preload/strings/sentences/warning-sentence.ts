import { PROBLEMS, type ProblemCode } from '../../contract/journal.ts';
import type { NoticeView } from '../../contract/state.ts';
import type { WarningCode } from '../../contract/warning.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';
import type { TitleAndNext } from '../values/params.ts';

const isProblem = (code: WarningCode): code is ProblemCode => (PROBLEMS as readonly WarningCode[]).includes(code);

/** What a warning says; `since` and `now`: ms since 1970. */
export const warningSentence = (
  code: WarningCode,
  { since, detail, now }: { since: number; detail?: string | undefined; now: number },
  strings: Strings,
): TitleAndNext => {
  if (!isProblem(code)) return strings.warning[code]({ since, sinceMs: Math.max(0, now - since), detail });
  const { title, next } = strings.problem[code];
  return { title, next: detail ? strings.noted(next, detail) : next };
};

/** A notice that tells of several events as one; null: it is about one, or about none. Its times are those of when it was told. */
export const severalSentence = (
  { kind, warning, count = 1, step = 0, at, since = at, named = [] }: NoticeView,
  strings: Strings,
): TitleAndNext | null => {
  if (warning === undefined || count === 1) return null;
  const names = strings.list(named.map(({ name }) => readableHost(name) || strings.grid.untitled));
  const said = strings.warnings.named(names, count - named.length);
  if (kind === 'recovered') return { title: strings.notice.manyRecovered(count), next: said };
  const { title, next } = warningSentence(warning, { since, now: at }, strings);
  const still = step > 0 ? strings.warnings.still(at - since) : null;
  return { title: strings.warnings.several(count, title), next: strings.sentences([said, still, next]) };
};
