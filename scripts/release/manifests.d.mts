export function manifests(folder: string, release: { version: string; base: string }): Promise<Record<string, string>>;
