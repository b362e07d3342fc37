import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { command, Stop, say } from '../words.mjs';
import { hashOf, releaseFiles } from './channel.mjs';

const root = resolve(import.meta.dirname, '../..');
const ID = 'Saikoro.Saikoro';
const SCHEMA = '1.6.0';
const SHORT = "Keeps a home server's name at its present address";
const SHORT_JA = '自宅サーバーの名前を、いつも今のアドレスに';
const PAGE = 'https://saikoro.app/';

const need = (files, kind, arch) => {
  const found = files.find((file) => file.kind === kind && file.arch.split(' ').includes(arch));
  if (found) return found;
  throw new Stop(
    `The release has no ${kind} for ${arch}; nothing was written.`,
    `リリースに ${arch} 用の ${kind} がないため、何も書き出していません。`,
  );
};

const winget = (type, body) => {
  const head = `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${SCHEMA}.schema.json\n`;
  return head + stringify({ ...body, ManifestType: type, ManifestVersion: SCHEMA }, { lineWidth: 0 });
};

function wingetFiles({ version, files, base }) {
  const common = { PackageIdentifier: ID, PackageVersion: version };
  const installers = ['x64', 'arm64'].map((arch) => {
    const { name, sha256 } = need(files, 'nsis', arch);
    return { Architecture: arch, InstallerUrl: `${base}${name}`, InstallerSha256: sha256.toUpperCase() };
  });
  const locale = (PackageLocale, ShortDescription) => ({
    ...common,
    ...{ PackageLocale, Publisher: 'Saikoro', PackageName: 'Saikoro', License: 'MIT', ShortDescription, PackageUrl: PAGE },
  });
  return {
    [`winget/${ID}.yaml`]: winget('version', { ...common, DefaultLocale: 'en-US' }),
    [`winget/${ID}.installer.yaml`]: winget('installer', {
      ...common,
      ...{ InstallerType: 'nullsoft', Scope: 'user', UpgradeBehavior: 'install', Installers: installers },
    }),
    [`winget/${ID}.locale.en-US.yaml`]: winget('defaultLocale', locale('en-US', SHORT)),
    [`winget/${ID}.locale.ja-JP.yaml`]: winget('locale', locale('ja-JP', SHORT_JA)),
  };
}

/** For a tap of our own: Homebrew's takes only what Apple notarised. */
const cask = ({ version, files, base }) => {
  const { name, sha256 } = need(files, 'dmg', 'arm64');
  return `cask "saikoro" do
  version "${version}"
  sha256 "${sha256}"

  url "${base.replace(version, '#{version}')}${name.replace(version, '#{version}')}"
  name "Saikoro"
  desc "${SHORT}"
  homepage "${PAGE}"

  auto_updates true

  app "Saikoro.app"

  uninstall quit: "app.saikoro"

  zap trash: [
    "~/Library/Application Support/Saikoro",
    "~/Library/Preferences/app.saikoro.plist",
  ]
end
`;
};

/** What the Arch User Repository knows of a package, from which both its files are written. */
const archPackage = ({ version, files, base }) => {
  const [x64, arm64] = [need(files, 'deb', 'x64'), need(files, 'deb', 'arm64')];
  return {
    name: 'saikoro-bin',
    fields: { pkgver: version, pkgrel: '1', pkgdesc: SHORT, url: PAGE },
    lists: {
      arch: ['x86_64', 'aarch64'],
      license: ['MIT'],
      depends: ['gtk3', 'nss', 'alsa-lib', 'libnotify', 'libsecret'],
      provides: ['saikoro'],
      conflicts: ['saikoro'],
      noextract: [x64.name, arm64.name],
      options: ['!strip'],
      source_x86_64: [`${base}${x64.name}`],
      sha256sums_x86_64: [x64.sha256],
      source_aarch64: [`${base}${arm64.name}`],
      sha256sums_aarch64: [arm64.sha256],
    },
  };
};

const pkgbuild = ({ name, fields, lists }) => `# Maintainer: Saikoro <maintainers@saikoro.app>
pkgname=${name}
${Object.entries(fields)
  .map(([field, value]) => `${field}="${value}"`)
  .join('\n')}
${Object.entries(lists)
  .map(([field, values]) => `${field}=(${values.map((value) => `'${value}'`).join(' ')})`)
  .join('\n')}

package() {
  bsdtar -xOf "$srcdir"/Saikoro-*.deb data.tar.xz | bsdtar -xJf - -C "$pkgdir"
  chmod 4755 "$pkgdir/opt/Saikoro/chrome-sandbox"
  install -Dm644 "$pkgdir/usr/share/doc/saikoro/copyright" "$pkgdir/usr/share/licenses/${name}/LICENSE"
}
`;

/** The same for who reads no shell: the repository takes no package without it. */
const srcinfo = ({ name, fields, lists }) => {
  const { pkgdesc, pkgver, pkgrel, url } = fields;
  const lines = [
    ...Object.entries({ pkgdesc, pkgver, pkgrel, url }),
    ...Object.entries(lists).flatMap(([field, values]) => values.map((value) => [field, value])),
  ];
  return `pkgbase = ${name}\n${lines.map(([field, value]) => `\t${field} = ${value}\n`).join('')}\npkgname = ${name}\n`;
};

/** Texts by path, made of a release's own files; every sum is computed from them. */
export async function manifests(folder, { version, base }) {
  const files = await Promise.all(
    (await releaseFiles(folder)).map(async (file) => ({ ...file, sha256: await hashOf(join(folder, file.name), 'sha256') })),
  );
  const release = { version, files, base };
  const arch = archPackage(release);
  return {
    ...wingetFiles(release),
    'homebrew/saikoro.rb': cask(release),
    'aur/PKGBUILD': pkgbuild(arch),
    'aur/.SRCINFO': srcinfo(arch),
  };
}

// npm run release:manifests -- [FOLDER]
await command(import.meta, async ([folder = 'release']) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { feed } = JSON.parse(readFileSync(join(root, 'build/release.json'), 'utf8'));
  const made = await manifests(resolve(folder), { version, base: feed });
  for (const [path, text] of Object.entries(made)) {
    const file = join(resolve(folder), 'manifests', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(
    say(
      `Wrote ${Object.keys(made).length} files to ${folder}/manifests.`,
      `${folder}/manifests に${Object.keys(made).length}個のファイルを書き出しました。`,
    ),
  );
});
