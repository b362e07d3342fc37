import type { PluginProblem } from '../../../preload/contract/plugin.ts';
import type { Language, Strings } from '../../../preload/strings/index.ts';

/** Problems as text for a mail to the plug-in's author. */
export const problemsText = (
  { file, problems }: { file: string; problems: readonly PluginProblem[] },
  strings: Strings,
  language: Language,
): string =>
  problems
    .map(({ code, line, column, place, wrong, expected, found, example }) =>
      [
        `${file}:${line}:${column} ${code} ${place}: ${wrong[language]}`,
        `  ${strings.plugins.problems.expected}: ${expected[language]}`,
        ...(found === undefined ? [] : [`  ${strings.plugins.problems.found}: ${found}`]),
        `  ${strings.plugins.problems.example}: ${example}`,
      ].join('\n'),
    )
    .join('\n');
