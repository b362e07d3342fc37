export function findElectron(): { path: string; version: string; how: string };
export function pureDist(into?: string): string;
