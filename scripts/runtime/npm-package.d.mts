export function untar(file: string, into: string, ...words: string[]): Promise<void>;
export function fetchRuntime(
  runtime: {
    name: string;
    spec: string;
    integrity: string;
    unpack(archive: string, work: string): Promise<string>;
    isThere(home: string): boolean;
  },
  means?: { env?: NodeJS.ProcessEnv },
): Promise<string>;
