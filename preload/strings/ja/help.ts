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
  shortcuts: {
    inList: 'イベントリスト内',
    contextMenu: 'コンテキストメニュー',
    typeAhead: '名前で移動',
    letters: '名前の先頭を入力',
  },
};
