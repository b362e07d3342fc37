import type { Strings } from '../en/en.ts';
import { dates, number, span } from './common.ts';

export const weeklyWords: Strings['weekly'] = {
  title: (from, to) => `Saikoro の1週間（${dates.date(from)}〜${dates.date(to)}）`,
  address: (family, changes, address) =>
    `${family} アドレス：${number(changes)}回変わりました。${address === null ? '最後はなくなりました。' : `最後は ${address} です。`}`,
  sameAddress: 'アドレス：変更なし。',
  updates: (count) => (count === 0 ? '更新：必要ありませんでした。' : `更新：サービスが${number(count)}回受け付けました。`),
  noOutage: '障害：なし。',
  outage: (name, from, lasted) =>
    lasted === null
      ? `障害：「${name}」が${dates.brief(from)}から続いています。`
      : `障害：「${name}」が${dates.brief(from)}から${span(lasted)}続きました。`,
  shown: (host, percent, known) => `DNS：${host} は、確かめていた${span(known)}のうち ${percent}% で正しいアドレスを示しました。`,
  off: (ms) => `そのうち${span(ms)}は Saikoro が動いていませんでした。`,
  channel: (name, since) => `お知らせ：「${name}」には${dates.brief(since)}から届いていません。`,
  open: (title, count) => (count > 1 ? `対応が必要：${title}（${number(count)}件のイベント）。` : `対応が必要：${title}。`),
  nothingOpen: '対応が必要：なし。',
  more: (count) => `…ほか${number(count)}件。`,
  unreadable: '履歴を読み込めなかったため、起きたことは載せていません。',
};
