import * as v from 'valibot';

/** What winget's schemas 1.6.0 ask of the fields that we write, in our own words; a field that is not here is none of ours. */
const text = (least: number, most: number) => v.pipe(v.string(), v.minLength(least), v.maxLength(most));
const url = v.pipe(v.string(), v.regex(/^https:\/\/\S+$/), v.maxLength(2048));
const locale = v.pipe(v.string(), v.regex(/^[a-z]{2}-[A-Z]{2}$/), v.maxLength(20));
const common = {
  // Two to eight parts between dots, none with a sign that a file's name can't have.
  PackageIdentifier: v.pipe(v.string(), v.regex(/^[^.\s\\/:*?"<>|]{1,32}(?:\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/), v.maxLength(128)),
  PackageVersion: v.pipe(v.string(), v.regex(/^[^\\/:*?"<>|]+$/), v.maxLength(128)),
  ManifestVersion: v.literal('1.6.0'),
};
const described = {
  ...common,
  PackageLocale: locale,
  Publisher: text(2, 256),
  PackageName: text(2, 256),
  License: text(3, 512),
  ShortDescription: text(3, 256),
  PackageUrl: url,
};

export const WINGET_FORMS = {
  version: v.strictObject({ ...common, ManifestType: v.literal('version'), DefaultLocale: locale }),
  defaultLocale: v.strictObject({ ...described, ManifestType: v.literal('defaultLocale') }),
  locale: v.strictObject({
    ...v.partial(v.object(described)).entries,
    ...common,
    PackageLocale: locale,
    ManifestType: v.literal('locale'),
  }),
  installer: v.strictObject({
    ...common,
    ManifestType: v.literal('installer'),
    InstallerType: v.picklist(['msix', 'msi', 'appx', 'exe', 'zip', 'inno', 'nullsoft', 'wix', 'burn', 'pwa', 'portable']),
    Scope: v.picklist(['user', 'machine']),
    UpgradeBehavior: v.picklist(['install', 'uninstallPrevious', 'deny']),
    Installers: v.pipe(
      v.array(
        v.strictObject({
          Architecture: v.picklist(['x86', 'x64', 'arm', 'arm64', 'neutral']),
          InstallerUrl: url,
          InstallerSha256: v.pipe(v.string(), v.regex(/^[A-F0-9]{64}$/)),
        }),
      ),
      v.minLength(1),
      v.maxLength(1024),
    ),
  }),
};
