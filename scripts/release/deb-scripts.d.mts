export const postinst: string;
export const prerm: string;
export function templates(what: 'app' | 'command'): string;
export function postrm(what: 'app' | 'command'): string;
