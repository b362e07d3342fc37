import { drips, refuses, resets, saysNothing, speaksOtherwise, swallowed } from './frame/given.ts';
import { MINUTE } from './frame/home.ts';
import { hasty } from './frame/patience.ts';
import { faults, type Words } from './frame/row.ts';

/** After what may have arrived, the service's own gap of a minute is kept; where no connection came about, nobody need be spared. Then ever more seldom. */
const SOON = { next: [MINUTE, 72_000], toldAfter: 15 * MINUTE } as const;
const AT_ONCE = { ...SOON, next: [8000, 12_000] } as const;
const noConnection: Words = {
  en: /No-IP could not be reached. The connection failed/,
  ja: /No-IP に接続できませんでした。サーバーに接続できませんでした。/,
};
const closed: Words = {
  en: /The connection closed before an answer; the update may have arrived/,
  ja: /応答の前に接続が切れました。更新は届いているかもしれません。/,
};
const late: Words = { en: /did not answer in time/, ja: /時間内に応答がありませんでした。/ };

faults('connections', [
  { name: 'refused', given: refuses, expect: { ...AT_ONCE, outcome: 'network connection', reads: noConnection, requests: 0 } },
  {
    name: 'closed within the TLS handshake',
    given: speaksOtherwise(null),
    expect: { ...AT_ONCE, outcome: 'network connection', reads: noConnection, requests: 0 },
  },
  {
    name: 'reset before the reply',
    given: resets(null),
    expect: { ...SOON, outcome: 'network closed', reads: closed, requests: 6 },
  },
  {
    name: 'reset in the middle of the reply',
    given: resets('HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\ngood 44.'),
    expect: { ...SOON, outcome: 'network closed', reads: closed, requests: 6 },
  },
  {
    name: 'a reply that is no HTTP',
    given: resets('220 mail.example ESMTP ready\r\n'),
    expect: { ...SOON, outcome: 'network closed', reads: closed, requests: 6 },
  },
  {
    name: 'no answer at all',
    given: saysNothing,
    open: { through: hasty },
    expect: { ...SOON, outcome: 'network timeout', reads: late, requests: 6 },
  },
  {
    name: 'one byte a second, for 30 seconds',
    given: drips,
    open: { through: hasty },
    expect: { ...SOON, outcome: 'network timeout', reads: late, requests: 6 },
  },
  {
    name: 'packets swallowed on the way',
    given: swallowed,
    open: { through: hasty },
    expect: { ...SOON, outcome: 'network timeout', reads: late, requests: 0 },
  },
]);
