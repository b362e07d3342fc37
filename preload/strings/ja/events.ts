import type { Strings } from '../en/en.ts';
import { beside, confirmed, joined, number, soon } from './common.ts';
import { lacking } from './network.ts';
import { outsidePractice, reason, reasonStep, sourceNotAsked } from './outcomes.ts';

export const wellAgain = {
  published: 'DNS にも反映されています。',
  accepted: 'サービスが更新を受け付けました。',
  finished: 'プログラムが正常に終わりました。',
  watched: 'DNS の答えが元どおりになりました。',
};

export const actionWords: Strings['action'] = {
  runToAllow: '「今すぐ実行」で許可',
  add: '追加',
  addLong: 'イベントを追加…',
  properties: '編集…',
  duplicate: '複製',
  move: '別のサービスへ引っ越す…',
  remove: '削除…',
  enable: '有効にする',
  disable: '無効にする',
  run: '今すぐ実行',
  resume: '再開',
  export: '選択項目を書き出す…',
  more: 'その他の操作',
  ok: 'OK',
  cancel: 'キャンセル',
  save: '保存',
  close: '閉じる',
  dismiss: '閉じる',
  search: 'イベントを検索',
  searchPlaceholder: '検索',
};

export const columnWords: Strings['column'] = {
  name: '名前',
  service: 'サービス',
  address: 'アドレス',
  schedule: 'スケジュール',
  last: '最終更新',
  result: '結果',
  next: '次回',
};

export const gridWords: Strings['grid'] = {
  label: 'イベントリスト',
  tools: 'イベントの操作',
  count: (shown, all) => (shown === all ? `${number(all)}件のイベント` : `${number(all)}件中${number(shown)}件`),
  selected: (count) => `${number(count)}件を選択中`,
  nothingFound: (query) => `「${query}」を含むイベントはありません。`,
  clearSearch: '検索をやめる',
  commandService: 'コマンド実行',
  never: '—',
  untitled: '名称未設定',
};

export const statusWords: Strings['status'] = {
  running: '更新しています…',
  queued: '順番待ち',
  runningCommand: '実行しています…',
  published: '公開中',
  accepted: '受付済み',
  verifying: 'DNS を照合中',
  unseen: 'DNS に未反映',
  held: '保留中',
  pending: '送信待ち',
  addressUnknown: 'アドレス確認待ち',
  scheduled: '予定の時刻待ち',
  outdated: '今のアドレスではありません',
  noAddress: '公開するアドレスなし',
  off: '無効',
  fresh: '未実行',
  password: 'パスワード未入力',
  finished: '正常終了',
  unapproved: '許可待ち',
  notRun: '実行していません',
  programFailed: 'プログラムが失敗',
  retry: '自動で再試行します',
  stopped: '停止中',
};

export const approvalWords: Strings['approval'] = {
  program: 'このプログラムの実行を許可しますか？',
  path: (path) => `プログラム: ${path}`,
  argument: (nth, text) => `引数 ${nth}: ${text}`,
  programDetail:
    'イベントの条件に従って、あなたの権限で実行されます。ご自分で設定した場合だけ許可してください。プログラムと引数の組み合わせごとに一度だけ確認します。',
  host: 'このホストへのアドレスの問い合わせを許可しますか？',
  hostDetail: (host) =>
    `${host}\n\nこのホストには問い合わせたことが伝わり、その答えが公開するアドレスになります。ご自分で設定した場合だけ許可してください。ホストごとに一度だけ確認します。`,
  receiver: 'このサーバーへのお知らせの送信を許可しますか？',
  receiverDetail: (server) =>
    `${server}\n\nホスト名、アドレス、起きたことがこのサーバーに送られ、その応答がウインドウに表示されます。ご自分で設定した場合だけ許可してください。サーバーごとに一度だけ確認します。`,
  file: 'パスワードを平文のファイルに保存しますか？',
  fileDetail:
    'このシステムには安全なパスワードの保管場所があります。ファイルに保存すると、ファイルを読めるほかのプログラムからも読めます。ご自分で選んだ場合だけ許可してください。',
  allow: '許可',
};

