import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import type { Sealer } from '../../../main/ports/storage/secrets.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { newFolder, newReport } from './folder.ts';
import { typeIn } from './typed.ts';

const FOR = new Map([
  ['a', 'a service'],
  ['b', 'a service'],
]);
const none: Sealer = { available: async () => false, seal: (text) => text, open: async () => null };
let opened: string[] = [];
const keychain: Sealer = {
  available: async () => true,
  seal: (text) => Buffer.from(text).toString('base64'),
  async open(sealed) {
    opened.push(sealed);
    return Buffer.from(sealed, 'base64').toString();
  },
};
const late: Sealer = {
  ...keychain,
  seal: (text) => new Promise((done) => setTimeout(() => done(Buffer.from(text).toString('base64')), 1)),
};

const start = async (dir: string, sealer: Sealer, slots: Record<string, number> = {}) => {
  opened = [];
  const { report } = newReport();
  const secrets = await openSecrets({
    files: createFiles(dir),
    sealer,
    ...(sealer === none ? { forced: 'file' } : {}),
    now: () => 0,
    report,
  });
  const named = secrets.settle({ slots, bindings: FOR, clean: true });
  return { secrets, named };
};
/** As the version before knew it: what stands under an event's id is its secret, whatever else is in the file. */
const nameOf = (sealer: Sealer): string => (sealer === none ? 'secrets-file.json' : 'secrets.json');
const itemsIn = (dir: string, sealer: Sealer): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(join(dir, nameOf(sealer)), 'utf8')).items;
const shown = (sealer: Sealer, blob: string | undefined) =>
  sealer === none || blob === undefined ? blob : Buffer.from(blob, 'base64').toString();
const oldSees = (dir: string, sealer: Sealer, id: string) => shown(sealer, itemsIn(dir, sealer)[id]?.token);

describe.each([
  ['in a file', none],
  ['in the keychain', keychain],
  ['in a keychain that seals by promise', late],
] as const)('a password %s', (_, sealer) => {
  it('is found by the version before, however often it was changed', async () => {
    const dir = newFolder();
    const { secrets } = await start(dir, sealer);
    for (const token of ['first', 'second', 'third']) {
      typeIn(secrets, 'a', { token });
      await secrets.settled();
      expect(oldSees(dir, sealer, 'a')).toBe(token);
    }
    typeIn(secrets, 'b', { token: 'of b' });
    await secrets.settled();
    expect([oldSees(dir, sealer, 'a'), oldSees(dir, sealer, 'b')]).toEqual(['third', 'of b']);
    secrets.forget('a');
    await secrets.settled();
    expect(Object.keys(itemsIn(dir, sealer)).filter((slot) => slot.startsWith('a'))).toEqual([]);
  });

  it('is the one the version before changed it to, when this one comes back', async () => {
    const dir = newFolder();
    const { secrets } = await start(dir, sealer);
    for (const token of ['first', 'second']) typeIn(secrets, 'a', { token });
    await secrets.settled();
    // It writes what it knows, and keeps what it takes for another event's.
    const items = { ...itemsIn(dir, sealer), a: { token: sealer === none ? 'changed' : Buffer.from('changed').toString('base64') } };
    for (const more of ['', '.bak'])
      writeFileSync(join(dir, `${nameOf(sealer)}${more}`), JSON.stringify({ version: 1, store: null, items }));
    const again = await start(dir, sealer);
    expect([again.secrets.get('a', 'token'), again.named]).toEqual(['changed', {}]);
    await again.secrets.settled();
    expect(Object.keys(itemsIn(dir, sealer))).toEqual(['a']);
  });

  it('that was changed in a document that a crash kept from the copy is put there at the next start', async () => {
    const dir = newFolder();
    const { secrets } = await start(dir, sealer);
    typeIn(secrets, 'a', { token: 'first' });
    await secrets.settled();
    const drafted = secrets.draft(new Map([['a', { values: { token: 'second' }, from: 'a', boundTo: 'a service' }]]));
    if (!drafted.ok) throw new Error();
    await secrets.settled();
    expect(oldSees(dir, sealer, 'a')).toBe('first');
    const again = await start(dir, sealer, drafted.draft.slots);
    expect(again.secrets.get('a', 'token')).toBe('second');
    await again.secrets.settled();
    expect(oldSees(dir, sealer, 'a')).toBe('second');
  });
});

it('a copy is not opened apart', async () => {
  const dir = newFolder();
  const { secrets } = await start(dir, keychain);
  for (const token of ['first', 'second']) typeIn(secrets, 'a', { token });
  await secrets.settled();
  await start(dir, keychain, { a: 1 });
  expect(opened).toHaveLength(1);
});
