import type { Strings } from '../en/en.ts';
import { countriesIn } from '../values/durations.ts';
import { addressWords } from './address.ts';
import { bannerWords, cliWords, headingWords, noticeWords, trayWords } from './app.ts';
import { channelsWords } from './channels.ts';
import { age, ahead, dates, families, joined, number, schedule, span } from './common.ts';
import { diagnosticsWords } from './diagnostics.ts';
import { eventWords, finderWords, trialWords } from './event.ts';
import { eventListWords } from './event-list.ts';
import { actionWords, approvalWords, columnWords, emptyWords, gridWords, heldWords, statusSentenceWords, statusWords } from './events.ts';
import { firstRunWords } from './first-run.ts';
import { helpWords } from './help.ts';
import { historyWords } from './history.ts';
import { importsWords } from './imports.ts';
import { because, countWords, journal } from './journal.ts';
import { lackSentenceWords, troubleWords } from './lacks.ts';
import { menuWords } from './menu.ts';
import { movingWords } from './moving.ts';
import { adopt, hold, obstacle, openPortal } from './network.ts';
import { happened, inForm, outcome, outcomeSentence, reason, sourceNotAsked, unreadable, whyNot } from './outcomes.ts';
import { pluginsWords } from './plugins.ts';
import { problem } from './problems.ts';
import { propagationWords } from './propagation.ts';
import { refusal } from './refusals.ts';
import { releaseWords } from './releases.ts';
import { searchWords } from './search.ts';
import { settingsWords } from './settings.ts';
import { timelineWords } from './timeline.ts';
import { fault, warningTexts, warningWords } from './warnings.ts';
import { watchWords } from './watch.ts';
import { weeklyWords } from './weekly.ts';

export const ja: Strings = {
  locale: 'ja-JP',
  language: { system: 'システムの言語', ja: '日本語', en: 'English' },
  noted: (text, note) => `${text}（${note}）`,
  sentences: joined,
  list: (items) => items.join('、'),
  between: '・',
  country: countriesIn('ja'),
  age,
  ahead,
  span,
  time: dates.full,
  timeBrief: dates.brief,
  notBefore: (at) => `${dates.brief(at)} から試せます`,
  day: dates.day,
  date: dates.date,
  clock: dates.clock,
  clockSeconds: dates.clockSeconds,
  weekday: dates.weekday,
  family: families,
  outcome,
  happened,
  reason,
  outcomeSentence,
  inForm,
  unreadableReply: unreadable,
  sourceNotAsked,
  notSent: (of) => `送信していません: ${whyNot(of)}`,
  problem,
  refusal,
  unknownRefusal: (code) => `実行できませんでした: ${code}。`,
  journal,
  because,
  count: countWords,
  schedule,
  hold,
  obstacle,
  obstacleOpen: '詳しく見る',
  adopt,
  openPortal,
  health: { ok: '正常', working: '処理中', attention: '対応が必要', paused: '一時停止中', offline: 'オフライン' },

  tray: trayWords,

  menu: menuWords,
  help: helpWords,
  search: searchWords,

  notice: noticeWords,

  cli: cliWords,

  view: { events: 'イベント', address: 'IP アドレス', history: '履歴', settings: '設定', label: '表示' },
  heading: headingWords,
  loading: 'Saikoro を準備しています…',
  loadFailed: 'Saikoro 本体と通信できませんでした。自動でもう一度試します。',

  address: addressWords,

  action: actionWords,
  eventList: eventListWords,
  column: columnWords,
  grid: gridWords,
  status: statusWords,
  approval: approvalWords,
  trouble: troubleWords,
  warning: warningWords,
  warnings: warningTexts,
  weekly: weeklyWords,
  fault,
  lackSentence: lackSentenceWords,
  statusSentence: statusSentenceWords,
  next: { change: '変化時', stopped: '停止中', now: '今' },
  held: heldWords,

  empty: emptyWords,

  confirm: {
    removeTitle: (count) => (count === 1 ? 'このイベントを削除しますか？' : `${number(count)}件のイベントを削除しますか？`),
    removeText:
      '保存されたパスワードも削除します。Saikoro を終了するまでは、「取り消す」で元に戻せます。サービス側のホスト名は削除されません。',
    more: (count) => `ほか${number(count)}件`,
    remove: '削除',
  },

  inbox: {
    label: (unread, standing = 0) =>
      [unread ? `お知らせ、新着${number(unread)}件` : 'お知らせ', ...(standing ? [`要対応${number(standing)}件`] : [])].join('、'),
    title: 'お知らせ',
    none: 'お知らせはありません。アドレスの変化や、対応が必要なことがここに表示されます。',
    open: 'イベントを表示',
  },

  banner: bannerWords,

  passwords: {
    title: 'パスワードの入力',
    text: 'このコンピューターに保存されていません。空のままにしたものは後でもう一度確認します。',
  },

  event: eventWords,

  finder: finderWords,

  firstRun: firstRunWords,

  trial: trialWords,
  release: releaseWords,

  watch: watchWords,

  propagation: propagationWords,

  moving: movingWords,
  /** From another client's settings. */
  imports: importsWords,

  diagnostics: diagnosticsWords,

  history: historyWords,
  timeline: timelineWords,

  plugins: pluginsWords,
  channels: channelsWords,
  settings: settingsWords,
};
