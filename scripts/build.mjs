import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { builtHash, sourceHash } from './build-stamp.mjs';
import { licencesOf, withTextsOnce } from './licences.mjs';
import { writePluginFiles } from './plugin-files.mjs';
import { currentVersion } from './runtime/electron-current.mjs';
import { command, note, Stop } from './words.mjs';

const here = resolve(import.meta.dirname, '..');

const mainBanner = [
  // ES modules are strict; bundled to CommonJS they would not be, and a write to a getter would be lost without a word.
  "'use strict';",
  // undici wants File as a global; the older Electron the tests run on carries Node 18, which has it only in node:buffer.
  "globalThis.File ??= require('node:buffer').File;",
  // The bundle is CommonJS, but ES modules inside it may still ask where they are.
  "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
].join('\n');

const common = {
  bundle: true,
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'importMetaUrl' },
  legalComments: 'none',
  logLevel: 'error',
  jsx: 'automatic',
};

// Names stay unshortened outside the renderer: a stack trace in a user's report must be readable.
const node = {
  ...common,
  define: { ...common.define, 'process.env.SAIKORO_ELECTRON': JSON.stringify(currentVersion) },
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  external: ['electron'],
  minifySyntax: true,
  minifyWhitespace: true,
};

/** The languages the window speaks: react-aria brings its texts in thirty-four, each as a file of its own. */
const spoken = new Set(['ja-JP', 'en-US']);
const ariaTexts = /[\\/]intl[\\/](?:[^\\/]+[\\/])?([a-z]{2}-[A-Z]{2})\.m?js$/;
const ariaPackages = /[\\/]node_modules[\\/](?:react-aria|react-stately|react-aria-components|@react-aria|@react-stately)[\\/]/;

const onlySpokenTexts = {
  name: 'only-spoken-texts',
  setup({ onResolve }) {
    onResolve({ filter: ariaTexts }, ({ path, resolveDir, importer }) => {
      const [, locale] = ariaTexts.exec(path);
      if (spoken.has(locale) || !ariaPackages.test(importer)) return undefined;
      return { path: join(resolveDir, path.replace(locale, 'en-US')) };
    });
  },
};

/** electron-store brings a validator for JSON schemas, which it loads in any case and we never give it one: 200 KB that stay in memory. */
const noSchemas = {
  name: 'no-schemas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ajv(-formats)?(\/.*)?$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]conf[\\/]/.test(importer) ? { path, namespace: 'no-schemas' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-schemas' }, ({ path }) => ({
      contents: `const missing = () => { throw new Error('${path} is not part of Saikoro'); };
export class Ajv2020 { constructor() { missing(); } }
export default missing;`,
    }));
  },
};

