export const currentVersion: string;
export function findCurrent(folder?: string): { path: string; version: string; how: string } | undefined;
export function fetchCurrent(means?: {
  env?: NodeJS.ProcessEnv;
  folder?: string;
  silence?: number;
  node?: string;
}): Promise<{ path: string; version: string; how: string }>;
