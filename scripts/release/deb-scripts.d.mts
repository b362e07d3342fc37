export const config: string;
export function postinst(what: 'app' | 'command'): string;
export const prerm: string;
export function templates(what: 'app' | 'command'): string;
export function postrm(what: 'app' | 'command'): string;
