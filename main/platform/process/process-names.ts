import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessNames, Programs } from '../../ports/programs.ts';

interface Means {
  programs: Programs;
  platform?: NodeJS.Platform;
  /** Where Linux tells of its processes. */
  folder?: string;
}

const SEEN = { env: { LC_ALL: 'C' }, timeoutMs: 5000, maxBytes: 262_144 };

/** A process may be gone between its being listed and its being read. */
const nameIn = (file: string): string[] => {
  try {
    return [readFileSync(file, 'utf8').trim()];
  } catch {
    return [];
  }
};

const namesInFolder = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap((entry) => nameIn(`${folder}/${entry}/comm`));
  } catch {
    return [];
  }
};

/** Names of the programs that run on this computer, looked up when asked for; none where the system does not tell. */
export const createProcessNames = ({ programs, platform = process.platform, folder = '/proc' }: Means): ProcessNames => {
  const ask = async (program: string, args: string[]): Promise<string[]> =>
    (await programs.run({ program, args, ...SEEN })).stdout.split('\n').map((line) => line.trim());
  return async () => {
    if (platform === 'linux') return namesInFolder(folder);
    if (platform === 'darwin') return ask('/bin/ps', ['-axco', 'comm=']);
    if (platform !== 'win32') return [];
    const rows = await ask('tasklist', ['/fo', 'csv', '/nh']);
    return rows.map((row) => row.replace(/^"([^"]*)".*$/, '$1').replace(/\.exe$/i, ''));
  };
};
