export function electronCache(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string;
export function compareSizes(
  folder: string,
  options?: { cache?: string; version?: string },
): Promise<{ faults: string[]; notCompared: string[] }>;
