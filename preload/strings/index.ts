import { en, type Strings } from './en/en.ts';
import { ja } from './ja/ja.ts';

export { refusalText } from './refusal-text.ts';
export type { Strings };
export type Language = 'ja' | 'en';

const catalogue: Record<Language, Strings> = { en, ja };

/**
 * Every text of the tray, the notifications and the command line, in one language; both are there. The window loads the one it is
 * shown in (renderer/store/catalogue.ts) and takes nothing but types from here.
 */
export const stringsFor = (language: Language): Strings => catalogue[language];
