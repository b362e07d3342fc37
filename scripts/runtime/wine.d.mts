export function winePath(env?: NodeJS.ProcessEnv): string | undefined;
