import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { damageOne } from './frame/damage.ts';
import { MUTATIONS } from './frame/mutate.ts';
import { openOutside } from './frame/outside.ts';
import { FULL } from './frame/patience.ts';
import { faults, type Row } from './frame/row.ts';
import { newSeed, randomOf } from './frame/seed.ts';
import { FILES, fillFolder } from './frame/whole-folder.ts';

const TIMES = FULL ? 500 : 18;

const row = (name: (typeof FILES)[number]): Row => ({
  name: `${name} is damaged`,
  async alone() {
    const outside = await openOutside();
    const base = mkdtempSync(join(tmpdir(), 'saikoro-whole-'));
    const random = randomOf(newSeed(name));
    try {
      const whole = await fillFolder(base, outside);
      expect(readdirSync(base)).toContain(name);
      const before = readFileSync(join(base, name));
      const others = FILES.filter((each) => each !== name).map((each) => readFileSync(join(base, each)));
      const kinds = Object.entries(MUTATIONS);
      const told = { told: 0, harmless: 0 };
      for (let turn = 0; turn < TIMES; turn += 1) {
        const [kind, mutate] = kinds[turn % kinds.length] as (typeof kinds)[number];
        const folder = mkdtempSync(join(tmpdir(), 'saikoro-damaged-'));
        cpSync(base, folder, { recursive: true });
        const damaged = mutate(before, random, others);
        writeFileSync(join(folder, name), damaged);
        const said = await damageOne({ folder, outside, whole }).catch((error: unknown) => {
          throw new Error(`${name}, ${kind}, turn ${turn}: ${error instanceof Error ? error.message : error}`, { cause: error });
        });
        told[said] += 1;
      }
      console.info(`${name}: ${TIMES} damages, ${told.told} told, ${told.harmless} without harm`);
      return `${TIMES} damages: it starts, publishes nothing wrong and keeps all events; what was lost is told, the damaged text kept`;
    } finally {
      await outside.close();
      rmSync(base, { recursive: true, force: true });
    }
  },
});

faults('mutations', FILES.map(row));
