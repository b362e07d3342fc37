import type { Texts } from './news.mjs';

export function tagFault(
  tag: string,
  tree: { version: string; changelogs: Texts; release: { keys: string[] } },
): { en: string; ja: string } | undefined;
