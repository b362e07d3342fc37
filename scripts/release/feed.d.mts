import type { Listed } from './channel.mjs';

export function writeFeed(
  folder: string,
  release: { version: string; notes: { ja: string[]; en: string[] }; secrets: string[] },
): Promise<Listed[]>;
