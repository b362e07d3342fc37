import type { Language, Strings } from '../../preload/strings/index.ts';

/** Each language is a file of its own in the build, and only those asked for are loaded. */
const FILES: Record<Language, () => Promise<Strings>> = {
  en: async () => (await import('../../preload/strings/en/en.ts')).en,
  ja: async () => (await import('../../preload/strings/ja/ja.ts')).ja,
};

const loaded = new Map<Language, Strings>();

/** The words of a language, once they were loaded. */
export const loadedStrings = (language: Language): Strings | undefined => loaded.get(language);

export const loadStrings = async (language: Language): Promise<Strings> => {
  const strings = loaded.get(language) ?? (await FILES[language]());
  loaded.set(language, strings);
  return strings;
};

/** The words of the page as it stands: the store shows no state before the words of its language are here. */
export const stringsOf = (language: Language): Strings => {
  const strings = loaded.get(language);
  if (!strings) throw new Error(`the words of ${language} are not here yet`);
  return strings;
};

/** The language that main expects the page to be in, from the page's own address: its words are loaded before the state is here. */
export const startLanguage = (): Language | null => {
  const asked = new URLSearchParams(location.search).get('language');
  return asked === 'ja' || asked === 'en' ? asked : null;
};
