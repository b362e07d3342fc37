import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../main/platform/files/files.ts';
import type { Sealer } from '../../../../main/ports/storage/secrets.ts';
import { openSecrets } from '../../../../main/store/secrets/secrets.ts';
import { newFolder, newReport } from '../folder.ts';
import { settled, typeAll, typeIn } from '../typed.ts';

/** Seals with a key, as a keychain does: another key opens nothing. */
const sealerOf = (key: string, { available = true, late = false } = {}): Sealer => {
  const seal = (text: string) => Buffer.from(JSON.stringify([key, text])).toString('base64');
  return {
    available: async () => available,
    seal: (text) => (late ? new Promise((done) => setTimeout(() => done(seal(text)), 5)) : seal(text)),
    async open(sealed) {
      const [sealedBy, text] = JSON.parse(Buffer.from(sealed, 'base64').toString('utf8'));
      return sealedBy === key ? text : null;
    },
  };
};
const none = sealerOf('', { available: false });
const open = async (dir: string, sealer: Sealer, forced?: 'file') => {
  const { told, report } = newReport();
  return { secrets: settled(await openSecrets({ files: createFiles(dir), sealer, forced, now: () => 0, report })), told };
};
const everything = (dir: string) =>
  readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .join('\n');

describe('secrets in the system’s store', () => {
  it('are there after a restart and nowhere to be read', async () => {
    const dir = newFolder();
    const { secrets, told } = await open(dir, sealerOf('k'));
    expect(secrets.store).toBe('system');
    expect(typeIn(secrets, 'a', { password: 'ひみつ', token: 't0ken' })).toEqual({ ok: true });
    expect(typeIn(secrets, 'b', { password: 'other-one' })).toEqual({ ok: true });
    const again = (await open(dir, sealerOf('k'))).secrets;
    expect(again.get('a', 'password')).toBe('ひみつ');
    expect(again.keys('a')).toEqual(['password', 'token']);
    expect(again.get('a', 'nothing')).toBeNull();
    expect(everything(dir)).not.toMatch(/ひみつ|t0ken|other-one/);
    expect(told).toEqual([]);
  });
  it('leave no copy when they are changed or forgotten', async () => {
    const dir = newFolder();
    const { secrets } = await open(dir, sealerOf('k'));
    typeIn(secrets, 'a', { password: 'first' });
    const first = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')).items['a.1'].password;
    typeIn(secrets, 'a', { password: 'second' });
    await secrets.settled();
    expect(everything(dir)).not.toContain(first);
    secrets.forget('a');
    expect(secrets.keys('a')).toEqual([]);
    await secrets.settled();
    expect(everything(dir)).not.toContain('password');
    expect((await open(dir, sealerOf('k'))).secrets.get('a', 'password')).toBeNull();
  });
  it('are dropped one by one with an empty value', async () => {
    const dir = newFolder();
    const { secrets } = await open(dir, sealerOf('k'));
    typeIn(secrets, 'a', { password: 'p', token: 't' });
    typeIn(secrets, 'a', { password: '' });
    await secrets.settled();
    expect((await open(dir, sealerOf('k'))).secrets.keys('a')).toEqual(['token']);
  });
  it('that can’t be opened stay, are reported missing, and come back with the key', async () => {
    const dir = newFolder();
    typeIn((await open(dir, sealerOf('old'))).secrets, 'a', { password: 'p' });
    const before = readFileSync(join(dir, 'secrets.json'), 'utf8');
    const lost = await open(dir, sealerOf('new'));
    expect(lost.told).toEqual([{ code: 'secrets-unreadable', detail: '1' }]);
    expect(lost.secrets.get('a', 'password')).toBeNull();
    expect(lost.secrets.keys('a')).toEqual(['password']);
    typeIn(lost.secrets, 'b', { password: 'q' });
    expect(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8')).items['a.1']).toEqual(JSON.parse(before).items['a.1']);
    expect((await open(dir, sealerOf('old'))).secrets.get('a', 'password')).toBe('p');
    const locked = await open(dir, none);
    expect(locked.secrets.store).toBe('unchosen');
    expect(locked.told).toEqual([{ code: 'secrets-unreadable', detail: '2' }]);
  });
  it('are sealed in the background where the system seals by promise', async () => {
    const dir = newFolder();
    const { secrets } = await open(dir, sealerOf('k', { late: true }));
    expect(typeIn(secrets, 'a', { password: 'first' })).toEqual({ ok: true });
    expect(typeIn(secrets, 'a', { password: 'second' })).toEqual({ ok: true });
    expect(secrets.get('a', 'password')).toBe('second');
    typeIn(secrets, 'b', { password: 'gone' });
    secrets.forget('b');
    await secrets.settled();
    const again = (await open(dir, sealerOf('k'))).secrets;
    expect(again.get('a', 'password')).toBe('second');
    expect(again.keys('b')).toEqual([]);
  });
  it('refuse what a locked store can’t seal, and change nothing', async () => {
    const dir = newFolder();
    const sealer = sealerOf('k');
    const { secrets } = await open(dir, sealer);
    typeIn(secrets, 'a', { password: 'p' });
    sealer.seal = () => {
      throw new Error('locked');
    };
    expect(typeIn(secrets, 'a', { password: 'q' })).toMatchObject({ ok: false, full: false });
    expect(secrets.get('a', 'password')).toBe('p');
    sealer.seal = () => Promise.reject(new Error('locked'));
    typeIn(secrets, 'a', { password: 'r' });
    await secrets.settled();
    expect((await open(dir, sealerOf('k'))).secrets.get('a', 'password')).toBe('p');
  });
});

describe('secrets without a store of the system', () => {
  it('stay in memory until the user chooses, then go to a file of his own', async () => {
    const dir = newFolder();
    const { secrets, told } = await open(dir, none);
    expect(told).toEqual([{ code: 'no-secret-store' }]);
    expect(secrets.store).toBe('unchosen');
    expect(typeIn(secrets, 'a', { password: 'p' })).toEqual({ ok: true });
    expect(everything(dir)).not.toContain('password');
    expect(secrets.choose('file')).toEqual({ ok: true });
    expect(secrets.store).toBe('file');
    expect(JSON.parse(readFileSync(join(dir, 'secrets-file.json'), 'utf8')).items).toEqual({
      'a.1': { password: 'p' },
      a: { password: 'p' },
    });
    if (process.platform !== 'win32') for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777, name).toBe(0o600);
    const again = await open(dir, none);
    expect([again.secrets.store, again.secrets.get('a', 'password'), again.told]).toEqual(['file', 'p', []]);
  });
  it('are asked for at each start when the user chose that', async () => {
    const dir = newFolder();
    const { secrets } = await open(dir, none);
    expect(secrets.choose('session')).toEqual({ ok: true });
    typeIn(secrets, 'a', { password: 'p' });
    expect(secrets.get('a', 'password')).toBe('p');
    const again = await open(dir, none);
    expect([again.secrets.store, again.secrets.keys('a'), again.told]).toEqual(['session', [], []]);
  });
  it('go to the file when it is asked for on the command line', async () => {
    const dir = newFolder();
    typeIn((await open(dir, sealerOf('k'), 'file')).secrets, 'a', { password: 'p' });
    const { secrets } = await open(dir, sealerOf('k'));
    expect([secrets.store, secrets.get('a', 'password')]).toEqual(['system', 'p']);
    typeIn(secrets, 'a', { password: 'q' });
    await secrets.settled();
    expect(everything(dir)).not.toMatch(/"[pq]"/);
    expect((await open(dir, sealerOf('k'))).secrets.get('a', 'password')).toBe('q');
  });
});

