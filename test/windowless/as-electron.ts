import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The Node that the stage chose; by itself, a test runs the app on its own. */
export const NODE = process.env.SAIKORO_NODE24 ?? process.execPath;
/** What plain Node is given to run the built main process as Electron would. */
export const AS_ELECTRON = ['--require', join(root, 'test/windowless/electron.cjs'), join(root, 'dist/main.cjs')];
