export function openTestPath(options?: { root?: string; env?: NodeJS.ProcessEnv }): { path: string; close(): void };
