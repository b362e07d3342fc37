export function control(what: 'app' | 'command', fields: { version: string; architecture: string; installedSize: number }): string;
export const desktopEntry: string;
export const mimeType: string;
export const PACKAGES: Record<'app' | 'command', string>;
export function copyright(licence: string): string;
export function changelog(version: string, date: string): string;
export function manual(what: 'app' | 'command', version: string): string;
