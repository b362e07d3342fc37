import { answers } from './frame/given.ts';
import { HOUR, MINUTE } from './frame/home.ts';
import { faults, type Words } from './frame/row.ts';

const TEXT = { 'content-type': 'text/plain' };
const LATER = { toldAfter: 3 * HOUR } as const;
const broken: Words = { en: /reported a server error/, ja: /サーバーエラーを返しました。/ };
const waits = (en: string, ja: string): Words => ({
  en: new RegExp(`counted too many, and asks to wait ${en}.*Don’t run it manually until then`, 's'),
  ja: new RegExp(`${ja}待つように求めています.*それまでは手動で実行しないでください`, 's'),
});

faults('limits', [
  {
    name: '429 with Retry-After: two hours',
    given: answers('slow down', 429, { ...TEXT, 'retry-after': '7200' }),
    expect: { ...LATER, outcome: 'rate-limited', next: [2 * HOUR, 2 * HOUR], reads: waits('2 hours', '2時間'), requests: 2 },
  },
  {
    name: '429 with Retry-After: ten years',
    given: answers('slow down', 429, { ...TEXT, 'retry-after': '315360000' }),
    expect: { ...LATER, outcome: 'rate-limited', next: [24 * HOUR, 7 * 24 * HOUR], reads: waits('7 days', '7日'), requests: 1 },
  },
  {
    name: '429 without Retry-After',
    given: answers('slow down', 429),
    expect: {
      ...LATER,
      outcome: 'rate-limited',
      next: [48 * MINUTE, 72 * MINUTE],
      reads: { en: /counted too many.*Don’t run it manually for now/s, ja: /回数が多すぎる.*しばらく手動では実行しないでください/s },
      requests: 3,
    },
  },
  {
    name: 'a storm of 500',
    given: answers('Internal Server Error', 500),
    expect: { ...LATER, outcome: 'server-error http-status', next: [48_000, 72_000], reads: broken, requests: 6 },
  },
  {
    name: '503 with Retry-After: an hour',
    given: answers('maintenance', 503, { ...TEXT, 'retry-after': '3600' }),
    expect: { ...LATER, outcome: 'server-error http-status', next: [HOUR, HOUR], reads: broken, requests: 4 },
  },
  {
    name: '502 of a proxy in front of it',
    given: answers('<html>Bad Gateway</html>', 502, { 'content-type': 'text/html' }),
    expect: { ...LATER, outcome: 'server-error http-status', next: [48_000, 72_000], reads: broken, requests: 6 },
  },
  {
    name: '911: the service has a fault',
    given: answers('911'),
    expect: { ...LATER, outcome: 'server-error', next: [24 * MINUTE, 36 * MINUTE], reads: broken, requests: 4 },
  },
  {
    name: 'dnserr: its name servers have a fault',
    given: answers('dnserr'),
    expect: { ...LATER, outcome: 'server-error', next: [24 * MINUTE, 36 * MINUTE], reads: broken, requests: 4 },
  },
]);
