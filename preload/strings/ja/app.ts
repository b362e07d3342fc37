import type { Family } from '../../contract/event.ts';
import { OBSTACLES } from '../../contract/publication.ts';
import type { Strings } from '../en/en.ts';
import { beside, confirmed, dates, families, number } from './common.ts';
import { wellAgain } from './events.ts';
import { grounds, journal, networkOf } from './journal.ts';
import { attention, natVerdicts, networkNotice, obstacle } from './network.ts';

export const trayWords: Strings['tray'] = {
  published: (address, checked) => `公開中: ${address}（${confirmed(checked)}）`,
  checked: (line, when) => `${line}・最後の確認は${when}`,
  accepted: (address) => `受付済み: ${address}（DNS では未確認）`,
  addressIs: (address, checked) => `現在のアドレス: ${address}（${confirmed(checked)}）`,
  noAddress: (family) => `この回線に ${families[family]} アドレスはありません`,
  unknown: (last) => (last ? `アドレスを確認できません（最後は ${last}）` : 'アドレスはまだ分かりません'),
  unsteady: (address, until) => `回線が不安定です（${until} まで ${address} のままにします）`,
  unconfirmed: (last) =>
    last ? `新しいアドレスを確認しています（${last} のままにします）` : '新しいアドレスを確認しています（まだ何も公開しません）',
  undecided: (last) => (last ? `取得元が食い違っています（${last} のままにします）` : '取得元が食い違っています（何も公開しません）'),
  paused: (until) => (until ? `${until} まで一時停止中` : '再開するまで一時停止中'),
  offline: (last) => (last ? `オフライン（最後のアドレスは ${last}）` : 'オフライン'),
  checking: 'アドレスを確認しています…',
  vpn: 'VPN 接続中（出口アドレスは公開しません）',
  vpnShort: 'VPN 接続中',
  waiting: '待機中',
  vpnStays: (address) => `${address} のままにします`,
  attention,
  checkNow: '今すぐ確認',
  copyAddress: (family: Family) => `${families[family]} アドレスをコピー`,
  pause: '一時停止',
  pauseHour: '1時間停止',
  pauseTomorrow: '明日まで停止',
  pauseUntilResumed: '再開するまで停止',
  resume: '再開',
  open: 'Saikoro を開く',
  settings: '設定…',
  more: 'その他',
  history: '履歴…',
  openAtLogin: 'ログイン時に開く',
  quit: 'Saikoro を終了',
  changePractice: 'アドレスを変えてみる（練習）',
  needsYou: (name, sentence) => `${name}: ${sentence}`,
};

export const noticeWords: Strings['notice'] = {
  'address-changed': ({ family, address, previous, events }) => ({
    title: address === null ? `${families[family]} アドレスがなくなりました` : `新しいアドレス ${address}`,
    next:
      address === null
        ? `この回線の ${families[family]} アドレス${previous ? `（${previous}）` : ''}がなくなりました。登録はそのままにします。`
        : `${previous ? `以前は ${previous} でした。` : ''}${events === 0 ? '自動で更新するイベントはありません。' : `${number(events)}件のイベントで更新します。`}`,
  }),
  resolved: 'その後、サービスは更新を受け付けています。',
  changedOften: (count) => `前の通知から${number(count)}回変わりました。`,
  'needs-you': ({ name, sentence }) => ({ title: `${beside(name)}に対応が必要です`, next: sentence }),
  recovered: ({ name, well }) => ({ title: `${beside(name)}が復旧しました`, next: wellAgain[well] }),
  obstacle: (verdict) => {
    const found = OBSTACLES.find((each) => each === verdict);
    return found === undefined
      ? { title: 'IPv4 の接続を妨げていた状態が終わりました', next: natVerdicts[verdict].text }
      : { title: obstacle[found].title.replace(/。$/, ''), next: obstacle[found].text(null) };
  },
  reminder: ({ name, service, days, until }) => ({
    title:
      days === 0
        ? `${beside(service)}での「${name}」の確認期限が過ぎました`
        : `${beside(service)}で「${name}」を確認してください（あと${number(days)}日）`,
    next: `${days === 0 ? `期限は${dates.day(until)}でした。名前が取り消されたかもしれません。` : `確認しないと、${dates.day(until)}に名前が取り消されます。`}サービスのページを開いてご自分で確認し、「編集」で「確認しました」を選んでください。${days === 0 ? 'サービスが受け付けるあいだ、更新は自動で続けます。' : days === 1 ? '確認の手続きは自動では行いません。' : '確認の手続きは自動では行いません。期限が近づくと、もう一度お知らせします。'}`,
  }),
  manyReminders: (count) => `サービスでの確認が必要な名前が${number(count)}件あります`,
  network: ({ news, router }) => networkNotice[news](networkOf(router)),
  manyRecovered: (count) => `${number(count)}件のイベントが復旧しました`,
};