/** The command runs on plain Node: electron-store, which asks Electron for its folder where it is told none, finds no Electron to ask. */
const noElectron = {
  name: 'no-electron',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^electron$/ }, ({ path }) => ({ path, namespace: 'no-electron' }));
    onLoad({ filter: /.*/, namespace: 'no-electron' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** While developing: readable names, source maps inside the files, and React with its warnings. */
const DEV = { minify: false, minifySyntax: false, minifyWhitespace: false, sourcemap: 'inline', keepNames: true };
const forDev = (part) => ({ ...part, ...DEV, define: { ...part.define, 'process.env.NODE_ENV': '"development"' } });

/** Where versions come from and whose signature counts, as the app is to know it (docs/releasing.md). */
const releaseOf = (root) => {
  const file = join(root, 'build/release.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
};

const versionOf = (root) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

const parts = (root, out, release) => [
  {
    ...node,
    entryPoints: [join(root, 'main/index.ts')],
    outfile: join(out, 'main.cjs'),
    define: { ...node.define, 'process.env.SAIKORO_RELEASE': JSON.stringify(JSON.stringify(release)) },
    banner: { js: mainBanner },
    plugins: [noSchemas],
  },
  {
    ...node,
    target: 'node20',
    entryPoints: [join(root, 'main/headless/index.ts')],
    outfile: join(out, 'saikoro.cjs'),
    define: { ...node.define, 'process.env.SAIKORO_VERSION': JSON.stringify(versionOf(root)) },
    banner: { js: mainBanner },
    plugins: [noSchemas, noElectron],
  },
  {
    ...node,
    entryPoints: [join(root, 'preload/bridge.ts')],
    outfile: join(out, 'preload.cjs'),
    define: { 'process.env.NODE_ENV': '"production"' },
  },
  {
    ...common,
    define: { 'process.env.NODE_ENV': '"production"' },
    entryPoints: [join(root, 'renderer/main.tsx')],
    outdir: join(out, 'renderer'),
    format: 'esm',
    platform: 'browser',
    splitting: true,
    // Japanese in escapes is twice as long to load.
    charset: 'utf8',
    plugins: [onlySpokenTexts],
    minify: true,
    target: 'chrome114',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  },
];

/** Files that others stand in for, but for those themselves. */
const replaced = (root, instead) => ({
  name: 'replaced',
  setup({ onResolve }) {
    onResolve({ filter: /\.tsx?$/ }, ({ path, resolveDir, importer }) => {
      const other = instead[relative(root, resolve(resolveDir, path)).replaceAll(sep, '/')];
      return other === undefined || importer === join(root, other) ? undefined : { path: join(root, other) };
    });
  },
});

async function bundle(root, out, dev, release, instead) {
  const esbuild = await import('esbuild');
  const missing = [];
  const inputs = [];
  let page = { files: [], sources: [], later: [] };
  for (const part of parts(root, out, release).map((each) => (dev ? forDev(each) : each))) {
    const [entry] = part.entryPoints;
    if (!existsSync(entry)) missing.push(entry.slice(root.length + 1));
    else {
      const plugins = instead ? [...(part.plugins ?? []), replaced(root, instead)] : part.plugins;
      const { metafile } = await esbuild.build({ ...part, plugins, absWorkingDir: root, metafile: true });
      if (part.splitting) page = pageParts(metafile);
      inputs.push(...Object.keys(metafile.inputs));
      // The command travels alone too (scripts/command-package.mjs).
      if (part.outfile?.endsWith('saikoro.cjs'))
        writeFileSync(join(out, 'saikoro.licences.json'), JSON.stringify(licencesOf(Object.keys(metafile.inputs), root)));
    }
  }
  // main.tsx may import the style sheet (esbuild then writes main.css itself) or leave it to index.html.
  const style = join(root, 'renderer/main.css');
  if (existsSync(style) && !existsSync(join(out, 'renderer/main.css'))) {
    await esbuild.build({ ...common, entryPoints: [style], outdir: join(out, 'renderer'), minify: true, target: 'chrome114' });
  }
  writeFileSync(join(out, 'renderer/licences.json'), JSON.stringify(withTextsOnce(licencesOf(inputs, root))));
  return { missing, page };
}

/**
 * The files that the page is drawn with: what renderer/render.tsx needs before it can do anything. `sources`: what they were made of,
 * with what main.tsx needs; `later`: what is loaded only when it is shown.
 */
function pageParts({ outputs }) {
  const found = new Set();
  const walk = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') walk(path);
  };
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  const enter = (name) => {
    for (const [file, { entryPoint }] of entries) if (entryPoint.endsWith(name)) walk(file);
  };
  enter('renderer/render.tsx');
  const files = [...found].map((file) => basename(file));
  enter('renderer/main.tsx');
  const sources = [...new Set([...found].flatMap((file) => Object.keys(outputs[file].inputs)))];
  return { files, sources, later: entries.filter(([file]) => !found.has(file)).map(([, { entryPoint }]) => entryPoint) };
}

/** A single letter beyond ASCII makes V8 keep the whole text at two bytes a letter, for as long as the app runs. */
function onlyAscii(path) {
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  // esbuild writes strings in ASCII by itself and leaves regular expressions as they are; the same escape is theirs too.
  writeFileSync(
    path,
    text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Each import found in one file asks for the next: named in the page, behind its script, they are all asked for at once. */
function withPreloads(html, files) {
  const links = files.map((file) => `\n    <link rel="modulepreload" href="./${file}">`).join('');
  return html.replace(/<script type="module".*<\/script>/, (script) => script + links);
}

function copyStatic(root, out, preloads) {
  const page = join(root, 'renderer/index.html');
  if (existsSync(page)) writeFileSync(join(out, 'renderer/index.html'), withPreloads(readFileSync(page, 'utf8'), preloads));
  const icons = join(root, 'build/icons');
  // Of the app's own icon the window uses one size; the packager takes the others from where they are.
  const isUsed = (path) => !/[\\/]app[\\/](?!256x256\.png$)/.test(path.slice(icons.length));
  if (existsSync(icons)) cpSync(icons, join(out, 'icons'), { recursive: true, filter: isUsed });
}

/**
 * Builds beside the old output and swaps it in whole: an app started meanwhile never sees half a build. One for `dev` is never taken for a real one.
 * Tells what the page's first view is made of. `release`: what stands in build/release.json, or another feed with other keys, for a test.
 * `instead`: files of the sources, each with the one that a test puts in its place.
 */
export async function build({ root = here, out = join(root, 'dist'), dev = false, release = releaseOf(root), instead } = {}) {
  const sources = sourceHash(root);
  const fresh = join(root, '.cache', `build-${process.pid}`);
  const old = `${fresh}-old`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'renderer'), { recursive: true });
  try {
    const { missing, page } = await bundle(root, fresh, dev, release, instead);
    for (const name of ['main.cjs', 'saikoro.cjs']) onlyAscii(join(fresh, name));
    copyStatic(root, fresh, page.files);
    await writePluginFiles(root, fresh);
    writeFileSync(join(fresh, 'build.json'), `${JSON.stringify({ sources: missing.length || dev || instead ? undefined : sources })}\n`);
    if (existsSync(out)) renameSync(out, old);
    renameSync(fresh, out);
    if (missing.length) {
      const names = missing.join(', ');
      throw new Stop(
        `The build is incomplete: ${names} is missing; restore it and build again.`,
        `${names} がないためビルドは不完全です。ファイルを戻してからもう一度ビルドしてください。`,
      );
    }
    return { page };
  } catch (error) {
    if (!error.errors) throw error;
    throw new Stop(
      `The build failed (${error.errors.length} errors, shown above); mend them and build again.`,
      `ビルドに失敗しました(上記のエラー ${error.errors.length} 件)。直してからもう一度ビルドしてください。`,
    );
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

export async function ensureBuilt({ root = here, out = join(root, 'dist') } = {}) {
  if (builtHash(out) === sourceHash(root)) return false;
  note('Building…', 'ビルドしています…');
  await build({ root, out });
  return true;
}

await command(import.meta, () => build());
