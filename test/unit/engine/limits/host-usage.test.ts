import { expect, it } from 'vitest';
import { createHostUsage } from '../../../../main/engine/limits/host-usage.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 15, 3);
const BUDGET = { perHour: 6, perDay: 24 };
const home = dnsEvent();
const lately = Array.from({ length: 6 }, (_, n) => NOW - (50 - n) * MINUTE);

it.each([
  [
    'older ones of another event after them',
    (tally: ReturnType<typeof createHostUsage>) => [tally.learn(home, lately), tally.learn(home, [NOW - 600 * MINUTE])],
  ],
  [
    'older ones of another event before them',
    (tally: ReturnType<typeof createHostUsage>) => [tally.learn(home, [NOW - 600 * MINUTE]), tally.learn(home, lately)],
  ],
  [
    'older ones of an event that is gone',
    (tally: ReturnType<typeof createHostUsage>) => [
      tally.learnHost('example home.dyn.example', lately),
      tally.learn(home, [NOW - 600 * MINUTE]),
    ],
  ],
  [
    'each by another event, a moment apart',
    (tally: ReturnType<typeof createHostUsage>) => [
      tally.learn(
        home,
        lately.filter((_, n) => n % 2 === 1),
      ),
      tally.learn(
        home,
        lately.filter((_, n) => n % 2 === 0),
      ),
    ],
  ],
])('remembers six of the last hour as six of the last hour with %s', (_, learn) => {
  const tally = createHostUsage();
  learn(tally);
  expect(tally.hold(home, BUDGET, NOW)).toEqual({ why: 'host-hour', until: (lately[0] ?? 0) + 60 * MINUTE, count: 6 });
});
