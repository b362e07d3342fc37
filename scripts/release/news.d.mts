import type { Stop } from '../words.mjs';

export interface Texts {
  ja: string;
  en: string;
}
export const CHANGELOGS: Texts;
export function changelogs(folder?: string): Texts;
export function newsOf(version: string, texts?: Texts): { ja: string[]; en: string[] };
export function newsFault(version: string, texts?: Texts): Stop | undefined;
