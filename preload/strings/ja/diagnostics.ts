import type { Strings } from '../en/en.ts';

export const diagnosticsWords: Strings['diagnostics'] = {
  title: '診断情報',
  text: 'バージョン、設定、イベントの状態、取得元の答え、履歴の最後の200行とログの最後の400行が入ります。パスワードは入りません。',
  logLevel: 'ログに残すもの',
  logLevels: { error: 'エラー', warning: 'エラーと警告', info: '起きたことも', debug: '詳細も（原因を調べるとき）' },
  logHelp:
    '設定と同じ場所の「logs」フォルダに、合わせて2 MB まで残します。内容はコードと時刻、Saikoro 自身の不具合のメッセージです。パスワードは入りません。',
  hide: 'ホスト名、イベントの名前、アドレスを伏せる',
  copy: '診断情報をコピー',
  copied: 'コピーしました。人に渡す前に、内容を確かめてください。',
  save: 'ファイルに保存…',
  saveTitle: '診断情報の保存',
};
