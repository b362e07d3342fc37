export function ensureNode24(means?: { env?: NodeJS.ProcessEnv; platform?: string }): Promise<{ path: string; version: string }>;
