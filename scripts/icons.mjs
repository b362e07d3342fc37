import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ico, png } from './icon-files.mjs';
import { appSvg, trayInks, trayStates, traySvg } from './icon-shapes.mjs';
import { command } from './words.mjs';

const icons = resolve(import.meta.dirname, '../build/icons');
const appSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const traySizes = [16, 20, 24, 32];

/** Every icon file by its name below build/icons. */
export function* iconFiles() {
  // electron-builder makes the Mac's and Windows' containers from the largest, and takes Linux's by their sizes.
  for (const size of appSizes) yield [`app/${size}x${size}.png`, png(appSvg, size)];
  for (const state of trayStates) {
    // The Mac recolours these by itself; it goes by the name's end.
    yield [`${state}-Template.png`, png(traySvg(state, '#000000'), 16)];
    yield [`${state}-Template@2x.png`, png(traySvg(state, '#000000'), 32)];
    for (const [theme, ink] of Object.entries(trayInks)) {
      const images = traySizes.map((size) => ({ size, data: png(traySvg(state, ink), size) }));
      for (const { size, data } of images) yield [`tray-${state}-${theme}-${size}.png`, data];
      yield [`tray-${state}-${theme}.ico`, ico(images)];
    }
  }
}

await command(import.meta, () => {
  rmSync(icons, { recursive: true, force: true });
  mkdirSync(join(icons, 'app'), { recursive: true });
  for (const [name, data] of iconFiles()) writeFileSync(join(icons, name), data);
});
