export function newReleaseKey(): { secret: string; key: string };
export function makeReleaseKey(file: string, options?: { repository?: string }): string;
