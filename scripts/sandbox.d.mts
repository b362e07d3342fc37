interface Means {
  platform?: NodeJS.Platform;
  uid?: number;
  /** A setting of the kernel by its path under /proc/sys; undefined: it has no such setting. */
  says?(name: string): number | undefined;
}
export function sandboxLacks(electron: string, means?: Means): 'root' | 'namespaces' | null;
export function sandboxFlags(electron: string, means?: Means): string[];
export function sandboxWord(electron: string, means?: Means): { en: string; ja: string } | undefined;
