import './no-electron.ts';

import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { dnsEvent } from './events.ts';
import { newFolder, newReport } from './folder.ts';
import { settled, typeIn } from './typed.ts';

// Thousands of real files: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 120_000 });

/** One bit of each byte, another one from byte to byte; all bits come up. */
const flips = (whole: Buffer): Buffer[] =>
  Array.from(whole, (byte, at) => {
    const flipped = Buffer.from(whole);
    flipped[at] = byte ^ (1 << (at % 8));
    return flipped;
  });

describe('a flipped bit', () => {
  it('in the settings never makes other settings of them: the backup is taken, and it is told', () => {
    const dir = newFolder();
    const file = join(dir, 'settings.json');
    const open = () => {
      const told = newReport();
      return { ...told, store: openSettings({ dir, files: createFiles(dir), now: () => 0, report: told.report }) };
    };
    const { store } = open();
    const before = { ...store.document, events: [dnsEvent('a')] };
    const document = { ...before, events: [dnsEvent('a'), dnsEvent('b', { settings: { interval: 5, note: 'true' } })] };
    expect([store.save(before), store.save(document)]).toEqual([{ ok: true }, { ok: true }]);
    const whole = readFileSync(file);
    copyFileSync(`${file}.bak`, join(dir, 'kept'));
    let [harmless, lengths] = [0, 0];
    for (const flipped of flips(whole)) {
      writeFileSync(file, flipped);
      copyFileSync(join(dir, 'kept'), `${file}.bak`);
      const opened = open();
      if (opened.told.length === 0) harmless += 1;
      // The length itself, and nothing else.
      const isLength = opened.told.some(({ code }) => code === 'settings-edited');
      if (isLength) lengths += 1;
      expect(opened.store.document).toEqual(opened.told.length === 0 || isLength ? document : before);
      for (const name of readdirSync(dir)) if (/\.(damaged|edited|before)-/.test(name)) rmSync(join(dir, name));
    }
    expect(lengths).toBeLessThanOrEqual(String(whole.length).length);
    // In the name of the sum, where nothing is left to compare with and nothing else has changed.
    expect(harmless).toBeLessThanOrEqual('checksum'.length);
    expect(whole.length).toBeGreaterThan(900);
  });

  it('in the secrets never makes another password of one', async () => {
    const dir = newFolder();
    const sealer = { available: async () => false, seal: (text: string) => text, open: async () => null };
    const open = async () => {
      const told = newReport();
      const options = { files: createFiles(dir), sealer, forced: 'file' as const, now: () => 0, report: told.report };
      return { ...told, secrets: settled(await openSecrets(options)) };
    };
    typeIn((await open()).secrets, 'a', { password: 'correct horse', token: '0123456789' });
    const file = join(dir, 'secrets-file.json');
    const whole = readFileSync(file);
    for (const flipped of flips(whole)) {
      writeFileSync(file, flipped);
      writeFileSync(`${file}.bak`, whole);
      const { secrets } = await open();
      expect([secrets.get('a', 'password'), secrets.get('a', 'token')]).toEqual(['correct horse', '0123456789']);
      for (const name of readdirSync(dir)) if (name.includes('.damaged-')) rmSync(join(dir, name));
    }
  });
});
