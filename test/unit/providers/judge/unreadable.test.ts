import { expect, it } from 'vitest';
import { judge } from '../../../../main/providers/judge/judge.ts';

const PNG = Uint8Array.from([
  137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 255, 254, 253, 0, 200, 201, 202, 203,
]);
const said = (body: Uint8Array, charset?: string) => {
  const reply = { status: 200, headers: {}, body, truncated: false };
  const scope = () => undefined;
  const sent = { hosts: ['a.example'], addresses: [], scope: scope as never, now: 0, mask: (text: string) => text };
  return judge({ replies: [], ...(charset === undefined ? {} : { charset }) }, reply, sent).outcome;
};
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

it('a reply that is no text is told by its length, and never quoted', () => {
  expect(said(PNG)).toEqual({ kind: 'not-confirmed', reason: 'no-rule', unreadableBytes: PNG.length });
});

it.each(['good luck', '日本語のページです。', 'tab\tand\r\nline', 'caf\u00e9 \ufffd', ''])('text stays text: %j', (words) => {
  expect(said(text(words))).not.toHaveProperty('unreadableBytes');
});

it('a page in another charset than it was read in is not quoted as garbage', () => {
  // 更新しました in EUC-JP.
  const eucJp = Uint8Array.from([0xb9, 0xb9, 0xbf, 0xb7, 0xa4, 0xb7, 0xa4, 0xde, 0xa4, 0xb7, 0xa4, 0xbf]);
  expect(said(eucJp)).toMatchObject({ unreadableBytes: 12 });
  expect(said(eucJp, 'euc-jp')).toMatchObject({ excerpt: '更新しました' });
});
