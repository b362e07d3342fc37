import { beforeAll, expect, it } from 'vitest';
import { startCommand } from '../command/saikoro-command.ts';
import { withDisplay } from '../helpers/electron.ts';
import { runProgram } from './program.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';

beforeAll(withDisplay);

const ENGLISH = { LANG: 'en_GB.UTF-8', LC_ALL: '' };

it('is refused a folder that the command is using, in one sentence, and takes it once that ended', async () => {
  const folder = dataFolder();
  const command = startCommand(['run', `--user-data-dir=${folder}`]);
  await command.until(/started/);
  const { code, err } = await runProgram(['--hidden', `--user-data-dir=${folder}`], ENGLISH);
  expect([code, err]).toEqual([75, expect.stringMatching(/^Another saikoro command is using .+ so nothing was done\. End that one first/)]);
  command.child.kill('SIGTERM');
  expect((await command.ended).code).toBe(0);
  const app = await startSaikoro({ folder });
  const refused = startCommand(['once', `--user-data-dir=${folder}`]);
  expect(await refused.ended).toMatchObject({ code: 75, stderr: expect.stringMatching(/^The Saikoro app is using .+ Quit the app first/) });
  const { stdout } = await startCommand(['status', `--user-data-dir=${folder}`]).ended;
  expect(stdout).toContain('The Saikoro app is running (process ');
  await app.quit();
});
