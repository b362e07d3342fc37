export function sandboxFlags(electron: string): string[];
