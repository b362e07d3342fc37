import type { EntryResult, Topic } from '../../contract/history/filter.ts';
import type { Strings } from '../en/en.ts';
import { number } from './common.ts';
import { changes } from './journal.ts';

const topics: Record<Topic, string> = {
  address: 'アドレス',
  update: '更新',
  dns: 'DNS の確認',
  program: 'プログラム',
  change: '自分の操作',
  saikoro: 'Saikoro',
};
const results: Record<EntryResult, string> = { good: '成功', bad: '失敗', open: '未送信・未確定' };

const columns: Strings['history']['columns'] = {
  number: '番号',
  time: '日時',
  utc: '日時（UTC）',
  kind: '種類',
  event: 'イベント',
  hosts: 'ホスト名',
  service: 'サービス',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  result: '結果',
  text: '内容',
  details: '詳細',
  state: '状態',
  from: '開始',
  to: '終了',
  fromUtc: '開始（UTC）',
  toUtc: '終了（UTC）',
  seconds: '秒数',
};

export const historyWords: Strings['history'] = {
  label: '履歴',
  empty: 'まだ何も起きていません。アドレスの変化と更新がここに記録されます。',
  loading: '読み込んでいます…',
  end: 'これより前の履歴はありません。',
  failed: '履歴を読めませんでした。もう一度「履歴」を選んでください。',
  evidence: (source, answer) => `${source}: ${answer}`,
  said: (words) => words.join('、'),
  absent: 'なし',
  unknown: '回答なし',
  reply: (text) => `応答: ${text}`,
  sought: (text) => `探したもの: ${text}`,
  servers: (text) => `DNS サーバー: ${text}`,
  beside: (addresses) => `サービスに残る別のアドレス: ${addresses}`,
  nextTry: (when) => `次の試行 ${when}`,
  after: (took) => `更新から${took}`,
  output: (text) => `出力: ${text}`,
  took: (ms) => (ms < 1000 ? `${Math.round(ms)}ミリ秒` : `${(ms / 1000).toFixed(1)}秒`),
  topic: '種類',
  topics,
  allTopics: 'すべての種類',
  result: '結果',
  results,
  allResults: 'すべての結果',
  ofEvent: 'イベント',
  allEvents: 'すべてのイベント',
  search: '履歴を検索',
  goTo: '日付へ移動',
  latest: '最新に戻る',
  matching: (count) => `${number(count)}件`,
  clear: '条件をクリア',
  noMatch: '条件に合う履歴はありません。条件を変えるか、クリアしてください。条件に合うことがこれから起きると、ここに表示されます。',
  noneBefore: 'この日とそれより前の履歴はありません。もっと後の日付を選ぶか、最新に戻ってください。',
  nothingOn: (day) => `${day}の履歴はありません。それより前の履歴を表示しています。`,
  edits: (change, count) => `${number(count)}件のイベントを${changes[change]}`,
  group: ({ updated, failed, notSent, matched }) =>
    [
      updated > 0 ? `${number(updated)}件のイベントを更新` : '',
      failed > 0 ? `${number(failed)}件が失敗` : '',
      notSent > 0 ? `${number(notSent)}件は未送信` : '',
      matched > 0 ? `${number(matched)}件を DNS で確認` : '',
    ]
      .filter(Boolean)
      .join('、'),
  entries: (count) => `${number(count)}件`,
  moreOf: (count) => `さらに${number(count)}件を表示`,
  export: '書き出す…',
  exportTitle: '履歴の書き出し',
  exportText: 'パスワードやトークンは履歴に記録されないため、ファイルにも含まれません。イベントの名前、ホスト名、アドレスは含まれます。',
  exportOf: '内容',
  exportOfs: { journal: '履歴', timeline: 'タイムライン' },
  exportAs: '形式',
  exportAses: { csv: 'CSV（Excel 向け）', json: 'JSON（プログラム向け）' },
  exportFiltered: (count) => `条件に合う${number(count)}件だけを書き出します。`,
  exported: (count, path) => `${number(count)}行を ${path} に書き出しました。`,
  columns,
};
