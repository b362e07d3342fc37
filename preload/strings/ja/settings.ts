import type { Strings } from '../en/en.ts';
import { beside, number } from './common.ts';

export const settingsWords: Strings['settings'] = {
  general: '一般',
  language: '言語',
  theme: '外観',
  themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  login: 'ログイン時に Saikoro を開く',
  loginHelp: 'ウインドウを開かずに起動します。',
  loginApproval: 'システムの許可がまだです。「システム設定」→「一般」→「ログイン項目」で許可してください。',
  loginUnsupported: 'このシステムでは、ここから設定できません。',
  address: 'アドレス',
  check: '確認する間隔（分）',
  checkHelp:
    '1〜1440。ルーターからアドレスが分かる場合は、間隔によらず数秒ごとに確認します。分からない場合は、この間隔に3回、STUN サーバーに問い合わせます。',
  families: '確認するアドレス',
  source: 'アドレスの取得元',
  homeOnly: '自宅でだけ公開する',
  homeRules: { laptops: 'ノートパソコンのみ', always: 'このコンピューターでは常に', never: 'どこでも公開する' },
  homeHelp: (portable, rule) => {
    if (rule === 'never') return 'どのネットワークにいても、そこのアドレスを公開します。';
    if (rule === 'always' || portable) return '外出先など、ほかのネットワークでは確認も公開もしません。';
    return portable === false
      ? 'このコンピューターはデスクトップ型なので、この設定は適用されません。'
      : 'ノートパソコンかどうか分からないため、この設定は適用されません。';
  },
  homes: '自宅のネットワーク',
  homesNone: 'まだありません。最初に公開したネットワークを自宅として覚えます。',
  homesGone: 'ありません。どのネットワークでも公開を一時停止します。',
  homesHelp: 'ルーターで見分けます。',
  home: (router) => (router === null ? 'このコンピューターから直接接続' : `ルーター ${router}`),
  homeHere: '現在のネットワーク',
  homeSince: (when) => `${when}から`,
  homeVague: 'アドレスだけで見分けるため、よそと区別できないことがあります',
  homeRemove: (name) => `${beside(name)}を外す`,
  homeAdd: '今のネットワークを加える',
  notify: '通知',
  notifyHelp: 'オフにしたものも、「お知らせ」には表示されます。',
  notifyKinds: { addressChanged: 'アドレスが変わったとき', needsYou: '対応が必要なとき', recovered: '復旧したとき' },
  secrets: 'パスワード',
  secretStore: {
    system: 'システムのパスワード保管庫（Mac ではキーチェーン）に保存しています。',
    file: '自分だけが読めるファイルに保存しています。',
    session: 'メモリーだけに置き、起動するたびに入力します。',
    unchosen: '未設定です。',
  },
  transfer: '別のコンピューターへ移す',
  export: '書き出す…',
  import: '読み込む…',
  exportTitle: 'イベントの書き出し',
  exportText: (count) => `${number(count)}件のイベントをファイルに書き出します。`,
  withSecrets: 'パスワードも含める',
  withSecretsHelp: 'パスフレーズで暗号化します。読み込むときに同じパスフレーズが必要です。',
  passphrase: 'パスフレーズ',
  passphraseAgain: 'パスフレーズ（もう一度）',
  passphraseShort: '8文字以上にしてください。',
  passphraseDiffers: '2つのパスフレーズが違います。',
  exported: (count, path) => `${number(count)}件のイベントを ${path} に書き出しました。`,
  importTitle: 'イベントの読み込み',
  imported: (added) => `${number(added)}件のイベントを読み込みました。`,
  switchedOff: (count) =>
    `このうち${number(count)}件は、プログラムの実行か独自の取得元を含むか、5分毎より頻繁に動くため、無効の状態で読み込みました。内容を確認してから有効にしてください:`,
  importedEnded: (count) =>
    `このうち${number(count)}件は、サービスが終了しているため無効の状態で読み込み、何も送信しません。「編集」で別のサービスに移してください:`,
  skipped: (count) => `次の${number(count)}件は読み込みませんでした:`,
  goOn: '読み込む',
  pause: '一時停止',
  pauseText: '一時停止中は、確認も送信もしません。',
  pausedUntil: (until) => `${until} まで一時停止中です。`,
  pausedForGood: '再開するまで一時停止中です。',
  running: '動作中です。',
  saved: '保存しました',
  about: (version) => `Saikoro ${version}`,
};
