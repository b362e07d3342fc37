import '../store/no-electron.ts';

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { openStores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import type { CommandEvent } from '../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import { newFolder } from '../store/folder.ts';

const program = (id: string, enabled: boolean): CommandEvent => ({
  id,
  name: id,
  enabled,
  type: 'command',
  schedule: { kind: 'on-change', refresh: 'plugin' },
  call: { program: `/bin/${id}`, args: [], timeoutSeconds: 60 },
});
const kit = { clock: { now: () => 0 }, files: createFiles, sealer: () => ({ available: async () => false }), plugins: sourceBuiltIns() };

it('of an older folder what was switched on ran already; what was off, as an import leaves a stranger’s program, is asked for', async () => {
  const dir = newFolder();
  const events = [program('mine', true), program('imported', false)];
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ version: 1, settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events }));
  const { approvals, documents } = await openStores(kit as unknown as Adapters, dir, { found: [] });
  expect(documents.document.events).toEqual(events);
  expect(events.map(({ call }) => approvals.allows({ kind: 'program', ...call }))).toEqual([true, false]);
});
