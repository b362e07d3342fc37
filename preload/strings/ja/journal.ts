import { type Because, type BudgetHold, type Count, type HoldWhy, isUnconfirmed } from '../../contract/because.ts';
import type { HOME_CHANGES, JournalEntry, Verification } from '../../contract/journal.ts';
import { dates, families, listed, span } from './common.ts';
import { happened, whyNot } from './outcomes.ts';
import { problem } from './problems.ts';
import { releaseJournal } from './releases.ts';
import { watchJournal } from './watch.ts';

export const changes: Record<Extract<JournalEntry, { kind: 'event' }>['change'], string> = {
  added: '追加しました',
  edited: '変更しました',
  deleted: '削除しました',
  enabled: '有効にしました',
  disabled: '無効にしました',
  resumed: '再開しました',
  confirmed: 'サービスで確認しました',
  imported: '読み込みました',
};

export const pluginChanges: Record<Extract<JournalEntry, { kind: 'plugin' }>['change'], string> = {
  added: '追加しました',
  replaced: '置き換えました',
  removed: '削除しました',
};

export const looks: Record<Verification, (p: { host: string; expected: string; seen: string }) => string> = {
  match: ({ host, expected }) => `${host} の DNS に ${expected} が反映されました`,
  mismatch: ({ host, expected, seen }) => `${host} の DNS にまだ ${expected} が反映されていません（現在: ${seen}）`,
  unknown: ({ host }) => `${host} の DNS を確認できませんでした`,
  beside: ({ host, expected, seen }) => `${host} の DNS に ${expected} のほか ${seen} も登録されています`,
};

export const because: Record<Because, string> = {
  announced: 'ルーターからの通知です。それまでの答えはインターネット側と一致していました',
  'router-and-echo': 'ルーターの答えとインターネット側の答えが一致しました',
  'router-alone': 'VPN 接続中のため、ルーターの答えだけに従いました',
  'card-and-echo': 'このコンピューターの長く使えるアドレスで、同じネットワークがインターネット側から見えています',
  'card-alone': 'VPN 接続中のため、家庭内のネットワークにあるこのコンピューター自身のアドレスに従いました',
  'operators-agree': '運営者の異なる取得元の答えが一致しました',
  'own-source': '設定で選んだ取得元の答えです',
  'single-voice-stays': '取得元の1つが同じ答えでした（変わらない間はこれで十分です）',
  contradiction: '取得元によって答えが違い、どれも十分な数になりません',
  'waiting-for-more': '新しいアドレスの答えがありましたが、まだ数が足りません',
  'card-unseen': 'このコンピューターにアドレスはありますが、インターネット側でまだ確かめられません',
  'card-elsewhere': 'インターネット側から見えるネットワークが、このコンピューターのものと違います（VPN など）',
  unsteady: '回線のアドレスが行き来しています',
  reserved: '外から届かないアドレス（私設アドレスなど）の答えしかありません',
  tainted: 'VPN の出口のアドレスしか見えません',
  absent: 'この回線にはこの種類のアドレスがありません',
  silence: 'どの取得元からも取得できませんでした',
};

export const countWords: Record<Count, string> = {
  counted: '採用',
  waiting: '一致を待機',
  held: '保留',
  minority: '不採用: 少数意見',
  reserved: '外から届かない',
  tainted: 'VPN 経由',
  benched: '不採用: 少数意見、1日は問い合わせない',
};

/** A decision's ground, and who said what, for a line of text. */
export const grounds = (entry: JournalEntry): string => {
  if (entry.kind !== 'address' && entry.kind !== 'undecided') return '';
  const said = entry.evidence.map(({ source, answer, address, why, counted, said: words }) => {
    const word = answer === 'address' ? (address ?? '') : answer === 'absent' ? 'なし' : (why ?? '回答なし');
    const begins = words === undefined ? '' : `「${words}」`;
    return `${source}: ${word}${begins}${counted === undefined ? '' : `（${countWords[counted]}）`}`;
  });
  const ground = entry.because === undefined || entry.because === 'unsteady' ? '' : `（${because[entry.because]}）`;
  return `${ground}${said.length === 0 ? '' : ` [${said.join('、')}]`}`;
};

export const holdBegan: Record<HoldWhy, string> = {
  vpn: 'VPN に接続し、ルーターからもアドレスが分からないため、確認を一時停止しました',
  'other-network': '自宅以外のネットワークのため、公開を一時停止しました',
  portal: 'ログインが必要なネットワークのため、公開を一時停止しました',
};

export const holdEnded: Record<HoldWhy, string> = {
  vpn: 'VPN の後、確認を再開しました',
  'other-network': '自宅のネットワークなので、公開を再開しました',
  portal: 'インターネットにつながったため、公開を再開しました',
};

export const networkOf = (router: string | null): string => (router === null ? 'この接続' : `ルーター ${router} のネットワーク`);

