export function ensureNode24(means?: { env?: NodeJS.ProcessEnv; platform?: string }): Promise<{ path: string; version: string }>;
export function ensureWindowsNode(means?: { env?: NodeJS.ProcessEnv }): Promise<{ path: string; version: string }>;
