import { expect, it } from 'vitest';
import { keepSettingsOf, openReleases, settingsOf } from '../../../main/store/releases-file';
import { memoryFiles } from '../../helpers/memory-files';

const ran = (version: string) => {
  const files = memoryFiles();
  openReleases({ files }).change({ ran: version });
  files.write('settings.json', '{"version":1}');
  return files;
};

it('keeps the settings under the name of the version that left them, and of no other', () => {
  const files = ran('0.1.0');
  expect(keepSettingsOf(files, openReleases({ files }), '0.1.0')).toBeNull();
  expect(files.has(settingsOf('0.1.0'))).toBe(false);
  expect(keepSettingsOf(files, openReleases({ files }), '0.2.0')).toBe('0.1.0');
  expect(files.held.get('settings.of-0.1.0.json')).toBe('{"version":1}');
});

it('keeps what a version left last, when one went back to it', () => {
  const files = ran('0.1.0');
  files.write(settingsOf('0.1.0'), 'of before');
  keepSettingsOf(files, openReleases({ files }), '0.2.0');
  expect(files.held.get(settingsOf('0.1.0'))).toBe('{"version":1}');
});

it('keeps nothing on the first start of all', () => {
  const files = memoryFiles();
  expect(keepSettingsOf(files, openReleases({ files }), '0.1.0')).toBeNull();
  expect([...files.held.keys()]).toEqual([]);
});

it.each(['', '{', '{"version":9}', '[]', '{"version":1,"ran":"../x"}'])('begins again where its file is %o', (text) => {
  const files = memoryFiles(new Map([['releases.json', text]]));
  expect(openReleases({ files }).record).toMatchObject({ ran: '', seen: '', ready: null });
});
