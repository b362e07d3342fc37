import type { JournalEntry } from '../../contract/journal.ts';
import type { Strings } from '../en/en.ts';

const faults: Strings['release']['fault'] = {
  unreachable: 'Saikoro の配布サーバーに接続できません。接続を確認してください。',
  'bad-status': 'Saikoro の配布サーバーがエラーを返したため、何もダウンロードしていません。',
  insecure: 'バージョン一覧が暗号化されていないアドレスを指しているため、何もダウンロードしていません。',
  redirected:
    'バージョン一覧が Saikoro のものではないサーバーを指しているため、何もダウンロードしていません。ネットワークが転送している可能性があります。別のネットワークで試してください。',
  'too-large': '予告された大きさを超えるデータが届いたため、破棄しました。',
  cut: 'ダウンロードが途中で終わったため、破棄しました。',
  unsigned: 'バージョン一覧に署名がないため、何もダウンロードしていません。ネットワークが通信内容を変えていないか確認してください。',
  'bad-signature':
    'バージョン一覧の署名が Saikoro のものではないため、何もダウンロードしていません。途中で変えられた可能性があります。別のネットワークで試してください。',
  unreadable: 'バージョン一覧を読み取れないため、何もダウンロードしていません。新しいバージョンはダウンロードページで確認してください。',
  'other-app': 'バージョン一覧が別のアプリのものなので、何もダウンロードしていません。',
  older: 'バージョン一覧が今より古いバージョンを示しているため、何もダウンロードしていません。',
  'rolled-back': 'バージョン一覧が以前より古いバージョンを示しているため、何もダウンロードしていません。古い写しの可能性があります。',
  'other-system':
    'このシステムとプロセッサー用の新しいバージョンがないため、何もダウンロードしていません。ダウンロードページを確認してください。',
  'bad-name': 'バージョン一覧が別のフォルダーのファイルを示しているため、何もダウンロードしていません。',
  'no-hash': 'バージョン一覧にファイルのチェックサムがないため、何もダウンロードしていません。',
  'bad-hash': 'ダウンロードしたファイルが署名されたものと違うため、破棄しました。',
  'disk-full': 'ディスクがいっぱいのため、新しいバージョンを保存できませんでした。空き容量を増やしてください。',
  'disk-error': '新しいバージョンを保存できませんでした。データフォルダーのアクセス権を確認してください。',
  'not-installed': '新しいバージョンをインストールできなかったため、今のバージョンのままです。ページからダウンロードしてください。',
};

export const releaseWords: Strings['release'] = {
  title: 'アップデート',
  wish: 'Saikoro の新しいバージョンを1日に1回確認する',
  help: {
    installs:
      '配布サーバーに1日に1回問い合わせます。利用者についての情報は送りません。新しいバージョンはバックグラウンドでダウンロードし、指示したときか次の起動時にインストールします。終了時にはインストールしません。',
    tells:
      '配布サーバーに1日に1回問い合わせます。利用者についての情報は送りません。このインストール方法では Saikoro が自分を置き換えることはなく、リンクを表示します。',
    none: 'ここでは使えません。開発用の版、練習モード、またはリリース鍵のない版です。',
  },
  check: 'アップデートを確認',
  command: 'アップデートを確認…',
  install: 'インストールして再起動',
  openPage: 'ダウンロードページを開く',
  standing: ({ step, newer, askedAt }, when) => {
    const version = newer?.version ?? '';
    if (step === 'asking') return '確認しています…';
    if (step === 'downloading') return `バージョン ${version} をダウンロードしています…`;
    if (step === 'ready') return `バージョン ${version} をインストールできます。`;
    if (step === 'installing') return `バージョン ${version} をインストールしています…`;
    if (newer !== null) return `バージョン ${version} があります。`;
    return askedAt === null ? 'まだ確認していません。' : `前回の確認: ${when}`;
  },
  newest: (version) => `Saikoro ${version} は最新です。`,
  ask: {
    title: 'Saikoro の新しいバージョンを確認しますか？',
    text: '配布サーバーに1日に1回問い合わせます。利用者についての情報は送りません。あとで「設定」で変更できます。',
    yes: '1日に1回確認',
    no: '確認しない',
  },
  ready: {
    installs: (version, daily) => ({
      title: `Saikoro ${version} をインストールできます。`,
      text: daily ? '今すぐインストールするか、次の起動時に自動でインストールします。' : 'インストールは、指示があるまで行いません。',
    }),
    tells: (version) => ({ title: `Saikoro ${version} があります。`, text: 'ページからダウンロードしてください。' }),
  },
  news: (version) => `Saikoro ${version} の新機能:`,
  noNews: '細かな改善を行いました。',
  fault: faults,
  again: '1日以内に自動でもう一度確認します。',
};

export const releaseJournal = ({ step, version, fault }: Extract<JournalEntry, { kind: 'release' }>): string => {
  const which = version === null ? '新しいバージョン' : `バージョン ${version}`;
  if (step === 'found') return `Saikoro の${which}があります`;
  if (step === 'downloaded') return `Saikoro の${which}をダウンロードしました`;
  if (step === 'installing') return `Saikoro の${which}をインストールします`;
  if (step === 'installed') return `Saikoro の${which}を初めて起動しました`;
  return fault === undefined ? `Saikoro の${which}を拒否しました` : `${faults[fault].split('。')[0]}`;
};
