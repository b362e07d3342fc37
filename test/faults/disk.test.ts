import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FileResult } from '../../main/ports/storage/files.ts';
import { diskLacks, openDisk } from './frame/disk.ts';
import { MINUTE } from './frame/home.ts';
import { expectWords, faults, type Row, settleWell, type Words } from './frame/row.ts';
import { openScene, type Scene } from './frame/scene.ts';

const open = { checkMinutes: 1 };
const rename = (scene: Scene, name: string) =>
  scene.engine.commands.save({ event: { ...scene.event().event, name }, secrets: {}, isNew: false });

/** On a disk of its own, which fails while Saikoro runs: the address is published all the same, and afterwards all is on the disk. */
const onDisk = (name: string, fails: (disk: ReturnType<typeof openDisk>, on: boolean) => void, code: string, reads: Words): Row => ({
  name,
  async alone() {
    const disk = openDisk();
    const scene = await openScene({ ...open, folder: disk.folder });
    scene.later(disk.close);
    try {
      await settleWell(scene);
      fails(disk, true);
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE), 'published with a disk that fails').toBe(true);
      const refused = rename(scene, 'Renamed');
      expect(refused).toMatchObject({ ok: false, code });
      expect(scene.event().event.name, 'what was not kept does not look kept').toBe('Home');
      expectWords(scene, reads);
      expect(scene.engine.state.fields().problems.filter((each) => each.code === code)).toHaveLength(1);
      fails(disk, false);
      const kept = (): string => readFileSync(join(scene.folder, 'ledger.jsonl'), 'utf8');
      expect(await scene.until(() => kept().includes('44.128.0.2'), 10 * MINUTE), 'what it did meanwhile is written by itself').toBe(true);
      const { problems } = scene.engine.state.fields();
      expect(problems, 'no longer said').toEqual([]);
      expect(rename(scene, 'Renamed')).toEqual({ ok: true });
      await scene.pass(MINUTE);
      await scene.judge();
      return 'published all the same; a change is refused in words, told once; with room again all is on the disk by itself within minutes, and that it fails is said no more';
    } finally {
      await scene.end();
    }
  },
});

/** Another program holds a file, as Windows then refuses it. */
const held = (): Row => {
  let holds = false;
  const busy: FileResult = { ok: false, full: false, detail: 'EBUSY settings.json' };
  return {
    name: 'another program holds a file for a while',
    open: {
      ...open,
      files: (files) => ({
        ...files,
        write: (name, ...rest) => (holds && name === 'settings.json' ? busy : files.write(name, ...rest)),
      }),
    },
    async play(scene) {
      await settleWell(scene);
      holds = true;
      expect(rename(scene, 'Renamed')).toMatchObject({ ok: false, code: 'disk-error' });
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      holds = false;
      expect(rename(scene, 'Renamed')).toEqual({ ok: true });
      return 'the change is refused in words and nothing of it is half kept; published all the same; later it is kept';
    },
  };
};

faults('disk', [
  held(),
  {
    name: 'the folder is removed while Saikoro runs',
    open,
    async play(scene) {
      await settleWell(scene);
      rmSync(scene.folder, { recursive: true });
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      expectWords(scene, { en: /Files of Saikoro were removed while it ran/, ja: /ファイルが削除されました/ });
      for (const name of ['settings.json', 'secrets.json', 'ledger.jsonl']) expect(readdirSync(scene.folder)).toContain(name);
      return 'published; what is known is written anew, and it is told';
    },
  },
  {
    name: 'another program writes the settings while Saikoro runs',
    open,
    async play(scene) {
      await settleWell(scene);
      const file = join(scene.folder, 'settings.json');
      const other = readFileSync(file, 'utf8').replace('"Home"', '"Someone’s"');
      writeFileSync(file, other);
      expect(rename(scene, 'Renamed')).toEqual({ ok: true });
      const aside = readdirSync(scene.folder).filter((name) => name.includes('.edited-'));
      expect(aside.map((name) => readFileSync(join(scene.folder, name), 'utf8'))).toEqual([other]);
      expectWords(scene, { en: /not as Saikoro wrote it/, ja: /設定ファイル/ });
      return 'both are kept: the change in the settings, the other text beside them; it is told';
    },
  },
]);

faults(
  'disk of its own',
  [
    onDisk('the disk is full', (disk, on) => (on ? disk.fill() : disk.free()), 'disk-full', {
      en: /disk is full|no room|free/i,
      ja: /空き/,
    }),
    onDisk('the folder becomes read-only', (disk, on) => disk.setReadOnly(on), 'disk-error', {
      en: /could not|can’t|write/i,
      ja: /書き込/,
    }),
  ],
  { lacks: diskLacks() },
);
