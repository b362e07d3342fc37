export const programs: {
  name: string;
  for: 'node' | 'setup' | 'system' | 'display' | 'app' | 'test' | 'bench' | 'windows';
  package?: string;
  /** What starts it, where nothing of ours names it. */
  by?: string;
  find?(): string | undefined;
}[];
export const testPrograms: string[];
export const autostartGenerator: string;
