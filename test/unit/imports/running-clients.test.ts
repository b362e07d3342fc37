import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { usualPlaces } from '../../../main/imports/places.ts';
import { runningClients } from '../../../main/imports/running-clients.ts';
import { createProcessNames } from '../../../main/platform/process/process-names.ts';
import type { Programs } from '../../../main/ports/programs.ts';

const saying = (stdout: string): Programs => ({ run: async () => ({ ended: 'exit', exitCode: 0, output: stdout, stdout }) });

it('knows other clients by the names of their processes, on each system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-proc-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [id, name] of [
    ['12', 'ddclient - slee\n'],
    ['13', 'bash\n'],
    ['self', 'inadyn\n'],
  ] as const) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, 'comm'), name);
  }
  mkdirSync(join(folder, '14'));
  expect(runningClients(await createProcessNames({ programs: saying(''), platform: 'linux', folder })())).toEqual(['ddclient']);
  expect(runningClients(await createProcessNames({ programs: saying('launchd\ninadyn\nFinder\n'), platform: 'darwin' })())).toEqual([
    'inadyn',
  ]);
  expect(
    runningClients(
      await createProcessNames({ programs: saying('"DUC40.exe","1","x"\r\n"explorer.exe","2","x"\r\n'), platform: 'win32' })(),
    ),
  ).toEqual(['DUC40']);
  expect(await createProcessNames({ programs: saying('ddclient'), platform: 'freebsd' })()).toEqual([]);
});

it('looks where clients keep their settings', () => {
  expect(usualPlaces('darwin', '/Users/mari')).toContain('/Users/mari/.ddns_go_config.yaml');
  expect(usualPlaces('linux', '/home/$&')).toContain('/home/$&/.ddns_go_config.yaml');
  expect(usualPlaces('win32', 'C:\\Users\\mari')).toEqual(['C:\\Users\\mari\\.ddns_go_config.yaml']);
});
