import type { Strings } from '../en/en.ts';
import { number } from './common.ts';

export const eventListWords: Strings['eventList'] = {
  leave: {
    title: '変更を保存しますか？',
    text: '入力した内容はまだ保存されていません。保存しないと、イベントは元のままになります。',
    discard: '保存しない',
  },
  needs: {
    filter: '要対応',
    show: (count) => `対応が必要な${number(count)}件のイベントを表示`,
    showThem: '一覧で表示',
    none: '対応が必要なイベントは、今はありません。',
    all: 'すべてのイベントを表示',
  },
};
