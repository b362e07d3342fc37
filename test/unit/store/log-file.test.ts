import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { LOG_FILES, openLog } from '../../../main/store/log-file.ts';
import { LOG_LEVELS, type LogLevel } from '../../../preload/contract/log.ts';
import { newFolder } from './folder.ts';

const open = (dir: string, level: LogLevel = 'debug') => openLog({ folder: () => createFiles(dir), now: () => 1000, level: () => level });
const line = (level: LogLevel, nth = 0) => ({ level, about: 'health' as const, facts: { nth } });

describe('the log files', () => {
  it.each([
    ['error', ['error']],
    ['warning', ['error', 'warning']],
    ['info', ['error', 'warning', 'info']],
    ['debug', ['error', 'warning', 'info', 'debug']],
  ] as const)('hold of level %s: %j', (chosen, kept) => {
    const log = open(join(newFolder(), 'logs'), chosen);
    for (const level of LOG_LEVELS) log.add(line(level));
    expect(log.last(10).map(({ level }) => level)).toEqual(kept);
  });
  it('are none until there is something to write', () => {
    const dir = newFolder();
    open(join(dir, 'logs'), 'warning').add(line('info'));
    expect(readdirSync(dir)).toEqual([]);
  });
  it('rotate by size, with a bound on the whole, and keep the newest', () => {
    const dir = join(newFolder(), 'logs');
    mkdirSync(dir);
    const log = open(dir);
    // A file that is nearly full, as after some time.
    for (let round = 0; round < 6; round += 1) {
      appendFileSync(join(dir, 'saikoro.log'), `${JSON.stringify({ at: round, ...line('info') })}\n`.repeat(7000));
      log.add(line('error', round));
      log.add(line('error', round + 100));
    }
    const files = readdirSync(dir).sort();
    expect(files).toEqual([...LOG_FILES].sort());
    expect(files.reduce((sum, name) => sum + statSync(join(dir, name)).size, 0)).toBeLessThan(2_500_000);
    expect(log.last(2).map(({ facts }) => facts.nth)).toEqual([5, 105]);
  });
  it('are read over torn and foreign lines', () => {
    const dir = join(newFolder(), 'logs');
    const log = open(dir);
    log.add(line('error', 1));
    appendFileSync(join(dir, 'saikoro.log'), '{"at":1,"lev\nnonsense\n[]\n');
    log.add(line('error', 2));
    expect(log.last(10).map(({ facts }) => facts.nth)).toEqual([1, 2]);
  });
  it('stop nothing where the disk takes none', () => {
    const files = {
      ...createFiles(newFolder()),
      append() {
        throw new Error('ENOSPC');
      },
    };
    expect(() => openLog({ folder: () => files, now: () => 0, level: () => 'debug' }).add(line('error'))).not.toThrow();
  });
  it('cut what a fault said', () => {
    const dir = join(newFolder(), 'logs');
    open(dir).add({ ...line('error'), about: 'fault', text: 'x'.repeat(100_000) });
    expect(readFileSync(join(dir, 'saikoro.log'), 'utf8').length).toBeLessThan(5000);
  });
});
