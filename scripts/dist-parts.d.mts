export interface Part {
  name: string;
  en: string;
  ja: string;
}
export function systemsOf(args: string[]): string[];
export function missingParts(args: string[], env?: NodeJS.ProcessEnv): Part[];
export function missingWord(parts: Part[]): { en: string; ja: string };
