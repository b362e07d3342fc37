import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Health } from '../../preload/contract/state.ts';
import { onPath } from '../../scripts/display.mjs';
import { repoRoot } from '../helpers/electron.ts';

/** What reads the icons' files. */
export const lacksIcons = (): string | undefined => (onPath('convert') ? undefined : 'imagemagick not installed');

/** A state's tray icon as StatusNotifierItem carries it: 24 × 24, each pixel alpha, red, green, blue. */
export async function iconOf(health: Health, ground: 'light' | 'dark' = 'light'): Promise<{ width: number; height: number; argb: string }> {
  const file = join(repoRoot, `build/icons/tray-${health}-${ground}-24.png`);
  const { stdout: rgba } = spawnSync('convert', [file, '-depth', '8', 'rgba:-'], { maxBuffer: 1 << 20 });
  const argb = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    argb[at] = rgba[at + 3] ?? 0;
    rgba.copy(argb, at + 1, at, at + 3);
  }
  return { width: 24, height: 24, argb: argb.toString('base64') };
}
