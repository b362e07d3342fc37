export function programsStarted(root: string, folders?: readonly string[]): { file: string; line: number; name: string }[];