export const homeChange: Record<(typeof HOME_CHANGES)[number], (network: string) => string> = {
  learned: (network) => `${network}を自宅として覚えました`,
  adopted: (network) => `${network}を自宅に加えました`,
  replaced: (network) => `同じ回線に新しいルーターがあるため、${network}も自宅として覚えました`,
  removed: (network) => `${network}を自宅から外しました`,
};

export const budget: Record<BudgetHold, (count: number) => string> = {
  'host-hour': (count) => `このホストは1時間に${count}回更新しました`,
  'host-day': (count) => `このホストは24時間に${count}回更新しました`,
  account: () => 'サービスがアカウント全体の間隔を求めています',
};

export const journal = (entry: JournalEntry, serviceName: (id: string) => string = (id) => id, isOwn = false): string => {
  switch (entry.kind) {
    case 'started':
      return `Saikoro ${entry.version} が${entry.practice ? '練習モードで' : ''}起動しました`;
    case 'stopped':
      return 'Saikoro が終了しました';
    case 'address':
      if (entry.address === null)
        return `この回線の ${families[entry.family]} アドレス${entry.previous ? ` ${entry.previous} ` : ''}がなくなりました`;
      if (entry.previous === null) return `${families[entry.family]} アドレスを確認しました: ${entry.address}`;
      return `${families[entry.family]} アドレスが ${entry.previous} から ${entry.address} に変わりました`;
    case 'undecided':
      if (entry.because === 'unsteady')
        return `${families[entry.family]} アドレスが行き来しているため、${dates.brief(entry.until ?? entry.at)} まで ${entry.address} のままにします`;
      if (isUnconfirmed(entry.because))
        return `新しい ${families[entry.family]} アドレスの答えがありましたが、確認できないため何も公開しませんでした`;
      return `${families[entry.family]} アドレスの取得元が食い違ったため、何も公開しませんでした`;
    case 'update': {
      const address = [entry.ipv4, entry.ipv6].filter(Boolean).join(' と ') || undefined;
      const whose = isOwn ? '' : `（${entry.name || listed(entry.hosts)}）`;
      if (entry.outcome === 'not-sent' && entry.reason !== undefined)
        return `${happened['not-sent']({ service: serviceName(entry.service) })}: ${whyNot(entry.reason)}${whose}`;
      return `${happened[entry.outcome]({ service: serviceName(entry.service), address, seconds: entry.afterSeconds, reason: entry.reason })}${whose}`;
    }
    case 'verification': {
      const all = entry.seen.flatMap((server) => server.addresses);
      const others = [...new Set(all.filter((address) => address !== entry.expected))].join('、');
      const seen = entry.verification === 'beside' ? others : (all[0] ?? '該当なし');
      const said = looks[entry.verification]({ host: entry.host, expected: entry.expected, seen });
      return entry.settles ? `${said}。サービスの返答では分かりませんでしたが、更新できたものとして扱います` : said;
    }
    case 'command':
      if (entry.outcome === 'updated' || entry.outcome === 'unchanged') return `「${entry.name}」を実行しました`;
      if (entry.reason === 'practice-program') return `「${entry.name}」のプログラムは実行していません（練習中）`;
      if (entry.reason === 'program-not-found') return `「${entry.name}」は実行していません: プログラムが見つかりませんでした`;
      if (entry.outcome === 'not-sent') return `「${entry.name}」は実行していません: プログラムを起動できませんでした`;
      if (entry.reason === 'program-timeout') return `「${entry.name}」のプログラムが時間内に終わらず、止めました`;
      return `「${entry.name}」のプログラムが失敗しました${entry.exitCode === null ? '' : `（終了コード ${entry.exitCode}）`}`;
    case 'watch':
      return watchJournal(entry);
    case 'event':
      return `「${entry.name}」を${changes[entry.change]}`;
    case 'paused':
      return entry.until === null || entry.until === 0
        ? '再開するまで更新を一時停止しました'
        : `${dates.brief(entry.until)} まで更新を一時停止しました`;
    case 'continued':
      return '更新を再開しました';
    case 'budget':
      return `「${entry.name}」の更新を ${dates.brief(entry.until)} まで控えます（${budget[entry.why](entry.count)}）`;
    case 'line':
      if (entry.down) return 'インターネットに接続できません';
      return `インターネットに接続できるようになりました${entry.since === undefined ? '' : `（${dates.brief(entry.since)} から${span(entry.at - entry.since)}オフライン）`}`;
    case 'hold':
      return (entry.on ? holdBegan : holdEnded)[entry.why];
    case 'home':
      return homeChange[entry.change](networkOf(entry.router));
    case 'plugin':
      return `プラグイン「${entry.name}」を${pluginChanges[entry.change]}${entry.change === 'removed' || entry.host === null ? '' : `（送信先 ${entry.host}）`}`;
    case 'release':
      return releaseJournal(entry);
    case 'problem':
      return problem[entry.problem].title.replace(/。$/, '');
  }
};
