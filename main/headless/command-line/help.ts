import type { CommandStrings } from '../../../preload/strings/command.ts';
import type { HelpTopic } from './command-line.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName, EVERYWHERE, membersOf, OPTIONS, type OptionName } from './command-table.ts';
import { exitsOf } from './exits.ts';

/** How many columns of a terminal a text takes: letters of East Asia take two (UAX #11). */
const widthOf = (text: string): number =>
  [...text].reduce(
    (all, sign) =>
      all + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign) ? 2 : 1),
    0,
  );
const MOST_COLUMN = 30;

/** Two columns; what is too long for the first stands alone on its line. */
const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.min(MOST_COLUMN, Math.max(...rows.map(([left]) => widthOf(left))));
  return rows.flatMap(([left, right]) => {
    const gap = width - widthOf(left);
    return gap >= 0 ? [`  ${left}${' '.repeat(gap + 2)}${right}`] : [`  ${left}`, `  ${' '.repeat(width + 2)}${right}`];
  });
};

/** `events show NAME`, with its words in the user's language; what may be left out stands in brackets. */
const formOf = (name: CommandName, { commandHelp }: CommandStrings): string => {
  const words: readonly string[] = COMMANDS[name].words;
  const said = words.map((word) => {
    const shown = `${commandHelp.words[word.replace(/[?…]/g, '') as keyof typeof commandHelp.words]}${word.includes('…') ? '…' : ''}`;
    return word.includes('?') ? `[${shown}]` : shown;
  });
  return [name, ...said].join(' ');
};
const optionForm = (name: OptionName, { commandHelp }: CommandStrings): string => {
  const values: Partial<Record<OptionName, string>> = commandHelp.values;
  return OPTIONS[name].type === 'boolean' ? `--${name}` : `--${name}=${values[name] ?? ''}`;
};
const optionRows = (names: readonly OptionName[], strings: CommandStrings): (readonly [string, string])[] =>
  names.map((name) => [optionForm(name, strings), strings.commandHelp.options[name]]);
const commandRows = (names: readonly CommandName[], strings: CommandStrings): (readonly [string, string])[] =>
  names.map((name) => [formOf(name, strings), strings.commandHelp.summary[name]]);

/** One command: what it does, how it is called, what it takes, examples, how it ends. */
const commandHelp = (name: CommandName, strings: CommandStrings): string[] => {
  const words = strings.commandHelp;
  const more: Partial<Record<CommandName, string>> = words.more;
  const named = (COMMANDS[name].words as readonly string[]).some((word) => word.startsWith('NAME'));
  return [
    `${words.usage}: saikoro ${formOf(name, strings)} ${words.anyOptions}`,
    '',
    words.summary[name],
    ...(more[name] === undefined ? [] : [more[name]]),
    ...(named ? [words.nameIs] : []),
    '',
    `${words.optionsTitle}:`,
    ...table(optionRows([...COMMANDS[name].options, ...EVERYWHERE], strings)),
    '',
    `${words.examplesTitle}:`,
    ...COMMANDS[name].examples.map((line) => `  saikoro ${line}`),
    '',
    `${words.exitsTitle}:`,
    ...table(exitsOf(name).map((code) => [String(code), words.exits[code as keyof typeof words.exits]] as const)),
  ];
};

const groupHelp = (group: string, strings: CommandStrings): string[] => {
  const words = strings.commandHelp;
  const alone = group === 'events' ? [`saikoro events: ${words.summary['events list']}`] : [];
  return [
    `${words.usage}: saikoro ${group} ${words.words.COMMAND} ${words.anyOptions}`,
    '',
    ...table(commandRows(membersOf(group), strings)),
    '',
    ...alone,
    words.tellsMore(`saikoro ${group} ${words.words.COMMAND} --help`),
  ];
};

const overview = (strings: CommandStrings): string[] => {
  const words = strings.commandHelp;
  return [
    words.intro,
    '',
    `${words.usage}: saikoro ${words.words.COMMAND} ${words.anyOptions}`,
    '',
    ...table(commandRows(COMMAND_NAMES, strings)),
    '',
    words.nameIs,
    '',
    `${words.optionsTitle}:`,
    ...table(optionRows(EVERYWHERE, strings)),
    '',
    words.tellsMore(`saikoro ${words.words.COMMAND} --help`),
  ];
};

export const helpText = (topic: HelpTopic, strings: CommandStrings): string =>
  (topic === null ? overview(strings) : 'group' in topic ? groupHelp(topic.group, strings) : commandHelp(topic.command, strings)).join(
    '\n',
  );
