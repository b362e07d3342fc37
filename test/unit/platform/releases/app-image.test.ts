import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createAppImageInstaller } from '../../../../main/platform/releases/app-image.ts';

const setUp = () => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-app-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [appImage, download, other] = ['Saikoro.AppImage', 'download', 'other'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(appImage, 'old', { mode: 0o755 });
  writeFileSync(download, 'new', { mode: 0o700 });
  writeFileSync(other, 'precious');
  let restarts = 0;
  const restart = (): void => {
    restarts += 1;
  };
  const installer = createAppImageInstaller({ appImage, restart });
  return { folder, appImage, download, other, install: () => installer.install(download, '0.2.0'), restarts: () => restarts };
};

it('puts the new file in the place of the old one, as it was to be run', async () => {
  const { folder, appImage, install, restarts } = setUp();
  expect(await install()).toEqual({ ok: true });
  expect([readFileSync(appImage, 'utf8'), statSync(appImage).mode & 0o777, restarts()]).toEqual(['new', 0o755, 1]);
  expect(readdirSync(folder).sort()).toEqual(['Saikoro.AppImage', 'download', 'other']);
});

it('follows no link that lies where the new file is written', async () => {
  const { appImage, other, install } = setUp();
  symlinkSync(other, `${appImage}.saikoro-new`);
  expect(await install()).toEqual({ ok: true });
  expect([readFileSync(appImage, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['new', 'precious']);
});

it('answers that it can not where what lies there can not be taken away, and keeps the old one', async () => {
  const { appImage, install, restarts } = setUp();
  // As another user's file in a folder of everybody's: rm refuses.
  mkdirSync(`${appImage}.saikoro-new`);
  expect(await install()).toMatchObject({ ok: false, code: 'not-installed' });
  expect([readFileSync(appImage, 'utf8'), restarts()]).toEqual(['old', 0]);
});
