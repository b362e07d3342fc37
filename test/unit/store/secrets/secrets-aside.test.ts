import '../no-electron.ts';

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settleSecrets } from '../../../../main/engine/approvals/secret-binding.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';
import type { Services } from '../../../../main/ports/dns-service.ts';
import type { Sealer } from '../../../../main/ports/storage/secrets.ts';
import { openSecrets } from '../../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../../main/store/settings/settings-store.ts';
import { dnsEvent } from '../events.ts';
import { newFolder, newReport } from '../folder.ts';

const sealer: Sealer = { available: async () => true, seal: (text) => `sealed ${text}`, open: async (text) => text.slice(7) };
const services: Pick<Services, 'find'> = { find: () => undefined };

/** One start of the app, as far as its files go. */
const start = async (dir: string) => {
  const means = { files: createFiles(dir), now: () => 0, report: newReport().report };
  const documents = openSettings({ ...means, dir });
  const secrets = await openSecrets({ ...means, sealer });
  settleSecrets({ documents, secrets, services: services as Services });
  await secrets.settled();
  return { documents, secrets, events: documents.document.events.map(({ id }) => id) };
};
/** Two events, of which the first has a password, in its first or in a later slot. */
const saved = async (edits: number) => {
  const dir = newFolder();
  const { documents, secrets } = await start(dir);
  documents.save({ ...documents.document, events: [dnsEvent('a'), dnsEvent('b')] });
  for (let edit = 0; edit < edits; edit += 1) {
    const drafted = secrets.draft(new Map([['a', { values: { password: `pw-${edit}` }, from: 'a', boundTo: null }]]));
    if (!drafted.ok) throw new Error('not drafted');
    documents.save({ ...documents.document, secretSlots: drafted.draft.slots });
    drafted.draft.adopt();
  }
  await secrets.settled();
  return { dir, file: join(dir, 'settings.json') };
};

it.each([
  [1, 'a slip'],
  [3, 'a slip'],
  [1, 'taking it out'],
  [3, 'taking it out'],
])('the password of an event that was edited %i times and lost (%s) is there when it is put back', async (edits, how) => {
  const { dir, file } = await saved(edits);
  const good = readFileSync(file, 'utf8');
  const { events } = JSON.parse(good);
  const slip = good.replace('"on-change"', '"onchange"');
  // What a person takes out stands in the file of before, which is the backup.
  writeFileSync(join(dir, 'settings.json.bak'), good);
  writeFileSync(file, how === 'a slip' ? slip : good.replace(`${JSON.stringify(events[0], null, '\t').replaceAll('\n', '\n\t\t')},`, ''));
  for (let count = 0; count < 3; count += 1) expect((await start(dir)).events).toEqual(['b']);
  const { documents } = await start(dir);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"events": [', `"events": [${JSON.stringify(events[0])},`));
  expect(documents.readOnly).toBe(false);
  const back = await start(dir);
  expect(back.events).toEqual(['a', 'b']);
  expect(back.secrets.get('a', 'password')).toBe(`pw-${edits - 1}`);
});

it('goes with the file that it was set aside in', async () => {
  const { dir, file } = await saved(1);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"on-change"', '"onchange"'));
  await start(dir);
  await start(dir);
  expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toContain('pw-0');
  for (const name of readdirSync(dir)) if (/damaged|before|edited/.test(name)) rmSync(join(dir, name));
  await start(dir);
  expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).not.toContain('pw-0');
});
