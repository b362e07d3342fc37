import { builtinModules } from 'node:module';
import { lineAt } from './house-scan.mjs';

const under =
  (...folders) =>
  (path) =>
    folders.some((folder) => path.startsWith(`${folder}/`));
const builtin = (specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier);
const react = (specifier) => /^react($|[-/])|^@react-/.test(specifier);
const plain = (specifier) => specifier.replace(/^node:/, '').replace(/\/promises$/, '');

const PURE_PROVIDERS = ['grammar', 'validation', 'render', 'judge'].map((room) => `main/providers/${room}`);
const isPure = (file) =>
  under('main/engine', 'main/net', 'main/ports', 'main/json', 'main/imports', 'preload/contract', ...PURE_PROVIDERS)(file);
const sockets = new Set(['net', 'dgram', 'tls', 'http', 'https', 'http2', 'dns', 'undici']);
const machine = new Set([...sockets, 'child_process', 'fs']);

const breach = (rule, file, line, text, level = 'error') => ({ file, line, rule, text, level });
const ofImport = (rule, file, hit, why) => breach(rule, file, hit.line, `${why}: ${hit.text}`);

function impure(hit) {
  if (hit.specifier === 'electron' || builtin(hit.specifier) || react(hit.specifier)) return true;
  return hit.target !== undefined && under('main/platform', 'main/app', 'main/instance', 'main/headless', 'main/store')(hit.target);
}

/** Pure means pure all the way down: a helper elsewhere that reaches for the machine taints who imports it. */
function reaches(hit, files, seen = new Set()) {
  if (impure(hit)) return [hit.specifier];
  const next = hit.target && files.resolve(hit.target);
  if (!next || hit.typeOnly || isPure(next) || seen.has(next)) return undefined;
  seen.add(next);
  for (const inner of files.get(next).imports.filter((one) => !one.typeOnly)) {
    const way = reaches(inner, files, seen);
    if (way) return [next, ...way];
  }
  return undefined;
}

function pureZones(file, { imports }, files) {
  if (!isPure(file)) return [];
  return imports.flatMap((hit) => {
    const way = reaches(hit, files);
    return way ? [ofImport('pure', file, hit, `decisions and the contract stay free of the machine (reaches ${way.join(' → ')})`)] : [];
  });
}

function rendererAlone(file, { imports }) {
  if (!under('renderer')(file)) return [];
  const strange = (hit) =>
    hit.target
      ? !under('renderer', 'preload/contract', 'preload/strings')(hit.target)
      : hit.specifier === 'electron' || builtin(hit.specifier);
  return imports
    .filter(strange)
    .map((hit) => ofImport('renderer', file, hit, 'the renderer knows only itself, preload/contract and preload/strings'));
}

/** The window's entry, the command's, and what both have alike. */
const BUILDERS = new Set(['main/index.ts', 'main/adapters.ts', 'main/headless/index.ts']);

function adaptersBuiltOnce(file, { imports }) {
  if (BUILDERS.has(file) || under('main/platform')(file)) return [];
  const takes = (hit) => hit.target && under('main/platform')(hit.target) && !hit.typeOnly;
  return imports
    .filter(takes)
    .map((hit) => ofImport('adapters', file, hit, 'only main/adapters.ts and the two entries build adapters; take an interface'));
}

function machineOnlyInPlatform(file, { imports }) {
  if (under('main/platform')(file)) return [];
  const allowed = (name) => under('main/practice')(file) && sockets.has(name);
  const uses = (hit) => !hit.typeOnly && machine.has(plain(hit.specifier)) && !allowed(plain(hit.specifier));
  return imports.filter(uses).map((hit) => ofImport('machine', file, hit, 'sockets, files and processes belong to main/platform'));
}

/** The command is for machines without Electron: nothing it is made of may need it to run. */
function commandWithoutElectron(file, { imports }, files) {
  if (!under('main/headless')(file)) return [];
  const seen = new Set();
  const needs = (hit) => {
    if (hit.typeOnly) return false;
    if (hit.specifier === 'electron') return true;
    const next = hit.target && files.resolve(hit.target);
    if (!next || seen.has(next)) return false;
    seen.add(next);
    return files.get(next).imports.some(needs);
  };
  return imports.filter(needs).map((hit) => ofImport('command', file, hit, 'the command runs without Electron'));
}

function settingsOnlyInStore(file, { imports }) {
  if (under('main/store')(file)) return [];
  return imports
    .filter((hit) => hit.specifier === 'electron-store')
    .map((hit) => ofImport('store', file, hit, 'only main/store opens the settings'));
}

const clocks =
  /(?<![.\w$])(?:(?:globalThis|window|self)\.)?(?:(?:setTimeout|setInterval|setImmediate)\b(?!\s*\??:)|Date\.now\b|new Date\s*(?:\(\s*\)|(?![\s\w(.]))|performance\.now\b)/g;

function clockOnlyInPlatform(file, { code }) {
  if (under('main/platform', 'renderer/store')(file)) return [];
  return [...code.matchAll(clocks)].map((hit) =>
    breach('clock', file, lineAt(code, hit.index), `time comes from the clock adapter, not from ${hit[0].trim()}`),
  );
}

function shortFiles(file, { lines, text }) {
  // A generated list grows with what it lists.
  if (lines <= 250 || under('preload/strings')(file) || text.startsWith('// Made by scripts/')) return [];
  return [breach('length', file, lines, `${lines} lines; split it by noun`, lines > 300 ? 'error' : 'warning')];
}

function nothingLeftOpen(file, { text }) {
  return [...text.matchAll(/\b(?:TODO|FIXME)\b/g)].map((hit) =>
    breach('open-end', file, lineAt(text, hit.index), `${hit[0]} left in code; do it or say it in docs`),
  );
}

export const rules = [
  pureZones,
  rendererAlone,
  adaptersBuiltOnce,
  machineOnlyInPlatform,
  settingsOnlyInStore,
  commandWithoutElectron,
  clockOnlyInPlatform,
  shortFiles,
  nothingLeftOpen,
];

export const vagueFolders = new Set(['utils', 'util', 'lib', 'src', 'shared', 'common', 'misc']);
