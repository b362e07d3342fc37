export function tagFault(
  tag: string,
  tree: { version: string; changelog: string; release: { keys: string[] } },
): { en: string; ja: string } | undefined;
