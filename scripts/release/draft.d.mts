export function draftArguments(tag: string, release: { names: string[]; notes: string[] }): string[];