describe('files of secrets', () => {
  it('go back to their backup when damaged, and the damaged one is kept', async () => {
    const dir = newFolder();
    typeIn((await open(dir, sealerOf('k'))).secrets, 'a', { password: 'p' });
    const file = join(dir, 'secrets.json');
    const whole = readFileSync(file);
    for (const length of [0, 1, 30, whole.length - 3]) {
      writeFileSync(file, whole.subarray(0, length));
      const { secrets, told } = await open(dir, sealerOf('k'));
      expect(secrets.get('a', 'password')).toBe('p');
      expect(told.map(({ code }) => code)).toEqual(['secrets-damaged']);
      expect(readFileSync(join(dir, told[0]?.detail ?? '')).length).toBe(length);
    }
  });
  it('of a newer version are never replaced', async () => {
    const dir = newFolder();
    const newer = '{"version":2,"items":[]}';
    writeFileSync(join(dir, 'secrets.json'), newer);
    const { secrets, told } = await open(dir, sealerOf('k'));
    expect(told).toEqual([{ code: 'settings-newer', detail: 'secrets.json' }]);
    expect(typeIn(secrets, 'a', { password: 'p' })).toMatchObject({ ok: false });
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe(newer);
  });
  it('are written once for thousands', async () => {
    const dir = newFolder();
    const files = createFiles(dir);
    let writes = 0;
    const counting = {
      ...files,
      write: (...args: Parameters<typeof files.write>) => {
        if (!args[0].endsWith('.bak')) writes += 1;
        return files.write(...args);
      },
    };
    const secrets = await openSecrets({ files: counting, sealer: sealerOf('k'), now: () => 0, report: newReport().report });
    const ids = Array.from({ length: 10_000 }, (_, at) => `e${at}`);
    expect(typeAll(secrets, new Map(ids.map((id) => [id, { password: id }])))).toEqual({ ok: true });
    expect(writes).toBe(1);
    for (const id of ids) secrets.forget(id);
    await secrets.settled();
    expect(writes).toBe(2);
  });
});

describe('a copy in memory', () => {
  it('gives back what was there, and nothing of it is on the disk meanwhile', async () => {
    const dir = newFolder();
    const { secrets } = await open(dir, sealerOf('k'));
    typeIn(secrets, 'a', { password: 'ひみつ' });
    const copy = secrets.copy('a');
    expect(secrets.isCopy('a', copy)).toBe(true);
    expect(JSON.stringify(copy)).not.toContain('ひみつ');
    secrets.forget('a');
    await secrets.settled();
    expect(everything(dir)).not.toContain('password');
    expect(secrets.isCopy('a', copy)).toBe(false);
    expect(await secrets.open(copy)).toEqual({ password: 'ひみつ' });
  });
  it('is another one after each change, even back to the same words', async () => {
    const { secrets } = await open(newFolder(), sealerOf('k'));
    typeIn(secrets, 'a', { password: 'one' });
    const one = secrets.copy('a');
    typeIn(secrets, 'a', { password: 'two' });
    secrets.forget('a');
    typeIn(secrets, 'a', { password: 'three' });
    expect(secrets.isCopy('a', one)).toBe(false);
    expect(await secrets.open(one)).toEqual({ password: 'one' });
  });
  it.each([
    ['nothing is sealed', none],
    ['sealing takes its time', sealerOf('k', { late: true })],
  ])('holds where %s', async (_, sealer) => {
    const { secrets } = await open(newFolder(), sealer);
    typeIn(secrets, 'a', { password: 'p' });
    const copy = secrets.copy('a');
    secrets.forget('a');
    expect(await secrets.open(copy)).toEqual({ password: 'p' });
  });
});
