import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractFile, getRawHeader, listPackage, uncache } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parse } from 'yaml';
import { command, Stop, say } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const MOST_ASAR = 5_000_000;
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** Fuses by the names electron-builder.yml has for them. */
const fuseOf = (name) => FuseV1Options[name[0].toUpperCase() + name.slice(1)];

/** Where the parts of an unpacked app are, by its form. */
export function partsOf(app) {
  if (app.endsWith('.app')) {
    const contents = join(app, 'Contents');
    return { system: 'darwin', binary: app, resources: join(contents, 'Resources'), plist: join(contents, 'Info.plist'), contents };
  }
  const windows = join(app, 'Saikoro.exe');
  return existsSync(windows)
    ? { system: 'win32', binary: windows, resources: join(app, 'resources') }
    : { system: 'linux', binary: join(app, 'saikoro'), resources: join(app, 'resources') };
}

/** What must not be in a product: paths of a build machine, keys, and the passwords of tests. */
const TRACES = [
  [/sourceMappingURL=(?!data:,)[^\s*]/, 'a source map'],
  [/"sources":\s*\["(?:\/|[A-Za-z]:\\)/, 'a source map with paths'],
  [/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/, 'a private key'],
  [/open sesame|correct horse/, 'a password of a test'],
  [
    /(?:\/(?:home|Users|root|work|tmp)\/|[A-Za-z]:\\\\Users\\\\)[\w.-]+\/[\w./-]*(?:node_modules|saikoro)\b/i,
    'a path of the build machine',
  ],
];

async function fuseFaults(binary, wanted, unknown) {
  const wire = await getCurrentFuseWire(binary);
  return Object.entries(wanted).flatMap(([name, value]) => {
    if (name === 'resetAdHocDarwinSignature') return [];
    const state = wire[fuseOf(name)];
    if (state === undefined) return unknown.includes(name) ? [] : [`fuse ${name} is not known to this Electron`];
    return (state === FuseState.ENABLE) === value ? [] : [`fuse ${name} is not ${value}`];
  });
}

/** The lists name files with the system's own separator. */
const namesIn = (asar) => listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));

function asarFaults(asar) {
  // Another archive may have had that name a moment ago.
  uncache(asar);
  const { size } = statSync(asar);
  const names = namesIn(asar);
  const own = (name) => /^(?:package\.json|dist(?:\/.*)?)$/.test(name);
  const faults = size > MOST_ASAR ? [`app.asar has ${size} bytes, more than ${MOST_ASAR}`] : [];
  faults.push(...names.filter((name) => !own(name)).map((name) => `app.asar holds ${name}`));
  faults.push(
    ...names.filter((name) => /node_modules|\.map$|\.tsx?$|\.test\.|saikoro\.cjs$/.test(name)).map((name) => `app.asar holds ${name}`),
  );
  for (const name of ['package.json', 'dist/main.cjs', 'dist/preload.cjs', 'dist/renderer/index.html'])
    if (!names.includes(name)) faults.push(`app.asar lacks ${name}`);
  for (const name of names.filter((one) => /\.(?:cjs|js|json|html|css)$/.test(one))) {
    const text = extractFile(asar, join(name)).toString('utf8');
    for (const [trace, what] of TRACES) if (trace.test(text)) faults.push(`${name} holds ${what}`);
  }
  return faults;
}

/** The sum of the archive's head, as the system's part of the app has it. */
const headHash = (asar) => createHash('sha256').update(getRawHeader(asar).headerString).digest('hex');

function macFaults({ contents, resources, plist }, asar) {
  const text = readFileSync(plist, 'utf8');
  const faults = [];
  const inPlist = (key) => new RegExp(`<key>${key}</key>\\s*(<true/>|<string>[^<]+</string>)`).exec(text)?.[1];
  if (inPlist('LSUIElement') !== '<true/>') faults.push('Info.plist has no LSUIElement');
  if (inPlist('NSLocalNetworkUsageDescription') === undefined) faults.push('Info.plist says nothing of the local network');
  const japanese = join(resources, 'ja.lproj/InfoPlist.strings');
  if (!existsSync(japanese) || !/[\u3040-\u30ff]/.test(readFileSync(japanese, 'utf8')))
    faults.push('the sentence on the local network is not in Japanese');
  if (!text.includes('saikoro-plugin')) faults.push('Info.plist names no plug-in files');
  if (!text.includes(headHash(asar))) faults.push('Info.plist has not the sum of app.asar');
  if (!readdirSync(resources).some((name) => name.endsWith('.icns'))) faults.push('there is no icon');
  if (!existsSync(join(contents, 'Frameworks'))) faults.push('there are no frameworks');
  return faults;
}

/** The whole app, and of Windows' binary the sum in it. Returns what is wrong, a clause each. `unknown`: fuses that the Electron at hand lacks. */
export async function checkPackage(app, { unknown = [] } = {}) {
  const { electronFuses } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const parts = partsOf(app);
  const asar = join(parts.resources, 'app.asar');
  if (!existsSync(asar)) return [`there is no ${asar}`];
  const faults = [...(await fuseFaults(parts.binary, electronFuses, unknown)), ...asarFaults(asar)];
  const loose = readdirSync(parts.resources).filter((name) => /^app(?:\.asar\.unpacked)?$|node_modules/.test(name));
  faults.push(...loose.map((name) => `resources hold ${name}`));
  if (parts.system === 'darwin') faults.push(...macFaults(parts, asar));
  if (parts.system === 'win32' && !readFileSync(parts.binary).includes(headHash(asar)))
    faults.push('Saikoro.exe has not the sum of app.asar');
  return [...faults, ...iconFaults()];
}

/** The drawn icons that the packager takes its own from. */
function iconFaults(folder = join(root, 'build/icons/app')) {
  const there = new Set(readdirSync(folder));
  return SIZES.filter((size) => !there.has(`${size}x${size}.png`)).map((size) => `there is no icon of ${size} pixels`);
}

// node scripts/package-check.mjs APP
await command(import.meta, async ([app]) => {
  if (!app)
    throw new Stop(
      'Name the unpacked app, such as release/linux-unpacked.',
      '展開済みのアプリ（release/linux-unpacked など）を指定してください。',
    );
  const faults = await checkPackage(resolve(app));
  for (const fault of faults) console.error(`${app}: ${fault}`);
  if (faults.length > 0) return 1;
  console.log(say(`${app} holds what it should, and nothing else.`, `${app} の内容に問題はありません。`));
  return 0;
});
