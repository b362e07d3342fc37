import { describe, expect, it } from 'vitest';
import { channel, DOWN, ended, stage, WELL } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RECOVERED = { kind: 'recovered', well: 'accepted' } as const;

describe('several events told as one', () => {
  it('reach a channel that was chosen for some of them with those alone, and one chosen for none not at all', async () => {
    const s = stage([
      channel('one', { events: ['e2'] }),
      channel('two', { events: ['e1', 'e3', 'e9'] }),
      channel('none', { events: ['e9'] }),
    ]);
    s.start().add(...s.group(['e1', 'e2', 'e3', 'e4', 'e5']));
    await s.clock.pass(HOUR);
    expect(s.sent.map((one) => [one.channel, one.message.title])).toEqual([
      ['one', 'needs-you e2'],
      ['two', 'needs-you 2: e1, e3'],
    ]);
  });
  it('reach a channel for all with all of them', async () => {
    const s = stage();
    s.start().add(...s.group(['e1', 'e2', 'e3', 'e4']));
    await s.clock.pass(HOUR);
    expect(s.titles()).toEqual(['needs-you 4: e1, e2, e3']);
  });
  it('have an end, told where their fault was told, of those it was told of', async () => {
    const s = stage([
      channel('all', { severity: 'failures' }),
      channel('one', { severity: 'failures', events: ['e2'] }),
      channel('other', { severity: 'failures', events: ['e7'] }),
    ]);
    const delivery = s.start();
    delivery.add(...s.group(['e1', 'e2']));
    await s.clock.pass(HOUR);
    delivery.add(...s.group(['e1', 'e2', 'e7'], RECOVERED));
    await s.clock.pass(HOUR);
    expect(s.sent.slice(2).map((one) => [one.channel, one.message.title])).toEqual([
      ['all', 'recovered 2: e1, e2'],
      ['one', 'recovered e2'],
    ]);
  });
  it('end one by one as well, also over a restart', async () => {
    const s = stage([channel('a', { severity: 'failures' })]);
    const first = s.start();
    first.add(...s.group(['e1', 'e2']));
    await s.clock.pass(HOUR);
    first.stop();
    const second = s.start();
    second.add(s.notice(ended('e2')));
    await s.clock.pass(HOUR);
    second.add(s.notice(ended('e1')));
    second.add(s.notice(ended('e1')));
    await s.clock.pass(HOUR);
    expect(s.titles()).toEqual(['needs-you 2: e1, e2', 'recovered e2', 'recovered e1']);
  });
  it('are not told once all of them ended before, and what is left of them is told with its end', async () => {
    const s = stage([channel('a', { severity: 'failures' })]);
    const delivery = s.start();
    delivery.add(...s.group(['e1', 'e2']));
    delivery.add(...s.group(['e1', 'e2'], RECOVERED));
    await s.clock.pass(HOUR);
    expect(s.sent).toEqual([]);
    s.answer(() => DOWN);
    delivery.add(...s.group(['e1', 'e2', 'e3']));
    await s.clock.pass(MINUTE);
    delivery.add(s.notice(ended('e1')));
    s.answer(() => WELL);
    await s.clock.pass(HOUR);
    // What was tried as one stays one; then that one of them is well again.
    expect(s.titles().slice(-2)).toEqual(['needs-you 3: e1, e2, e3', 'recovered e1']);
    delivery.add(...s.group(['e2', 'e3'], RECOVERED));
    await s.clock.pass(HOUR);
    expect(s.titles().at(-1)).toBe('recovered 2: e2, e3');
  });
  it('told again replace what waits of them', async () => {
    const s = stage();
    s.line(false);
    const delivery = s.start();
    delivery.add(...s.group(['e1', 'e2']));
    await s.clock.pass(7 * HOUR);
    delivery.add(...s.group(['e1', 'e2'], { step: 1 }));
    expect(delivery.statuses()).toMatchObject([{ waiting: 1 }]);
  });
  it('are told of no event that is gone, once all of them are', async () => {
    const s = stage();
    s.line(false);
    const delivery = s.start();
    delivery.add(...s.group(['e1', 'e2']));
    delivery.forget('e1');
    expect(delivery.statuses()).toMatchObject([{ waiting: 1 }]);
    delivery.forget('e2');
    expect(delivery.statuses()).toMatchObject([{ waiting: 0 }]);
  });
  it('a reminder is another matter than a fault of the same event', async () => {
    const s = stage([channel('a', { severity: 'failures' })]);
    const delivery = s.start();
    delivery.add(s.notice({ kind: 'reminder', confirm: { days: 3, until: 0, page: '' } }));
    delivery.add(s.notice());
    delivery.add(s.notice(ended()));
    await s.clock.pass(HOUR);
    expect(s.titles()).toEqual(['reminder e1']);
  });
});
