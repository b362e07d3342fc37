import type { Rectangle } from 'electron';

/** A window's size and, where known, its place, in device-independent pixels. */
export interface WindowBounds {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

const SMALLEST = { width: 480, height: 360 };
/** The page needs so much of its own pixels to show everything. */
const NEEDED = { width: 320, height: 240 };

/** The smallest window at a size of text, in percent: what is drawn larger needs more room. */
export const smallestAt = (zoom: number): { width: number; height: number } => ({
  width: Math.max(SMALLEST.width, Math.ceil((NEEDED.width * zoom) / 100)),
  height: Math.max(SMALLEST.height, Math.ceil((NEEDED.height * zoom) / 100)),
});

const USUAL: WindowBounds = { width: 940, height: 640 };
/** So much of the title bar must be reachable, else the window could not be dragged back. */
const GRIP = { width: 120, height: 32 };

const overlap = (a: Rectangle, b: Rectangle): { width: number; height: number } => ({
  width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
  height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
});

const within = (value: number, least: number, most: number): number => Math.round(Math.min(Math.max(value, least), Math.max(least, most)));

/**
 * Where to open the window: where it was, unless that is off every screen by now (a monitor taken away), and never larger
 * than the screen it is on. Without x and y the system centres it. `areas` are the screens' work areas, the main one first.
 */
export const placeWindow = (saved: WindowBounds | undefined, areas: readonly Rectangle[], zoom = 100): WindowBounds => {
  const smallest = smallestAt(zoom);
  const wished = saved ?? USUAL;
  const { x, y } = wished;
  const bar = x === undefined || y === undefined ? null : { x, y, width: Math.max(wished.width, smallest.width), height: GRIP.height };
  const home = bar && areas.find((area) => overlap(bar, area).width >= GRIP.width && overlap(bar, area).height >= GRIP.height);
  const area = home ?? areas[0];
  const size = {
    width: within(wished.width, smallest.width, area?.width ?? wished.width),
    height: within(wished.height, smallest.height, area?.height ?? wished.height),
  };
  return home && bar ? { ...size, x: Math.round(bar.x), y: Math.round(bar.y) } : size;
};
