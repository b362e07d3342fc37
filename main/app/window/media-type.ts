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
