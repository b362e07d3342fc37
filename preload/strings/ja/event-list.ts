import type { Deed } from '../../contract/history/deed.ts';
import type { Strings } from '../en/en.ts';
import { LONGEST_NAME } from '../values/params.ts';
import { dates, number } from './common.ts';

const deeds: Record<Deed['kind'], string> = {
  added: '追加',
  edited: '変更',
  removed: '削除',
  enabled: '有効化',
  disabled: '無効化',
  credentials: 'パスワードの変更',
  imported: '読み込み',
  reordered: '並べ替え',
};
/** What stands in a menu is cut where a name would make it as wide as the screen. */
const brief = ({ name, ...rest }: Deed): Deed => ({ ...rest, name: name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name });
const password = ({ password: has, refusedAt }: Deed, which: string): string => {
  if (!has) return '';
  const refused =
    refusedAt === undefined
      ? ''
      : `このパスワードは ${dates.brief(refusedAt)} にサービスに拒否されています。合わないときは「編集」で入力し直してください。`;
  return `パスワードも${which}ものに戻しました。${refused}`;
};
const deed = ({ kind, count, name }: Deed): string =>
  `${count === 1 && name !== '' ? `「${name}」` : `${number(count)}件のイベント`}の${deeds[kind]}`;

export const eventListWords: Strings['eventList'] = {
  leave: {
    title: '変更を保存しますか？',
    text: '入力した内容はまだ保存されていません。保存しないと、イベントは元のままになります。',
    lostNew: '入力した内容はまだ保存されていません。保存しないと、このイベントは追加されません。',
    titleFaulty: '入力した内容を破棄しますか？',
    faulty: '空の欄か、使えない値があるため、このままでは保存できません。',
    discardFaulty: '破棄',
    stay: '入力を続ける',
    discard: '保存しない',
  },
  needs: {
    filter: '要対応',
    show: (count) => `対応が必要な${number(count)}件のイベントを表示`,
    showThem: '一覧で表示',
    none: '対応が必要なイベントは、今はありません。',
    all: 'すべてのイベントを表示',
  },
  removed: (count) => `${number(count)}件のイベントを削除しました。`,
  undo: '取り消す',
  done: {
    undo: (what) => `${deed(what)}を取り消しました。${password(what, '前の')}`,
    redo: (what) => `${deed(what)}をやり直しました。${password(what, '変更後の')}`,
  },
  doing: {
    undo: (what) => `${deed(brief(what))}を取り消す`,
    redo: (what) => `${deed(brief(what))}をやり直す`,
  },
  copied: 'コピーしました。',
  nextRun: {
    label: '次の実行',
    off: 'このイベントは無効なため、実行しません。',
    paused: '一時停止中のため、再開するまで実行しません。',
    stopped: '停止しているため、自動では実行しません。設定を直すか「再開」を選ぶと、動き始めます。',
    at: (when, follows) =>
      `次は ${when}。${follows ? 'その前にアドレスが変われば、すぐに実行します。' : 'それまでは、アドレスが変わっても実行しません。'}`,
    retry: (when) => `前回は失敗しました。次は ${when} に、自動で再試行します。`,
    refresh: (when) => `アドレスが変われば、すぐに実行します。変わらなければ ${when} に実行します。`,
    change: 'アドレスが変われば、すぐに実行します。決まった時刻には実行しません。',
    start: '次に Saikoro を起動したときに実行します。',
    never: '自動ではもう実行しません。「今すぐ実行」で実行できます。',
    unsaved: {
      follows: '保存すると、アドレスが変わったときにすぐ実行します。',
      timed: '保存すると、ここで決めた時に実行します。それまでは、アドレスが変わっても実行しません。',
    },
  },
  tests: {
    rehearse: '送信する内容をそのまま表示します。何も送らず、保存もしません。',
    send: 'イベントを保存し、現在のアドレスをサービスに送信して、応答を表示します。',
  },
  view: {
    label: '表示',
    sortBy: '並び順',
    problems: '問題のあるものから',
    own: '自分で決めた順',
    columns: '表示する列',
    look: '見た目',
    grouped: 'サービスごとにまとめる',
    toolLabels: 'ツールバーに名前を表示',
    width: 'ドラッグで幅を変更、ダブルクリックで内容に合わせる（キーボードでは見出しで Alt＋矢印）',
    group: (name, count) => `${name}（${number(count)}件）`,
  },
  commands: {
    enableAll: 'すべて有効にする',
    credentials: 'アカウントのパスワードを変更…',
    copyHosts: 'ホスト名をコピー',
    copyAddresses: 'アドレスをコピー',
    lacks: {
      event: 'イベントを選択すると使えます。',
      one: '1件だけ選択すると使えます。',
      service: 'DNS サービスのイベントだけを選択すると使えます。',
      oneService: '同じサービスのイベントだけを選択すると使えます。',
      host: '選択したイベントにホスト名がありません。',
      address: '選択したイベントに、アドレスがまだありません。',
    },
    copyRows: '行をテキストでコピー',
  },
  credentials: {
    title: (service, secret) => `${service}: 新しい${secret === undefined ? 'パスワード' : `「${secret}」`}`,
    text: (count) =>
      `${count === 1 ? 'このイベント' : `次の${number(count)}件のイベント`}に保存します。前のパスワードと置き換わり、すぐに送信を試します。`,
    others: (count) => `同じアカウントのほかの${number(count)}件にも保存する`,
    saved: (count) => `新しいパスワードを${number(count)}件のイベントに保存しました。`,
  },
};
