import { describe, expect, it } from 'vitest';
import { planChannels } from '../../../main/instance/files/import-plan.ts';
import { readExport, writeExport } from '../../../main/store/settings/transfer.ts';
import { channel } from './stage.ts';

describe('channels in an exported file', () => {
  it('come back switched off, under new ids, once, and without what is no channel', async () => {
    const phone = channel('a', { settings: { server: 'https://ntfy.sh' }, events: ['e1'] });
    const text = await writeExport({ events: [], channels: [phone], app: '1', at: 0 });
    const more = JSON.parse(text);
    more.channels.push({ id: 'b', kind: 'nonsense', name: 'Other' });
    const read = readExport(JSON.stringify(more));
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({ channels: [phone], skipped: [{ name: 'Other', code: 'bad-event' }] });
    const [added] = planChannels(read.channels, [], () => 'new');
    expect(added).toEqual({ ...phone, id: 'channel-new', enabled: false, events: null });
    expect(planChannels(read.channels, [phone], () => 'new')).toEqual([]);
  });
  it('are not missed in a file of before', () => {
    expect(readExport('{"format":"saikoro-events-1","events":[]}')).toMatchObject({ ok: true, channels: [], skipped: [] });
    expect(readExport('{"format":"saikoro-events-1","events":[],"channels":"x"}')).toMatchObject({ ok: true, channels: [] });
  });
});