export const cliWords: Strings['cli'] = {
  held: {
    window: (pid, folder) =>
      `${folder} は Saikoro アプリが使用中です（プロセス ${pid}）。同時に動かすと二重に送信されるため、何もしませんでした。アプリを終了するか、--user-data-dir=DIR で別のフォルダーを指定してください。`,
    command: (pid, folder) =>
      `${folder} は別の saikoro コマンドが使用中です（プロセス ${pid}）。同時に動かすと二重に送信されるため、何もしませんでした。そのコマンドを終了してから実行して再び起動するか、--user-data-dir=DIR で別のフォルダーを指定してください。`,
  },
  help: (command) => `Saikoro は自宅サーバーの名前を、いつも今のアドレスに保ちます。

使い方: ${command} [オプション]

--user-data-dir=DIR  設定・履歴・パスワードを DIR に置く
--hidden             ウインドウを開かずに起動する
--show               ウインドウを開く（起動中の Saikoro にも効く）
--import FILE        書き出したファイルのイベントを追加する
--practice           架空のサービスで練習する（外へは何も送らない）
--log=json           起きたことを1行1件の JSON で出力する（--log だけなら文章）
--secrets=file       パスワードを設定フォルダーのファイルに保存する
--ca-file=PEM        PEM の証明書も信頼する
FILE.saikoro-plugin.json
                     プラグインを追加する（ウインドウで確認）
--version            バージョンを出力する
--help               この説明を出力する`,
  unknownFlag: (flag, command) => `${flag} というオプションはありません。${command} --help をご覧ください。`,
  missingValue: (flag, command) => `${flag} には値が必要です。${command} --help をご覧ください。`,
  unexpectedValue: (flag, command) => `${flag} にその値は指定できません。${command} --help をご覧ください。`,
  running: '起動しました。Ctrl+C で終了します。',
  cannotStart: 'Saikoro を起動できません',
  folderRefused: (folder, why) =>
    `設定と履歴を ${folder} に保存できないため、Saikoro は起動しませんでした。${why}--user-data-dir=DIR で別のフォルダーを指定することもできます。何も変更していません。Saikoro を起動するまで、アドレスの変化は確認しません。`,
  folderFault: {
    'not-a-folder': () => 'フォルダーが必要な場所にファイルがあります。そのファイルを移動してから、もう一度起動してください。',
    'read-only': () => 'ディスクが読み出し専用です。書き込めるようにしてから、もう一度起動してください。',
    denied: () => 'このユーザーには書き込む権限がありません。権限を付けてから、もう一度起動してください。',
    full: () => 'ディスクに空きがありません。空きを作ってから、もう一度起動してください。',
    refused: (code) => `システムに拒否されました（${code}）。場所とディスクを確認してから、もう一度起動してください。`,
  },
  importDone: (added, skipped) =>
    `${number(added)}件のイベントを読み込みました${skipped ? `（すでにあるか使えない${number(skipped)}件を除きました）` : ''}。`,
  importFailed: (file, why) => `${file} を読み込めませんでした: ${why}`,
  readableLine: (entry, serviceName) => `${dates.full(entry.at)}  ${journal(entry, serviceName)}${grounds(entry)}`,
};

export const headingWords: Strings['heading'] = {
  second: {
    published: (family, address) => `${families[family]}（公開中）${address}`,
    accepted: (family, address) => `${families[family]}（DNS では未確認）${address}`,
    none: (family, address) => `${families[family]}（未公開）${address}`,
  },
  vpn: (address, published) =>
    `VPN 接続中です。VPN の出口アドレスは公開しません。${
      address === null
        ? 'ルーターからの通知だけに従います。'
        : published
          ? `公開中のアドレスは ${address} のままです。`
          : `ルーターによると、アドレスは ${address} です。`
    }`,
  noEvents: 'イベントはまだありません',
  allWell: (count) => (count === 1 ? 'イベントは最新です' : `${number(count)}件のイベントはすべて最新です`),
  wasWell: '一時停止した時点では最新でした',
  counts: {
    'needs-you': attention,
    contradicted: (count) => `${number(count)}件は DNS のアドレスが違います`,
    beside: (count) => `${number(count)}件は別のアドレスも登録されています`,
    retrying: (count) => `${number(count)}件は失敗し、再試行待ち`,
    held: (count) => `${number(count)}件は保留中`,
    pending: (count) => `${number(count)}件は更新待ち`,
    'address-unknown': (count) => `${number(count)}件はアドレスの確認待ち`,
    scheduled: (count) => `${number(count)}件は予定の時刻待ち`,
    outdated: (count) => `${number(count)}件は今のアドレスを公開していません`,
    none: (count) => `${number(count)}件は公開するアドレスなし`,
    checking: (count) => `${number(count)}件は DNS を照合中`,
    unverified: (count) => `${number(count)}件は受付済み（DNS では未確認）`,
    published: (count) => `${number(count)}件は公開中`,
  },
  programsOn: (count) => `プログラム${number(count)}件が有効`,
  programsRunning: (count) => `プログラム${number(count)}件を実行中`,
  programsFailing: (count) => `プログラム${number(count)}件が失敗`,
  allOff: 'すべてのイベントが無効です',
  check: '今すぐ確認',
  copy: (address) => `${address} をコピー`,
  copied: 'コピーしました',
  more: '一時停止',
};

export const bannerWords: Strings['banner'] = {
  practice: '練習モード: サービスは架空のもので、外へは何も送りません。アドレスは約20秒ごとに自動で変わります。',
  practiceChange: 'アドレスを変えてみる',
  details: '詳しく',
  others: (count) => `ほか +${number(count)}件を表示`,
  runtime: {
    unsupported: ({ electron }) => `お試し用: 今動いている Electron ${electron} には、もうセキュリティ更新が提供されません。`,
    older: ({ electron, builtFor }) => `お試し用: 今動いている Electron ${electron} は、Saikoro が前提とする ${builtFor} より古い版です。`,
    next: 'インターネットに接続してから Saikoro を終了し、Saikoro のフォルダーで「npm run electron」を実行して、起動し直してください。「npm start」も1日に1回、新しい版の取得を試します。',
  },
  readOnly: '設定が新しい Saikoro のものなので、ここでは変更できません。Saikoro を更新してください。',
  secretsTitle: 'パスワードの保存先を選んでください。',
  secretsText: 'このシステムには安全な保管庫がありません。',
  secretsFile: '自分だけが読めるファイル',
  secretsSession: '起動するたびに入力',
  missing: (count) => `${number(count)}件のイベントでパスワードが未入力です。`,
  missingAction: 'パスワードを入力…',
};
