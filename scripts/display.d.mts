export function onPath(binary: string): boolean;
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
export function openSession(options?: { quiet?: boolean }): Promise<{ env: NodeJS.ProcessEnv; virtual: boolean; close(): void }>;
