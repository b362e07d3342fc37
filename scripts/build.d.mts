/** What the window's page needs before it is drawn, by names of built files and of sources, and what it loads when it is shown. */
export interface BuiltPage {
  files: string[];
  sources: string[];
  later: string[];
}
export function build(where?: {
  root?: string;
  out?: string;
  dev?: boolean;
  release?: object;
  instead?: Record<string, string>;
}): Promise<{ page: BuiltPage }>;
export function ensureBuilt(where?: { root?: string; out?: string }): Promise<boolean>;
