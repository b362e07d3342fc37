import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import type { Health } from '../../preload/contract/state.ts';
import { repoRoot } from '../helpers/electron.ts';

/** A state's tray icon as StatusNotifierItem carries it: 24 × 24, each pixel alpha, red, green, blue. */
export function iconOf(health: Health, ground: 'light' | 'dark' = 'light'): { width: number; height: number; argb: string } {
  const { width, height, channels, depth, data } = decode(readFileSync(join(repoRoot, `build/icons/tray-${health}-${ground}-24.png`)));
  if (channels !== 4 || depth !== 8) throw new Error(`the icon has ${channels} channels of ${depth} bits, not four of eight`);
  const argb = Buffer.alloc(data.length);
  for (let at = 0; at < data.length; at += 4) {
    argb[at] = data[at + 3] ?? 0;
    argb.set(data.subarray(at, at + 3), at + 1);
  }
  return { width, height, argb: argb.toString('base64') };
}
