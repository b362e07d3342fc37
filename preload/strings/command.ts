import { commandWords as englishCommand } from './en/command.ts';
import { commandHelpWords as englishHelp } from './en/command-help.ts';
import { en, type Strings } from './en/en.ts';
import type { Language } from './index.ts';
import { commandWords as japaneseCommand } from './ja/command.ts';
import { commandHelpWords as japaneseHelp } from './ja/command-help.ts';
import { ja } from './ja/ja.ts';

/** The catalogue, and what the command without a window says besides: the window loads none of that. */
export type CommandStrings = Strings & { command: typeof englishCommand; commandHelp: typeof englishHelp };

const catalogue: Record<Language, CommandStrings> = {
  en: { ...en, command: englishCommand, commandHelp: englishHelp },
  ja: { ...ja, command: japaneseCommand, commandHelp: japaneseHelp },
};

export const commandStringsFor = (language: Language): CommandStrings => catalogue[language];
