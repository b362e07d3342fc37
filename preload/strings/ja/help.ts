import type { Strings } from '../en/en.ts';

export const helpWords: Strings['help'] = {
  about: {
    what: '自宅サーバーの名前を、いつも今のアドレスに保ちます。',
    version: 'バージョン',
    runtime: '動作環境',
    runtimes: {
      current: ({ electron }) => `Electron ${electron}`,
      older: ({ electron, builtFor }) => `Electron ${electron}（本来は ${builtFor} 向け）`,
      unsupported: ({ electron }) => `Electron ${electron}（セキュリティ更新は終了）`,
    },
    licence: 'ライセンス',
    licenceText: 'MIT',
  },
  label: 'ヘルプの項目',
  more: 'ヘルプ',
  pages: {
    start: 'はじめに',
    router: 'ルーターとポート',
    'shared-lines': 'CGNAT・DS-Lite・MAP-E の回線',
    errors: 'エラーと直し方',
    moving: 'DiCE やほかのクライアントから移る',
    channels: 'お知らせの送り先',
    privacy: 'プライバシー',
  },
  licences: {
    text: 'Saikoro は次の著作物を含みます。Electron、Chromium、Node.js のライセンスは、プログラムと同じ場所の LICENSES.chromium.html にあります。',
    failed: '一覧を読み取れませんでした。',
  },
  shortcuts: {
    inList: 'イベントリスト内',
    contextMenu: 'コンテキストメニュー',
    typeAhead: '名前で移動',
    letters: '名前の先頭を入力',
  },
};
