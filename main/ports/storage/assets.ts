/** The files of the built renderer, read-only. Its adapter reads dist/renderer, inside the archive or not. */
export interface Assets {
  /** Paths below the folder with forward slashes, e.g. index.html or fonts/a.woff2. */
  list(): string[];
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}
