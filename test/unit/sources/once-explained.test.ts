import { expect, it, vi } from 'vitest';
import { NOBODY_NEARBY } from '../../../main/engine/detection/router.ts';
import { onceExplained } from '../../../main/sources/once-explained.ts';

const set = () => {
  const cancelled = vi.fn();
  const calls = {
    ask: vi.fn(NOBODY_NEARBY.ask),
    poll: vi.fn(NOBODY_NEARBY.poll),
    onNews: vi.fn(() => cancelled),
    surroundings: vi.fn(NOBODY_NEARBY.surroundings),
    renew: vi.fn(),
  };
  let may = false;
  return {
    calls,
    cancelled,
    allow() {
      may = true;
    },
    nearby: onceExplained({ ...NOBODY_NEARBY, ...calls }, () => may),
  };
};

it('asks the router nothing and hears nothing of it before it was said what for', async () => {
  const { calls, nearby } = set();
  nearby.onNews(() => {});
  expect([await nearby.ask(null), await nearby.poll(null)]).toEqual([[], []]);
  await nearby.surroundings({ identify: true });
  nearby.renew();
  expect([calls.ask, calls.poll, calls.onNews, calls.renew].flatMap(({ mock }) => mock.calls as unknown[])).toEqual([]);
  expect(calls.surroundings).toHaveBeenCalledWith({ identify: false });
});

it('then asks, and hears what it was to hear', async () => {
  const { calls, nearby, allow, cancelled } = set();
  const cancel = nearby.onNews(() => {});
  allow();
  await nearby.ask('192.168.0.1');
  await nearby.ask(null);
  await nearby.surroundings({ identify: true });
  expect(calls.ask.mock.calls).toEqual([['192.168.0.1'], [null]]);
  expect(calls.onNews).toHaveBeenCalledTimes(1);
  expect(calls.surroundings).toHaveBeenCalledWith({ identify: true });
  cancel();
  expect(cancelled).toHaveBeenCalledTimes(1);
});

it('hears nothing for who went away before', async () => {
  const { calls, nearby, allow } = set();
  nearby.onNews(() => {})();
  allow();
  await nearby.ask(null);
  expect(calls.onNews).not.toHaveBeenCalled();
});
