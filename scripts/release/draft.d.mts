export function draftArguments(tag: string, release: { names: string[]; notes: { ja: string[]; en: string[] } }): string[];
