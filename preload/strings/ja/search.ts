import type { Strings } from '../en/en.ts';
import { number } from './common.ts';

export const searchWords: Strings['search'] = {
  title: 'クイック検索',
  placeholder: 'イベント、コマンド、設定',
  kinds: { event: 'イベント', command: 'コマンド', setting: '設定', help: 'ヘルプ' },
  count: (found) => `${number(found)}件`,
  none: (query) => `「${query}」を含むものはありません。`,
};
