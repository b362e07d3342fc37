import type { BandState, Range } from '../../contract/history/timeline.ts';
import type { Strings } from '../en/en.ts';
import { percentOf } from '../values/share.ts';
import { dates, number, span } from './common.ts';

const states: Record<BandState, string> = {
  match: '一致',
  updating: '更新中',
  mismatch: '不一致',
  unknown: '不明',
  paused: '一時停止・無効',
  off: 'Saikoro 未起動',
  none: '記録なし',
};
const ranges: Record<Range, string> = { day: '日', week: '週', month: '月', year: '年' };

/** Of the same day the time alone says it. */
const sinceWhen = (from: number, now: number): string => (dates.day(from) === dates.day(now) ? dates.clock(from) : dates.brief(from));

export const timelineWords: Strings['timeline'] = {
  label: 'タイムライン',
  ranges,
  rangeLabel: '期間',
  states,
  earlier: '前へ',
  later: '次へ',
  now: '現在',
  zoomIn: '拡大',
  zoomOut: '縮小',
  table: '表で表示',
  bands: '帯で表示',
  tableLabel: 'タイムラインの表',
  bandsLabel: '帯',
  keys: '左右の矢印キーで時間を移動、上下の矢印キーでイベントを選択、＋と－で拡大・縮小、Homeで現在に戻り、コンマとピリオドで変化を順に移動します。',
  noEvents: 'ここに表示するイベントはまだありません。名前を更新または監視するイベントを追加すると、その状態が帯で表示されます。',
  failed: 'タイムラインを読めませんでした。もう一度「履歴」を選んでください。',
  over: (from, to) => `${dates.brief(from)}～${dates.brief(to)}`,
  last: (ms) => `過去${span(ms)}`,
  since: (from, ms) => `${sinceWhen(from, from + ms)} 以降（${span(ms)}）`,
  summary: (over, share, changes, longest) => {
    const changed = `アドレスの変化 ${number(changes)}回`;
    if (share === null) return `${over}: まだ判定していません。${changed}。`;
    return `${over}: 一致 ${percentOf(share)}、${changed}、${longest === 0 ? '不一致なし' : `最長の不一致 ${span(longest)}`}。`;
  },
  judged: (part) => `判定できたのはこの期間の ${percentOf(part)}です（残りは Saikoro が動いていない時間、一時停止中、または不明）。`,
  segment: (name, state, from, to) => `${name}: ${states[state]}、${dates.brief(from)}～${dates.brief(to)}（${span(to - from)}）`,
  change: (family, address, at) => `${dates.brief(at)}: ${family} アドレスが ${address} に変化`,
  outage: '接続なし',
  changeMark: 'アドレスの変化',
  gone: (name) => `${name}（削除済み）`,
  share: '一致率',
  longest: '最長の不一致',
  event: 'イベント',
  percent: (share) => (share === null ? '未判定' : percentOf(share)),
  duration: (ms) => (ms === 0 ? '–' : span(ms)),
  dayMark: dates.date,
  earlierRows: '前の100件',
  laterRows: '次の100件',
  rows: (from, to, all) => `${from}～${to}／${number(all)}件`,
};