export const statusSentenceWords: Strings['statusSentence'] = {
  fresh: 'このイベントはまだ実行されていません。',
  off: 'このイベントは無効です。何も送りません。',
  running: 'サービスに送信しています。',
  queued: '順番を待っています。1つのサービスには1件ずつ送信するためです。前の送信が終わると、自動で送信します。',
  secret: (labels) => `${beside(labels)}が未入力か、このコンピューターに保存されていないため、何も送れません。「全般」で入力してください。`,
  published: (address, when) => `DNS に ${address} が反映されています（${confirmed(when)}）。`,
  pending: 'DNS サーバーに反映されたかを照合しています。',
  unseen: 'DNS サーバーはまだ別のアドレスを返しています。照合を続けます。長引くときはサービスのページを確かめてください。',
  beside: ({ own, others, service, neighbours }) =>
    joined([
      `この名前には ${own} のほかに ${others} も登録されているため、アクセスの一部はそちらへ向かいます。`,
      neighbours === 'replaced'
        ? '「今すぐ実行」を選ぶと置き換わります。'
        : neighbours === 'told'
          ? `古いレコードなら、${beside(service)}のページで削除し、「今すぐ実行」を選んでください。`
          : '古いレコードかどうか、サービスのページで確かめてください。',
      '意図したもの（ラウンドロビン）なら、「編集」の「IP アドレス」で指定してください。',
      neighbours === 'replaced' ? null : 'Saikoro はほかのレコードを削除しません。照合は自動で続けます。',
    ]),
  unknown: 'DNS サーバーに問い合わせできませんでした。',
  heldAll: '今は公開を止めているため何も送らず、登録はそのままにします。理由と再開の時期は、ウインドウの上部に表示しています。',
  waits: (nextMs) => `送信を待っています。${nextMs === null ? '' : soon(nextMs)}自動で送ります。それまでサービスの登録は変わりません。`,
  addressUnknown: '今はアドレスを確定できないため何も送らず、登録はそのままにします。自動で確かめ続けます。',
  scheduled: (nextMs) =>
    `アドレスが変わっています。このイベントのスケジュールに従い、${nextMs === null ? '次の時刻に' : soon(nextMs)}送ります。`,
  outdated:
    '登録されているのは今のアドレスではなく、自動では送りません。「今すぐ実行」を使うか、スケジュールを「アドレス変化時」にしてください。',
  lost: 'この回線には今、この種類のアドレスがありません。以前の登録はそのままです。アドレスが戻ると自動で更新します。',
  sourceSilent:
    'このイベントの取得元からアドレスが分からないため、何も送らず、登録はそのままにします。「編集」の「IP アドレス」を確かめてください。確認は自動で続けます。',
  sourceUnasked: `${sourceNotAsked}そのため何も送りません。${outsidePractice}`,
  noAddress: 'この回線には、このイベントが公開する種類のアドレスがありません。現れるまで何も送りません。',
  unapproved: {
    program:
      'このプログラムの実行がまだ許可されていないため、実行していません。「今すぐ実行」を選ぶと、システムの確認画面がプログラムとすべての引数を表示します。',
    host: 'アドレスの問い合わせ先がまだ許可されていないため、何も送っていません。「今すぐ実行」を選ぶと、システムの確認画面が問い合わせ先を表示します。',
  },
  finished: (when) => `プログラムは${when}に正常に終わりました。`,
  programFailed: ({ why = 'program-failed', nextRunMs, onChange }) =>
    joined([
      reason[why]({ service: '' }),
      reasonStep[why],
      why === 'practice-program'
        ? null
        : nextRunMs !== undefined
          ? `次は${soon(nextRunMs)}実行します。`
          : onChange
            ? '次はアドレスが変わったときに実行します。'
            : '自動ではもう実行しません。',
    ]),
};

export const heldWords: Strings['held'] = {
  'host-hour': {
    short: (count) => `1時間に${count}回の上限`,
    sentence: ({ count, nextMs }) =>
      `アドレスがたびたび変わり、このホストはこの1時間に${count}回更新しました。サービスに負担をかけないよう、次は${soon(nextMs)}送ります。急ぐときは「今すぐ実行」を使ってください。`,
  },
  'host-day': {
    short: (count) => `1日に${count}回の上限`,
    sentence: ({ count, nextMs }) =>
      `アドレスがたびたび変わり、このホストはこの24時間に${count}回更新しました。サービスに負担をかけないよう、次は${soon(nextMs)}送ります。急ぐときは「今すぐ実行」を使ってください。`,
  },
  account: {
    short: (count) => (count === 0 ? 'サービスの待ち時間' : `アカウントの上限（${count}回）`),
    sentence: ({ nextMs }) => `サービスが、このアカウントからの更新に間隔をあけるよう求めています。次は${soon(nextMs)}送ります。`,
  },
  'lacks-ipv4': lacking('IPv4'),
  'lacks-ipv6': lacking('IPv6'),
};

export const emptyWords: Strings['empty'] = {
  title: '自宅サーバーの名前を、いつも今のアドレスに',
  text: '自宅の IP アドレスが変わると、DNS サービスに自動で登録し直します。',
  steps: [
    ['名前を登録する', 'DDNS Now や Duck DNS などのサービスでホスト名を取得します。'],
    ['イベントを追加する', 'その名前と、パスワードまたはトークンを入力します。'],
    ['これで完了', 'Saikoro がアドレスを登録し、DNS に反映されたことまで確かめます。'],
  ],
  add: '最初のイベントを追加',
  import: 'ファイルから読み込む…',
};
