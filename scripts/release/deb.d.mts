export function makeDeb(
  what: 'app' | 'command',
  options: { from: string; into: string; version: string; arch?: string; compression?: 'xz' | 'gzip' | 'none' },
): string;
