import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onPath } from '../display.mjs';
import { command, Stop, say } from '../words.mjs';
import { changelog, control, copyright, desktopEntry, manual, mimeType } from './deb-files.mjs';
import { config, postinst, postrm, prerm, templates } from './deb-scripts.mjs';

const root = resolve(import.meta.dirname, '../..');
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const SIZES = [16, 32, 48, 64, 128, 256, 512];

/** The moment that all files get: a build of the same commit is the same. */
const epoch = () => Number(process.env.SOURCE_DATE_EPOCH ?? 1_767_225_600);

const put = (tree, path, text, mode = 0o644) => {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
};

function steady(tree) {
  for (const entry of readdirSync(tree, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (!path.includes('/DEBIAN/')) chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644);
    utimesSync(path, epoch(), epoch());
  }
}

const kilobytes = (tree) =>
  readdirSync(tree, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + Math.ceil(statSync(join(entry.parentPath ?? entry.path, entry.name)).size / 1024), 0);

const commonFiles = (tree, name, version) => {
  put(tree, `usr/share/doc/${name}/copyright`, copyright(readFileSync(join(root, 'LICENSE'), 'utf8')));
  const date = new Date(epoch() * 1000).toUTCString().replace('GMT', '+0000');
  put(tree, `usr/share/doc/${name}/changelog.gz`, gzipSync(changelog(version, date), { level: 9 }));
  const what = name === 'saikoro' ? 'app' : 'command';
  put(tree, `usr/share/man/man1/${name}.1.gz`, gzipSync(manual(what, version), { level: 9 }));
  put(tree, 'DEBIAN/templates', templates(what));
  put(tree, 'DEBIAN/config', config, 0o755);
  put(tree, 'DEBIAN/postinst', postinst(what), 0o755);
  put(tree, 'DEBIAN/postrm', postrm(what), 0o755);
};

function appTree(tree, app, version) {
  cpSync(app, join(tree, 'opt/Saikoro'), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync('/opt/Saikoro/saikoro', join(tree, 'usr/bin/saikoro'));
  put(tree, 'usr/share/applications/saikoro.desktop', desktopEntry);
  put(tree, 'usr/share/mime/packages/saikoro.xml', mimeType);
  for (const size of SIZES)
    put(tree, `usr/share/icons/hicolor/${size}x${size}/apps/saikoro.png`, readFileSync(join(root, `build/icons/app/${size}x${size}.png`)));
  commonFiles(tree, 'saikoro', version);
  put(tree, 'DEBIAN/prerm', prerm, 0o755);
}

function commandTree(tree, dist, version) {
  for (const part of ['saikoro.cjs', 'plugins']) cpSync(join(dist, part), join(tree, 'usr/lib/saikoro-command', part), { recursive: true });
  put(tree, 'usr/bin/saikoro-command', '#!/bin/sh\nexec node /usr/lib/saikoro-command/saikoro.cjs "$@"\n', 0o755);
  const licences = JSON.parse(readFileSync(join(dist, 'saikoro.licences.json'), 'utf8'));
  const text = licences.map(({ name, version: of, licence, text: whole }) => `${name} ${of} (${licence})\n\n${whole}\n`).join('\n');
  put(tree, 'usr/share/doc/saikoro-command/THIRD-PARTY-LICENSES.gz', gzipSync(text, { level: 9 }));
  commonFiles(tree, 'saikoro-command', version);
}

/** Makes a deb with dpkg-deb from a packaged app, or from the built command; returns its path. */
export function makeDeb(what, { from, into, version, arch = process.arch, compression = 'xz' }) {
  if (!onPath('dpkg-deb'))
    throw new Stop(
      'A deb is made by dpkg-deb, which is not here: install the package dpkg.',
      'deb の作成には dpkg-deb が必要です。パッケージ dpkg をインストールしてください。',
    );
  if (!existsSync(from))
    throw new Stop(
      `There is no ${from}; package the app first: npm run dist -- --dir`,
      `${from} がありません。先に「npm run dist -- --dir」を実行してください。`,
    );
  const tree = mkdtempSync(join(tmpdir(), 'saikoro-deb-'));
  try {
    if (what === 'app') appTree(tree, from, version);
    else commandTree(tree, from, version);
    const architecture = what === 'app' ? ARCHITECTURES[arch] : 'all';
    put(tree, 'DEBIAN/control', control(what, { version, architecture, installedSize: kilobytes(tree) }));
    chmodSync(tree, 0o755);
    steady(tree);
    mkdirSync(into, { recursive: true });
    const file = join(into, `Saikoro${what === 'app' ? '' : '-command'}-${version}-${architecture}.deb`);
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(epoch()) };
    const done = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, file], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`dpkg-deb failed:\n${done.stdout}${done.stderr}`);
    return file;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

// node scripts/release/deb.mjs [app|command] [FROM] [ARCH]
await command(import.meta, ([what = 'app', from, arch = process.arch]) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const unpacked = arch === 'x64' ? 'release/linux-unpacked' : `release/linux-${arch}-unpacked`;
  const source = resolve(root, from ?? (what === 'app' ? unpacked : 'dist'));
  const file = makeDeb(what, { from: source, into: join(root, 'release'), version, arch });
  console.log(say(`Made ${file}`, `${file} を作成しました`));
});
