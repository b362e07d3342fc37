/** The files of the built renderer, read-only. Its adapter reads dist/renderer, inside the archive or not. */
export interface Assets {
  /** Paths below the folder with forward slashes, e.g. index.html or fonts/a.woff2. */
  list(): string[];
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** The media type of a file the page may load; null for one it may not. */
export const typeOf = (path: string): string | null => TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? null;
