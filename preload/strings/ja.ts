import { type Because, type BudgetHold, type Count, type HoldWhy, isUnconfirmed, type NatVerdict } from '../contract/because.ts';
import type { Family, Schedule } from '../contract/event.ts';
import type { HOME_CHANGES, JournalEntry, ProblemCode, Verification } from '../contract/journal.ts';
import type { OutcomeKind, Reason } from '../contract/outcome.ts';
import { OBSTACLES, type Obstacle } from '../contract/publication.ts';
import type { NetworkNews } from '../contract/state.ts';
import { countriesIn, datesIn, type Span, spanOf } from './durations.ts';
import type { DeviceFault, Strings } from './en.ts';
import type { HoldWords, ObstacleWords, OutcomeParams, ReasonParams, SentenceParams, TitleAndNext } from './params.ts';

const dates = datesIn('ja-JP');
const number = (count: number): string => count.toLocaleString('ja');
const units: Record<Span['unit'], string> = { second: '秒', minute: '分', hour: '時間', day: '日' };
const span = (ms: number): string => {
  const { unit, count } = spanOf(ms);
  return `${number(count)}${units[unit]}`;
};
const age = (ms: number): string => (ms < 10_000 ? 'たった今' : `${span(ms)}前`);
/** When something happens, within a sentence. */
const soon = (ms: number): string => (ms < 1000 ? 'まもなく' : `${span(ms)}後に`);
/** A name before Japanese words: set apart where it ends in Latin letters. */
const beside = (name: string): string => (/[\u0021-\u007e]$/.test(name) ? `${name} ` : name);
const ahead = (ms: number): string => (ms < 1000 ? 'まもなく' : `${span(ms)}後`);
const families: Record<Family, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };
const theAddress = (address?: string): string => address ?? 'アドレス';
const joined = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('');

const outcome: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: () => '更新しました',
  unchanged: () => '変更なし',
  verified: () => 'DNS で確認済み',
  'rate-limited': ({ seconds }) => (seconds ? `回数制限のため${span(seconds * 1000)}待機` : '回数制限のため待機'),
  'server-error': () => 'サーバーエラー',
  network: () => '接続できません',
  'auth-failed': ({ reason: why }) => (why === 'not-permitted' ? '権限がありません' : '認証できません'),
  'bad-host': () => 'ホスト名が違います',
  'bad-config': () => '設定が違います',
  abuse: () => 'サービスがブロック中',
  'not-confirmed': () => '確認できません',
  'not-sent': () => '送信していません',
};

const happened: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: ({ service, address }) => `${beside(service)}が ${theAddress(address)} を受け付けました`,
  unchanged: ({ service, address }) => `${beside(service)}にはすでに ${theAddress(address)} が登録されていました`,
  verified: ({ service, address }) =>
    `${beside(service)}の返答では更新を確認できませんでしたが、DNS サーバーは ${theAddress(address)} を返しています`,
  'rate-limited': ({ service, seconds }) =>
    `${beside(service)}が、更新の回数が多すぎるとして今は受け付けていません${seconds ? `（${span(seconds * 1000)}待つように求めています）` : ''}`,
  'server-error': ({ service }) => `${beside(service)}がサーバーエラーを返しました`,
  network: ({ service }) => `${beside(service)}に接続できませんでした`,
  'auth-failed': ({ service, reason: why }) =>
    why === 'not-permitted'
      ? `${beside(service)}が変更を拒否しました`
      : `${beside(service)}がユーザー名・パスワード・トークンのいずれかを受け付けませんでした`,
  'bad-host': ({ service }) => `${beside(service)}にこのホスト名がないか、別のアカウントのものです`,
  'bad-config': ({ service }) => `${beside(service)}ではこの設定を使えませんでした`,
  abuse: ({ service }) => `${beside(service)}が、アクセスが多すぎるとしてこのホストかアカウントをブロックしています`,
  'not-confirmed': ({ service }) => `${beside(service)}は応答しましたが、更新を確認できませんでした`,
  'not-sent': ({ service }) => `${beside(service)}へ送信していません`,
};

const reason: Record<Reason, (p: ReasonParams) => string> = {
  'no-rule': () => '想定外の応答が返りました。',
  'http-status': () => 'Web サーバーがエラーの状態コードを返しました。',
  'empty-reply': () => '応答が空でした。',
  'html-reply': () => '応答が Web ページでした。パスが違うか、接続中のネットワークのログイン画面かもしれません。',
  'other-address': () => '送信したものとは違うアドレスを登録した、と応答しました。',
  redirect: () => '別の Web アドレスへ案内されましたが、そこへパスワードは送りません。',
  truncated: () => '応答が長すぎます。',
  dns: () => 'サーバーの名前を解決できませんでした。',
  connection: () => 'サーバーに接続できませんでした。',
  tls: () => '証明書または暗号化方式を信頼できないため、何も送信しませんでした。',
  timeout: () => '時間内に応答がありませんでした。',
  offline: () => 'このコンピューターがネットワークにつながっていません。',
  clock: ({ clockOffsetSeconds, kind }) =>
    clockOffsetSeconds
      ? `このコンピューターの時計が${span(clockOffsetSeconds * 1000)}${clockOffsetSeconds > 0 ? '進んで' : '遅れて'}います。`
      : kind === 'network'
        ? '証明書がこのコンピューターの時刻では無効なため、何も送信しませんでした。期限が切れているか、時計が合っていません。'
        : 'このコンピューターの時計が合っていません。',
  'zone-not-found': () => 'アカウントにこの名前のゾーンがありません。',
  'record-not-found': () => 'アカウントに更新するレコードがありません。',
  'host-outside-zone': () => 'ホスト名が、設定したドメインに含まれていません。',
  'missing-setting': ({ setting }) => (setting ? `「${setting}」が空です。` : '必要な設定が空です。'),
  'missing-secret': ({ setting }) =>
    setting
      ? `「${setting}」が未入力か、このコンピューターに保存されていません。`
      : 'パスワードかトークンが未入力か、このコンピューターに保存されていません。',
  'unknown-service': () => 'このサービスのプラグインが入っていません。',
  'service-ended': () => 'このサービスは終了しました。',
  'reserved-address': () => '外からは届かない私設・予約済みのアドレスです。',
  'source-address-only': () => 'このサービスは接続元のアドレスしか受け付けず、今は別の回線のものかもしれません。',
  'too-many-hosts': () => '一度に受け付けられる数より多くのホスト名があります。',
  'program-not-found': () => 'プログラムが見つかりませんでした。',
  'program-failed': () => 'プログラムがエラーで終わりました。',
  'program-timeout': () => 'プログラムが時間内に終わらなかったため、止めました。',
  practice: () => '練習中は送りません。',
  'practice-program': () => '練習中はプログラムを実行しません。',
  closed: () => '応答の前に接続が切れました。更新は届いているかもしれません。',
  'unfit-setting': ({ setting }) => (setting ? `「${setting}」の値は使えません。` : '使えない値の設定があります。'),
  'unfit-host': () => 'ホスト名として使えない名前があります。',
  'unfit-family': () => 'このサービスには、この種類（IPv4・IPv6）のアドレスを登録できません。',
  'already-refused': () => 'このアカウントは、ほかの更新ですでに拒否されています。',
  'host-is-alias': () => 'この名前は CNAME（別の名前への別名）です。サーバーは別名を残すため、アドレスを並べて登録できません。',
  'not-permitted': () => '鍵は正しいのですが、この名前を書き換える権限がありません。',
  'key-unknown': () =>
    'サーバーがこの鍵を知りません。鍵の名前かアルゴリズムがサーバー側と違います。この名前を書き換える権限のない鍵に、同じ返答をするサーバーもあります。',
  'zone-doubled': () => 'アカウントに同じ名前のゾーンが複数あり、どちらを使うべきか判断できません。',
  'program-not-started': () => 'プログラムを起動できませんでした。',
};

/** Practice has a folder of its own. */
const outsidePractice = '実際に使うときは、--practice を付けずに起動し、そこでイベントを追加してください。';
const sourceNotAsked = '練習中は、この取得元に問い合わせません。';

const reasonStep: Record<Reason, string | null> = {
  'no-rule': '応答と、サービスのページを確かめてください。自分の URL なら、「テスト」で成功の見分け方を選べます。',
  'http-status': null,
  'empty-reply': null,
  'html-reply':
    'プロパティでアドレスを確認してください。ネットワークへのログインが必要な場合は、ブラウザーでログインしてから「今すぐ実行」を選んでください。',
  'other-address': 'サービスのページでアドレスを確かめてください。',
  redirect: '新しい Saikoro かプラグインがないか確かめてください。',
  truncated: null,
  dns: null,
  connection: null,
  tls: 'ご自分のサービスなら、証明書を --ca-file で指定してください。',
  timeout: null,
  offline: 'ケーブル・Wi-Fi・ルーターを確かめてください。',
  clock: 'システム設定で時計を自動に合わせてください。時計が正しければ、サービス側の対応を待つ必要があります。',
  'zone-not-found': 'ドメインとトークンの権限を確かめてください。',
  'record-not-found': 'サービスのページでレコードを一度作成してください。',
  'host-outside-zone': 'プロパティでホスト名かドメインを直してください。',
  'missing-setting': 'プロパティで入力してください。',
  'missing-secret': 'プロパティで入力してください。',
  'unknown-service': '別のサービスを選ぶか、プラグインを入れてください。',
  'service-ended': 'プロパティで別のサービスに移してください。',
  'reserved-address': 'プロパティの「IPアドレス」で別の取得元を選んでください。',
  'source-address-only': 'VPN を切るか、別のサービスを選んでください。',
  'too-many-hosts': 'イベントを二つに分けてください。',
  'program-not-found': 'プロパティでパスを直してください。',
  'program-failed': 'ログで出力を確かめてください。',
  'program-timeout': 'プロパティで制限時間を延ばしてください。',
  practice: outsidePractice,
  'practice-program': outsidePractice,
  closed: null,
  'unfit-setting': 'プロパティで直してください。',
  'unfit-host': 'プロパティでホスト名を直してください。',
  'unfit-family': 'プロパティの「IPアドレス」で種類を選び直してください。',
  'already-refused': '拒否された更新の内容を確かめ、プロパティで直してください。',
  'host-is-alias': 'DNS サーバーで CNAME を削除するか、プロパティでホスト名を変えてください。',
  'not-permitted': 'DNS サーバーの設定で許可するか、プロパティでホスト名を変えてください。',
  'key-unknown': 'プロパティの鍵の名前とアルゴリズムを、サーバー側と見比べてください。',
  'zone-doubled': '使うゾーンの ID をプロパティの「ゾーン ID」に入力するか、もう一方のゾーンを削除してください。',
  'program-not-started': 'プロパティでパスと実行の許可を確かめてください。',
};

const step: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: () => '何もする必要はありません。',
  verified: () => '何もする必要はありません。',
  unchanged: () => '何もする必要はありません。',
  'rate-limited': ({ seconds }) =>
    `${seconds ? 'それまでは手動で実行しないでください。' : 'しばらく手動では実行しないでください。'}何日も続くときはサービスのページを確かめてください。`,
  'server-error': () => '長く続くときはサービスのページを確かめてください。',
  network: () => 'ほかのページも開けないときは接続を確かめてください。',
  'auth-failed': () => 'プロパティでパスワードかトークンを入力し直してください。',
  'bad-host': () => 'プロパティでホスト名を直すか、サービスで登録してください。',
  'bad-config': () => 'プロパティで設定を直してください。',
  abuse: () => 'サービスに解除を頼んでから「再開」を選んでください。',
  'not-confirmed': () => 'ログの応答を確かめてください。',
  'not-sent': () => 'プロパティで設定を確かめてください。',
};

const automatically = ({ nextTryMs, stopped }: SentenceParams): string => {
  if (stopped) return 'サービスにブロックされないよう、自動更新を停止しています。設定を直すか「再開」を選ぶと、また自動で更新します。';
  if (nextTryMs !== undefined) return `${soon(nextTryMs)}自動でもう一度試します。`;
  return '次にアドレスが変わったとき、自動でもう一度試します。';
};

const failure = (kind: OutcomeKind) => (p: SentenceParams) =>
  joined([
    `${happened[kind](p)}。`,
    p.reason && reason[p.reason]({ ...p, kind }),
    p.excerpt && `応答は「${p.excerpt}」でした。`,
    p.sought && `応答の中で探したもの: ${p.sought}。`,
    (p.reason && reasonStep[p.reason]) || step[kind](p),
    automatically(p),
  ]);
const success = (kind: OutcomeKind) => (p: SentenceParams) => `${happened[kind](p)}。次にアドレスが変わったとき、自動で更新します。`;
/** Nothing left, so nobody refused anything: what stood in the way, and that it goes by itself afterwards. */
const notSent = (p: SentenceParams): string =>
  joined([
    p.reason === undefined ? `${happened['not-sent'](p)}。` : `${happened['not-sent'](p)}: ${reason[p.reason](p)}`,
    (p.reason && reasonStep[p.reason]) || step['not-sent'](p),
    p.reason === 'practice' ? null : p.reason === 'already-refused' ? automatically({ ...p, stopped: true }) : '直すと自動で送信します。',
  ]);

const outcomeSentence: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: success('updated'),
  unchanged: success('unchanged'),
  verified: success('verified'),
  'rate-limited': failure('rate-limited'),
  'server-error': failure('server-error'),
  network: failure('network'),
  'auth-failed': failure('auth-failed'),
  'bad-host': failure('bad-host'),
  'bad-config': failure('bad-config'),
  abuse: failure('abuse'),
  'not-confirmed': failure('not-confirmed'),
  'not-sent': notSent,
};

const problem: Record<ProblemCode, TitleAndNext> = {
  'settings-damaged': {
    title: '設定ファイルが壊れていました。',
    next: '最後の正しい写しに戻し、壊れたものは隣に残しました。イベントを見直してください。',
  },
  'settings-lost': {
    title: '設定ファイルが壊れていました。',
    next: '読める正しい写しもないため、空の設定で始めました。壊れたファイルは隣に残しました。書き出したファイルがあれば読み込んでください。',
  },
  'settings-edited': {
    title: '設定ファイルが手作業で編集されています。',
    next: '編集された内容をそのまま使います。編集前のものは隣に残しました。イベントを見直してください。',
  },
  'settings-differ': {
    title: '設定ファイルの内容が、Saikoro の書いたものと違います。',
    next: '編集されたのか、ディスクの異常で壊れたのかを区別できないため、Saikoro が最後に保存した写しを使います。違っていたファイルは隣に残しました。ご自分で編集した場合は、Saikoro を終了し、そのファイルから「checksum」の行を削除して settings.json という名前にしてください。',
  },
  'settings-doubtful': {
    title: '設定ファイルの内容が、Saikoro の書いたものと違います。',
    next: '編集されたのか、ディスクの異常で壊れたのかを区別できず、正しい写しもありません。イベントはすべて残し、無効にしてあります。内容を確かめてから有効にしてください。見つかったままのファイルは隣に残しました。',
  },
  'settings-newer': { title: '設定が新しい Saikoro のものです。', next: '表示だけを行い、変更はしません。Saikoro を更新してください。' },
  'ledger-damaged': { title: '送信の記録が壊れていました。', next: '何かを送る前に DNS へ尋ねます。何もする必要はありません。' },
  'journal-damaged': { title: '履歴の一部の行が壊れていました。', next: '読める行を表示しています。何もする必要はありません。' },
  'secrets-damaged': {
    title: '保存されたパスワードが壊れていました。',
    next: '足りないものを入力し直してください。必要なイベントに表示されます。',
  },
  'secrets-unreadable': {
    title: 'システムのパスワード保管庫を読めませんでした。',
    next: 'キーチェーンのロックを解除して Saikoro を起動し直すか、パスワードを入力し直してください。',
  },
  'disk-full': { title: 'ディスクがいっぱいです。', next: '動作は続けますが保存できません。空きを作ると自動で保存します。' },
  'disk-error': {
    title: '設定フォルダーに書き込めません。',
    next: 'アクセス権とディスクを確かめてください。それまで変更はメモリーに保たれます。',
  },
  'folder-lost': {
    title: '動作中に Saikoro のファイルが削除されました。',
    next: 'イベント、パスワード、設定は書き直しました。履歴は、残っていた分だけです。ご自分で削除した覚えがなければ、何が削除したのかを確かめてください。',
  },
  'import-failed': {
    title: '読み込みができませんでした。',
    next: '何も変更していません。「設定」からファイルを選び直してください。プラグインは「設定」の「プラグイン」から追加します。',
  },
  'no-secret-store': { title: 'このシステムにはパスワードの安全な保管庫がありません。', next: '設定で保存先を選んでください。' },
  'plugin-changed': {
    title: 'プラグインのファイルが変わっています。',
    next: '内容を確認するまで使いません。設定の「プラグイン」で確認してください。',
  },
  'plugin-damaged': {
    title: 'プラグインのファイルが壊れています。',
    next: '使わずに残してあります。設定の「プラグイン」で追加し直してください。',
  },
  'approvals-damaged': {
    title: '許可の記録が壊れていました。',
    next: 'プログラムと独自の取得元は、もう一度許可するまで使いません。「許可待ち」のイベントで「今すぐ実行」を選んでください。',
  },
  'ca-file-unreadable': {
    title: '証明書ファイルを読めませんでした。',
    next: '--ca-file のパスを確かめて Saikoro を起動し直してください。',
  },
};

const listed = (hosts: string[]): string =>
  hosts.length > 3 ? `${hosts.slice(0, 2).join('、')} ほか${hosts.length - 2}件` : hosts.join('、');
const daysEach = (count: number): string => `${number(count)}日毎`;
const schedule = (s: Schedule): string => {
  switch (s.kind) {
    case 'on-change':
      return typeof s.refresh === 'number' ? `アドレス変化時・${daysEach(s.refresh)}` : 'アドレス変化時';
    case 'daily':
      return `毎日 ${s.at}`;
    case 'weekly':
      return `毎週${dates.weekday(s.weekday)} ${s.at}`;
    case 'monthly':
      return `毎月${s.day}日 ${s.at}`;
    case 'every':
      return s.minutes % 60 === 0 ? `${number(s.minutes / 60)}時間毎` : `${number(s.minutes)}分毎`;
    case 'cron':
      return `cron 式 ${s.expression}`;
    case 'at-start':
      return '起動時';
    case 'once':
      return `1回のみ ${dates.brief(s.at)}`;
  }
};

const changes: Record<Extract<JournalEntry, { kind: 'event' }>['change'], string> = {
  added: '追加しました',
  edited: '変更しました',
  deleted: '削除しました',
  enabled: '有効にしました',
  disabled: '無効にしました',
  resumed: '再開しました',
  imported: '読み込みました',
};
const pluginChanges: Record<Extract<JournalEntry, { kind: 'plugin' }>['change'], string> = {
  added: '追加しました',
  replaced: '置き換えました',
  removed: '削除しました',
};
const looks: Record<Verification, (p: { host: string; expected: string; seen: string }) => string> = {
  match: ({ host, expected }) => `DNS が ${host} に ${expected} と答えました`,
  mismatch: ({ host, expected, seen }) => `DNS はまだ ${host} に ${expected} ではなく ${seen} と答えています`,
  unknown: ({ host }) => `${host} について DNS に尋ねられませんでした`,
  beside: ({ host, expected, seen }) => `DNS が ${host} に ${expected} のほか ${seen} も答えました`,
};

const because: Record<Because, string> = {
  announced: 'ルーター自身が知らせ、その答えはそれまでインターネット側と一致していました',
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
  silence: 'どの取得元からも分かりませんでした',
};

const countWords: Record<Count, string> = {
  counted: '採用',
  waiting: '一致を待つ',
  held: '保留',
  minority: '少数',
  reserved: '外から届かない',
  tainted: 'VPN 経由',
  benched: '少数、1日は尋ねない',
};

/** A decision's ground, and who said what, for a line of text. */
const grounds = (entry: JournalEntry): string => {
  if (entry.kind !== 'address' && entry.kind !== 'undecided') return '';
  const said = entry.evidence.map(({ source, answer, address, why, counted, said: words }) => {
    const word = answer === 'address' ? (address ?? '') : answer === 'absent' ? 'なし' : (why ?? '回答なし');
    const begins = words === undefined ? '' : `「${words}」`;
    return `${source}: ${word}${begins}${counted === undefined ? '' : `（${countWords[counted]}）`}`;
  });
  const ground = entry.because === undefined || entry.because === 'unsteady' ? '' : ` — ${because[entry.because]}`;
  return `${ground}${said.length === 0 ? '' : ` [${said.join('、')}]`}`;
};

const stays = (last: string | null, accepted: boolean): string =>
  last === null || !accepted ? '' : `登録済みの ${last} はそのままにします。`;
const attention = (count: number): string => `${number(count)}件のイベントに対応が必要です`;
const hold: Record<HoldWhy, HoldWords> = {
  vpn: {
    short: 'VPN 接続中（確認を休止）',
    line: 'VPN 接続中 — 確認を休んでいます',
    sentence: (last, published) => `VPN 接続中のため、確認を休んでいます。${stays(last, published)}`,
    title: 'VPN を切ると自動で再開します。',
    next: 'ルーターの NAT-PMP か UPnP を有効にすると、VPN 接続中も確認を続けられます。',
  },
  'other-network': {
    short: '自宅以外のネットワーク',
    line: '自宅以外のネットワーク — 公開を休んでいます',
    sentence: (last, published) => `自宅以外のネットワークなので休んでいます。${stays(last, published)}`,
    title: '自宅に戻ると自動で再開します。',
    next: 'ルーターを交換したときや、ここも自宅のときは、ボタンを押してください。',
  },
  portal: {
    short: 'ログインが必要なネットワーク',
    line: 'このネットワークはログインが必要です',
    sentence: (last, published) => `ログインが必要なネットワークなので休んでいます。${stays(last, published)}`,
    title: 'ブラウザーで任意のページを開き、表示された画面でログインしてください。',
    next: 'その後は自動で再開します。',
  },
};
const holdBegan: Record<HoldWhy, string> = {
  vpn: 'VPN に接続し、ルーターからもアドレスが分からないため、確認を休みました',
  'other-network': '自宅以外のネットワークのため、公開を休みました',
  portal: 'ログインが必要なネットワークのため、公開を休みました',
};
const holdEnded: Record<HoldWhy, string> = {
  vpn: 'VPN の後、確認を再開しました',
  'other-network': '自宅のネットワークなので、公開を再開しました',
  portal: 'インターネットにつながったため、公開を再開しました',
};
const meanwhile = '名前の更新には影響しません。この状態が終わったらお知らせします。';
const obstacle: Record<Obstacle, ObstacleWords> = {
  'carrier-grade': {
    short: 'IPv4 は外から接続できません',
    line: 'IPv4 は共有アドレス（CGNAT）— 外から接続できません',
    title: 'この回線の IPv4 アドレスは、ほかの契約者と共有されています（CGNAT）。',
    text: () =>
      `そのため、外からこのアドレスに接続できません。プロバイダーに、専用のグローバル IPv4 アドレスを申し込むか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はほかの契約者と共有（CGNAT）のため、外から接続できません。IPv6 を使うか、専用のグローバル IPv4 アドレスをプロバイダーに申し込んでください。',
  },
  'ds-lite': {
    short: 'IPv4 は外から接続できません',
    line: 'IPv4 は DS-Lite 経由 — 外から接続できません',
    title: 'IPv4 は、プロバイダーの NAT につながるトンネルを通っています（DS-Lite）。',
    text: () =>
      `そのため、IPv4 では外から接続できません。プロバイダーにグローバル IPv4 アドレス（固定 IPv4 のオプションや PPPoE の併用）を申し込むか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はプロバイダーの NAT（DS-Lite）を通るため、外から接続できません。IPv6 を使うか、グローバル IPv4 アドレスを申し込んでください。',
  },
  'map-e': {
    short: 'IPv4 で届くのは決まったポートだけ',
    line: 'IPv4 はポートを共有（MAP-E）— 届くのは決まったポートだけ',
    title: 'この回線の IPv4 アドレスは、ポートを分けて、ほかの契約者と共有されています（MAP-E）。',
    text: (ports) =>
      `そのため、外からの接続が届くのは割り当てられたポート${ports === null ? '' : `（${ports}）`}だけで、Web の標準ポート（80・443）には届きません。サーバーをそのポートで動かすか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はポートを共有（MAP-E）しているため、Web の標準ポート（80・443）には届きません。使えるポートは「IPアドレス」にあります。',
  },
  double: {
    short: 'ルーターが2段です',
    line: 'ルーターが2段 — 外側でもポートの転送が必要です',
    title: 'ルーターの外側に、もう1台ルーターがあります。',
    text: () =>
      `外側でもポートを転送しないと、外からの接続はそこで止まります。両方でポートを転送するか、どちらかをブリッジモードにしてください。${meanwhile}`,
    choice: 'ルーターが2段になっています。両方でポートを転送しないと、外からの接続は外側のルーターで止まります。',
  },
};

const networkOf = (router: string | null): string => (router === null ? 'この接続' : `ルーター ${router} のネットワーク`);
const homeChange: Record<(typeof HOME_CHANGES)[number], (network: string) => string> = {
  learned: (network) => `${network}を自宅として覚えました`,
  adopted: (network) => `${network}を自宅に加えました`,
  replaced: (network) => `同じ回線に新しいルーターがあるため、${network}も自宅として覚えました`,
  removed: (network) => `${network}を自宅から外しました`,
};
const adopt = 'ここも自宅のネットワークです';
const networkNotice: Record<NetworkNews, (network: string) => TitleAndNext> = {
  'home-learned': (network) => ({
    title: 'このネットワークを自宅として覚えました',
    next: `${network}です。ほかのネットワークでは公開しません。「設定」の「アドレス」で変更できます。`,
  }),
  elsewhere: (network) => ({
    title: '自宅以外のため、公開を休んでいます',
    next: `${network}は登録されていません。ルーターを交換したときや、ここも自宅のときは、Saikoro を開いて「${adopt}」を押してください。`,
  }),
  'home-replaced': (network) => ({
    title: '新しいルーターを確認しました',
    next: `回線のアドレスが以前と同じなので、${network}も自宅として覚えました。何もする必要はありません。`,
  }),
};

/** A service that takes both addresses or none, and one is not known. */
const lacking = (family: string) => ({
  short: () => `${family} アドレス待ち`,
  sentence: () =>
    `このサービスには IPv4 と IPv6 を一緒に送る必要がありますが、${family} アドレスが分からないため送っていません。回線に ${family} がないときは、このイベントの ${family} をオフにしてください。`,
});

const budget: Record<BudgetHold, (count: number) => string> = {
  'host-hour': (count) => `このホストは1時間に${count}回更新しました`,
  'host-day': (count) => `このホストは24時間に${count}回更新しました`,
  account: () => 'サービスがアカウント全体の間隔を求めています',
};

/** A reason within a sentence. */
const whyNot = (of: Reason): string => reason[of]({ service: '' }).replace(/。$/, '');

const journal = (entry: JournalEntry, serviceName: (id: string) => string = (id) => id): string => {
  switch (entry.kind) {
    case 'started':
      return `Saikoro ${entry.version} が${entry.practice ? '練習モードで' : ''}起動しました`;
    case 'stopped':
      return 'Saikoro が終了しました';
    case 'address':
      if (entry.address === null)
        return `この回線の ${families[entry.family]} アドレス${entry.previous ? ` ${entry.previous} ` : ''}がなくなりました`;
      if (entry.previous === null) return `${families[entry.family]} アドレスは ${entry.address} と分かりました`;
      return `${families[entry.family]} アドレスが ${entry.previous} から ${entry.address} に変わりました`;
    case 'undecided':
      if (entry.because === 'unsteady')
        return `${families[entry.family]} アドレスが行き来しているため、${dates.brief(entry.until ?? entry.at)} まで ${entry.address} のままにします`;
      if (isUnconfirmed(entry.because))
        return `新しい ${families[entry.family]} アドレスの答えがありましたが、確認できないため何も公開しませんでした`;
      return `${families[entry.family]} アドレスの取得元が食い違ったため、何も公開しませんでした`;
    case 'update': {
      const address = [entry.ipv4, entry.ipv6].filter(Boolean).join(' と ') || undefined;
      if (entry.outcome === 'not-sent' && entry.reason !== undefined)
        return `${happened['not-sent']({ service: serviceName(entry.service) })}: ${whyNot(entry.reason)}（${entry.name || listed(entry.hosts)}）`;
      return `${happened[entry.outcome]({ service: serviceName(entry.service), address, seconds: entry.afterSeconds, reason: entry.reason })}（${entry.name || listed(entry.hosts)}）`;
    }
    case 'verification': {
      const all = entry.seen.flatMap((server) => server.addresses);
      const others = [...new Set(all.filter((address) => address !== entry.expected))].join('、');
      const seen = entry.verification === 'beside' ? others : (all[0] ?? '該当なし');
      const said = looks[entry.verification]({ host: entry.host, expected: entry.expected, seen });
      return entry.settles ? `${said}。サービスの返答では分かりませんでしたが、更新できたものとして扱います` : said;
    }
    case 'command':
      if (entry.outcome === 'updated' || entry.outcome === 'unchanged') return `「${entry.name}」のプログラムが終わりました`;
      if (entry.reason === 'practice-program') return `「${entry.name}」のプログラムは実行していません（練習中）`;
      if (entry.reason === 'program-not-found') return `「${entry.name}」は実行していません: プログラムが見つかりませんでした`;
      if (entry.outcome === 'not-sent') return `「${entry.name}」は実行していません: プログラムを起動できませんでした`;
      if (entry.reason === 'program-timeout') return `「${entry.name}」のプログラムが時間内に終わらず、止めました`;
      return `「${entry.name}」のプログラムが失敗しました${entry.exitCode === null ? '' : `（終了コード ${entry.exitCode}）`}`;
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
    case 'hold':
      return (entry.on ? holdBegan : holdEnded)[entry.why];
    case 'home':
      return homeChange[entry.change](networkOf(entry.router));
    case 'plugin':
      return `プラグイン「${entry.name}」を${pluginChanges[entry.change]}${entry.change === 'removed' || entry.host === null ? '' : `（送信先 ${entry.host}）`}`;
    case 'problem':
      return problem[entry.problem].title.replace(/。$/, '');
  }
};

/** 「たった今に確認」とは言わない。 */
const confirmed = (when: string): string => (when === age(0) ? `${when}確認` : `${when}に確認`);

/** 後半で指定する機器の誤り。 */
const device: Record<DeviceFault, string> = {
  'bad-device': 'IPv6 アドレスの後半（例: ::1234:5678:9abc:def0）か MAC アドレス（例: 52:54:00:12:34:56）を入力してください。',
  'device-prefix': '/ の後の数は 48〜64 です。ふつうは必要ありません。',
  'device-empty': '機器を表す部分がすべて0です。機器のアドレスの後半を入力してください。',
  'device-group': '1台の機器ではなく、グループを表す MAC アドレスです。機器の設定画面で確かめてください。',
  'device-mac-prefix': 'MAC アドレスで指定できるのは /64 だけです。/ から後ろを消してください。',
};

const refusal: Record<string, string> = {
  ...device,
  'too-often': '一度に多くの要求がありました。少し待ってからもう一度試してください。',
  'too-many-passwords': '1分間に試せるパスワードの数を超えました。サービスにアカウントを止められないよう、1分待ってから保存してください。',
  'too-many-events': 'イベントの数が上限に達しています。不要なものを削除してください。',
  'rehearse-type-again': '保存済みのパスワード、キー、URL はここでは使いません。送信内容を確かめるには、もう一度入力してください。',
  'not-allowed': '許可されなかったため、何も変更していません。もう一度操作すると、あらためてお尋ねします。',
  asking: '別の確認画面が開いています。先にそちらへ答えてください。',
  'asked-too-often': '続けて許可されなかったため、1分間は確認画面を出しません。何も変更していません。',
  'too-many-questions': 'それぞれに許可が必要です。一度に5件まで選んでください。',
  'program-too-long': 'プログラムと引数が長く、全文を表示して確認できません。スクリプトファイルにまとめて、それを指定してください。',
  'bad-event': 'このイベントは読み取れなかったため、取り込みませんでした。',
  'unreadable-file': 'このファイルを開けません。場所と読み取りの許可を確認してください。',
  'service-ended': 'このサービスは終了しています。別のサービスを選んでください。',
  'too-many-hosts': 'このサービスが一度に受け付けるホスト名の数を超えています。イベントを分けてください。',
  'user-is-host':
    'ユーザー名がホスト名の1つと同じです。この種のサーバーではホスト名ごとにパスワードが違うため、ホスト名ごとにイベントを分けてください。',
  'no-family': 'IPv4 と IPv6 の少なくとも一方を選んでください。',
  'bad-address': 'この種類の IPアドレスではありません。',
  'link-refused': 'Saikoro が開けるのは、登録されているサービスのページだけです。',
  'not-practice': '練習モードでのみ使えます。',
  'no-network': '今はネットワークにつながっていません。',
  'not-saved': '設定を保存できませんでした。何も変更していません。',
  'no-outer': '外側の機器に尋ねられるのは、ルーターが2段になっているときだけです。',
  'bad-outer': '外側の機器のアドレスではありません。このコンピューターとは別のネットワークの、192.168.0.1 のようなアドレスです。',
  'through-a-tunnel': 'VPN 接続中は、別のネットワークに尋ねてしまいます。先に VPN を切ってください。',
  'held-vpn': 'VPN 接続中は回線のアドレスを確認できません。VPN を切ると自動で実行します。',
  'held-other-network': '自宅以外のネットワークでは公開しません。自宅に戻ると自動で実行します。',
  'held-portal': 'このネットワークはログインが必要です。ログインすると自動で実行します。',
  'plugin-problems': 'このプラグインファイルには誤りがあります。',
  'plugin-too-large': 'プラグインファイルは 64 KB までです。このファイルはそれより大きなものです。',
  'plugin-is-export': 'プラグインではなく、イベントのファイルです。設定から読み込んでください。',
  'plugin-installed': 'このファイルと同じプラグインが、すでに入っています。',
  'plugin-gone': 'このプラグインはもうありません。ファイルをもう一度追加してください。',
  'plugin-expired': '時間がたちました。プラグインファイルをもう一度開いてください。',
  'not-a-plugin': 'プラグインファイルではありません。名前が .saikoro-plugin.json で終わるファイルを選んでください。',
  'too-many-plugins': '一度に追加できるプラグインファイルは10個までです。減らしてください。',
  'ca-file-unreadable': '証明書ファイルを読み取れませんでした。--ca-file に指定した場所を確認してください。',
  'bad-host': '完全なホスト名（例: home.example.com）ではありません。',
  'missing-setting': '入力してください。',
  'missing-secret': '入力してください。まだ保存されていません。',
  'secret-again': '保存されているのは別のサーバー用のものなので、送りません。このサーバー用に入力し直すか、削除してください。',
  'bad-cron': '正しい cron 式ではありません。五つの項目が必要です（例: 0 4 * * 1）。',
  'read-only': '設定が新しい Saikoro のものなので変更できません。Saikoro を更新してください。',
  'disk-full': 'ディスクがいっぱいで保存できませんでした。空きを作ってからやり直してください。',
  'disk-error': '設定フォルダーに書き込めず、保存できませんでした。アクセス権を確かめてください。',
  duplicate: 'このサービスのこの名前は、別のイベントがすでに更新しています。',
  'passphrase-needed': 'パスワードを含むファイルです。保存したときの合言葉を入力してください。',
  'passphrase-wrong': 'このファイルの合言葉ではありません。',
  'not-a-saikoro-file': 'Saikoro が書き出したファイルではありません。',
  'too-large': 'Saikoro が書き出すものより大きなファイルです。',
  'damaged-file': 'ファイルが壊れています。元のコンピューターで書き出し直してください。',
  'newer-format': '新しい Saikoro のファイルです。Saikoro を更新してから読み込んでください。',
  'unknown-service': 'このサービスのプラグインが入っていません。',
  cancelled: '取り消しました。何も変更していません。',
  'practice-source': sourceNotAsked,
  'no-address': 'アドレスがまだ分かりません。「IPアドレス」を確かめてください。',
  'nothing-to-send': 'このサービスには何も送りません。アドレスの変化を知らせるだけです。',
  'no-name-servers': 'DNS にこのドメインがないか、尋ねられませんでした。',
  'not-found': 'このイベントはもうありません。',
  offline: '今はネットワークにつながっていません。つながりしだい自動で続けます。',
  'too-soon': '前回から間がありません。頻繁に送るとサービスにブロックされるので、少しお待ちください。',
  'needs-administrator': 'システムに許可されませんでした。',
  'bad-request': 'この要求を読み取れませんでした。何も変更していません。',
  'foreign-sender': 'このウインドウからはできません。',
  failed: 'Saikoro 自身の不具合が起き、何も変更していません。詳しくはログにあります。ご報告ください。',
};

const natVerdicts: Record<NatVerdict, { title: string; text: string }> = {
  direct: { title: '直接つながっています', text: 'このコンピューターがグローバルアドレスを持っています。' },
  single: {
    title: 'ルーターは1台です',
    text: 'ルーターがグローバルアドレスを持っています。サーバーで使うポートをルーターで転送してください。',
  },
  double: {
    title: 'ルーターが2段になっています',
    text: 'ルーターの外側に、もう1台ルーターがあります。両方でポートを転送するか、どちらかをブリッジモードにしてください。',
  },
  'carrier-grade': {
    title: 'プロバイダーの共有アドレスです',
    text: '1つのアドレスを複数の契約者で共有しているため、IPv4 では外から接続できません。専用のアドレスを申し込むか、IPv6 を使ってください。',
  },
  'ds-lite': {
    title: 'IPv4 はトンネル経由です（DS-Lite）',
    text: 'IPv4 では外から接続できません。IPv6、固定 IPv4 のオプション、PPPoE の併用などをご検討ください。',
  },
  'map-e': {
    title: 'ポートを共有しています（MAP-E）',
    text: 'アドレスを共有しているため、届くのは決まったポートだけです。L2TP や Web の標準ポート（80・443）は使えません。次の中から選んでください。',
  },
  differs: {
    title: 'アドレスが2つあります',
    text: 'ルーターの答えと、外から見えるアドレスが異なります。別の回線があるか、プロバイダーで変換されています。',
  },
  unknown: { title: '分かりません', text: 'ルーターが答えないか、外に確認できませんでした。これ自体は異常ではありません。' },
};

const wellAgain = {
  published: 'DNS にも反映されています。',
  accepted: 'サービスが更新を受け付けました。',
  finished: 'プログラムが正常に終わりました。',
};

export const ja: Strings = {
  locale: 'ja-JP',
  language: { system: 'システムの言語', ja: '日本語', en: 'English' },
  noted: (text, note) => `${text}（${note}）`,
  sentences: joined,
  list: (items) => items.join('、'),
  between: '・',
  country: countriesIn('ja'),
  age,
  ahead,
  span,
  time: dates.full,
  timeBrief: dates.brief,
  day: dates.day,
  date: dates.date,
  clock: dates.clock,
  weekday: dates.weekday,
  family: families,
  outcome,
  happened,
  reason,
  outcomeSentence,
  sourceNotAsked,
  notSent: (of) => `送信していません: ${whyNot(of)}`,
  problem,
  refusal,
  unknownRefusal: (code) => `実行できませんでした: ${code}。`,
  journal,
  because,
  count: countWords,
  schedule,
  hold,
  obstacle,
  obstacleOpen: '詳しく見る',
  adopt,
  health: { ok: '正常', working: '処理中', attention: '対応が必要', paused: '一時停止中', offline: 'オフライン' },

  tray: {
    published: (address, checked) => `公開中 ${address} — ${confirmed(checked)}`,
    accepted: (address) => `受付済み ${address} — DNS では未確認`,
    addressIs: (address, checked) => `現在のアドレス ${address} — ${confirmed(checked)}`,
    noAddress: (family) => `この回線に ${families[family]} アドレスはありません`,
    unknown: (last) => (last ? `アドレスを確認できません — 最後は ${last}` : 'アドレスはまだ分かりません'),
    unsteady: (address, until) => `回線が不安定です — ${until} まで ${address} のままにします`,
    unconfirmed: (last) =>
      last ? `新しいアドレスを確かめています — ${last} のままにします` : '新しいアドレスを確かめています — まだ何も公開しません',
    undecided: (last) => (last ? `取得元が食い違っています — ${last} のままにします` : '取得元が食い違っています — 何も公開しません'),
    paused: (until) => (until ? `${until} まで一時停止中` : '再開するまで一時停止中'),
    offline: (last) => (last ? `オフライン — 最後のアドレスは ${last}` : 'オフライン'),
    checking: 'アドレスを確認しています…',
    vpn: 'VPN 接続中 — 出口アドレスは公開しません',
    vpnShort: 'VPN 接続中',
    waiting: '待機中',
    vpnStays: (address) => `${address} のままにします`,
    attention,
    checkNow: '今すぐ確認',
    copyAddress: (family: Family) => `${families[family]} アドレスをコピー`,
    pause: '一時停止',
    pauseHour: '1時間',
    pauseTomorrow: '明日まで',
    pauseUntilResumed: '再開するまで',
    resume: '再開',
    open: 'Saikoro を開く',
    settings: '設定…',
    history: '履歴…',
    openAtLogin: 'ログイン時に開く',
    quit: 'Saikoro を終了',
    changePractice: 'アドレスを変えてみる（練習）',
    needsYou: (name, sentence) => `${name}: ${sentence}`,
  },

  menu: {
    file: 'ファイル',
    edit: '編集',
    view: '表示',
    window: 'ウインドウ',
    help: 'ヘルプ',
    about: 'Saikoro について',
    hide: 'Saikoro を隠す',
    hideOthers: 'ほかを隠す',
    showAll: 'すべてを表示',
    undo: '取り消す',
    redo: 'やり直す',
    cut: 'カット',
    copy: 'コピー',
    paste: 'ペースト',
    selectAll: 'すべてを選択',
    minimize: 'しまう',
    zoom: '拡大／縮小',
    close: '閉じる',
    front: 'すべてを手前に移動',
    zoomIn: '拡大',
    zoomOut: '縮小',
    actualSize: '実際のサイズ',
    addEvent: 'イベントを追加…',
    events: 'イベント',
    history: '履歴',
    homepage: 'Saikoro のサイト',
  },

  notice: {
    'address-changed': ({ family, address, previous, events }) => ({
      title: address === null ? `${families[family]} アドレスがなくなりました` : `新しいアドレス ${address}`,
      next:
        address === null
          ? `この回線の ${families[family]} アドレス${previous ? `（${previous}）` : ''}がなくなりました。登録はそのままにします。`
          : `${previous ? `以前は ${previous} でした。` : ''}${events === 0 ? '自動で更新するイベントはありません。' : `${number(events)}件のイベントで更新します。`}`,
    }),
    changedOften: (count) => `前の通知から${number(count)}回変わりました。`,
    'needs-you': ({ name, sentence }) => ({ title: `${beside(name)}に対応が必要です`, next: sentence }),
    recovered: ({ name, well }) => ({ title: `${beside(name)}が復旧しました`, next: wellAgain[well] }),
    obstacle: (verdict) => {
      const found = OBSTACLES.find((each) => each === verdict);
      return found === undefined
        ? { title: 'IPv4 の接続を妨げていた状態が終わりました', next: natVerdicts[verdict].text }
        : { title: obstacle[found].title.replace(/。$/, ''), next: obstacle[found].text(null) };
    },
    network: ({ news, router }) => networkNotice[news](networkOf(router)),
    manyNeedYou: (count) => ({
      title: `${number(count)}件のイベントに対応が必要です`,
      next: 'それぞれに必要なことはイベントリストにあります。',
    }),
  },

  cli: {
    help: (command) => `Saikoro は自宅サーバーの名前を、いつも今のアドレスに保ちます。

使い方: ${command} [オプション]

  --user-data-dir=DIR  設定・履歴・パスワードを DIR に置く
  --hidden             ウインドウを開かず、メニューバーで起動する
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
  },

  view: { events: 'イベント', address: 'IPアドレス', history: '履歴', settings: '設定', label: '表示' },
  heading: {
    second: {
      published: (family, address) => `${families[family]}（公開中）${address}`,
      accepted: (family, address) => `${families[family]}（DNS では未確認）${address}`,
      none: (family, address) => `${families[family]}（未公開）${address}`,
    },
    vpn: (address, published) =>
      `VPN 接続中です。VPN の出口アドレスは公開しません。${
        address === null
          ? 'ルーター自身の知らせだけに従います。'
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
      unconfirmed: (count) => `${number(count)}件は受付済み（DNS では未確認）`,
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
  },
  loading: 'Saikoro を準備しています…',
  loadFailed: 'Saikoro 本体と通信できませんでした。自動でもう一度試します。',

  address: {
    label: 'IPアドレス',
    nat: {
      title: 'インターネットまでの経路',
      verdict: natVerdicts,
      ports: (ranges) => `開けられるポート: ${ranges}`,
      outer: {
        help: '回線につながっているのは外側の機器です。この機器にも尋ねると、アドレスの変化に早く気づけます。',
        ask: '外側の機器に尋ねる',
        asking: '尋ねています…',
        none: 'どの機器も答えませんでした。外側の機器のアドレスが分かる場合は、入力してください。',
        found: (address, name) => (name === null ? address : `${address}（${name}）`),
        says: (external) => (external === null ? '応答はありますが、アドレスは答えません。' : `アドレスは ${external} と答えています。`),
        silent: '応答がありません。',
        confirm: 'この機器を使う',
        address: '外側の機器のアドレス',
        use: '使う',
        kept: (address) => `外側の機器 ${address} にも尋ねています。`,
        keptSays: (external) => `答えは ${external} です。`,
        keptSilent: (why) => `今はアドレスが分かりません: ${why}。`,
        keptResting: 'ルーターが2段になっている間だけ尋ねます。',
        forget: '尋ねるのをやめる',
      },
    },
    localNetwork: {
      title: 'ローカルネットワーク',
      kind: 'macOS が許可していません',
      text: 'Saikoro がルーターに問い合わせることを macOS が許可していません。アドレスはインターネット側から引き続き見守っています。変化にすぐ気づくには、システム設定の「プライバシーとセキュリティ」→「ローカルネットワーク」で Saikoro をオンにしてください。',
      open: 'システム設定を開く',
    },
    kind: { known: '確認済み', absent: 'なし', unknown: '確認できません', undecided: '取得元が食い違っています' },
    now: {
      known: () => 'このアドレスを使い、変わらないか見守っています。',
      absent: () => 'このコンピューターにはありません。現れるまで何も送らず、登録はそのままにします。',
      unknown: () => 'どの取得元からも分かりませんでした。登録はそのままにし、自動で確かめ続けます。',
      undecided: (address) =>
        `取得元の答えが一致しません。一致するまで${address ? ` ${address} のままにし` : '何も公開せず'}、自動で確かめ続けます。`,
    },
    unsteady: ({ address, until, seen }) =>
      `回線が不安定です。アドレスが行き来しているため、${until} までは ${address} のままにし、その後あらためて判断します。その間に見えたアドレス: ${seen.join('、')}`,
    unsteadyKind: '回線が不安定です',
    waiting: (address) =>
      `新しいアドレスの答えがありましたが、まだ数が足りません。一致するまで${address ? ` ${address} のままにし` : '何も公開せず'}、自動で確かめ続けます。`,
    ground: (because) => `理由: ${because}`,
    unconfirmedKind: 'まだ確かめられません',
    unconfirmed: (address) =>
      `インターネット側で同じネットワークを確かめられるまで、${address ? `${address} のままにし` : '何も公開せず'}、自動で確かめ続けます。`,
    vpn: 'VPN 接続中です。VPN の出口アドレスは公開しません。その間はルーター自身の知らせだけに従います。',
    off: 'この種類のアドレスは確認しない設定です。',
    openSettings: '設定を開く',
    since: (when) => `${when}から`,
    checked: confirmed,
    neverChecked: 'まだ確認できていません',
    takenFrom: (source) => `取得元: ${source}`,
    evidence: (family) => `${families[family]} アドレスの取得元の答え`,
    noEvidence: 'まだどこにも尋ねていません。',
    columns: { source: '取得元', transport: '方法', answer: '答え', verdict: '判定' },
    source: {
      'outer-nat-pmp': 'NAT-PMP（外側の機器）',
      'outer-upnp': 'UPnP（外側の機器）',
      router: 'NAT-PMP / PCP',
      'dns-sd': 'macOS（dns-sd）',
      upnp: 'UPnP',
      interfaces: 'ネットワークインターフェイス',
      fixed: '固定のアドレス',
    },
    operator: { router: 'お使いのルーター', own: 'このコンピューター' },
    transport: {
      router: 'ルーター',
      https: 'HTTPS',
      doh: 'DNS over HTTPS',
      stun: 'STUN',
      interface: 'インターフェイス',
      command: 'コマンド',
      fixed: '固定',
    },
    none: 'なし',
    noAnswer: '回答なし',
    notReadable: '読み取れません',
    verdict: {
      accepted: '採用',
      same: '今と同じ',
      confirms: '裏付け: 同じネットワークです',
      waiting: 'ほかの取得元との一致を待っています',
      held: '回線が落ち着くまで保留',
      differs: '不採用: ほかの取得元と違います',
      benched: '不採用: 食い違いが続くため、1日は尋ねません',
      private: '不採用: 私設アドレスです。このルーターの先に、もう1台ルーターがあります',
      shared: '不採用: 通信事業者が複数の契約者で共有するアドレスです',
      reserved: '不採用: インターネットから届かないアドレスです',
      tainted: '不採用: VPN を通して見えたアドレスです',
      absent: 'この回線にはありません',
      passed: '使いません',
      unknown: '分かりません',
    },
    why: {
      timeout: '時間内に答えがありません',
      connection: '接続できません',
      closed: '応答の前に接続が切れました',
      refused: '問い合わせを断られました',
      'not-allowed': '許可を待っています',
      practice: '練習中は問い合わせません',
      'program practice': '練習中はプログラムを実行しません',
      unreachable: 'ここからは届きません',
      offline: 'ネットワークかルーターがありません',
      dns: '名前を解決できません',
      tls: '証明書を確かめられません',
      clock: 'このコンピューターの時刻では証明書が無効です',
      private: '名前が家庭内のネットワークを指していました',
      'other-network': '自宅以外のネットワークです',
      failed: '問い合わせを送れません',
      malformed: '読み取れない答えです',
      unreadable: '答えましたが、Saikoro には読み取れません',
      'not-an-address': '答えがアドレスではありません',
      'not-a-response': '答えが DNS の応答ではありません',
      'no-address': '答えにアドレスがありません',
      empty: '答えが空です',
      'too-many-addresses': '答えに複数のアドレスがあります',
      'wrong-family': '別の種類のアドレスです',
      'host-mismatch': '別の相手が答えました',
      'through-a-tunnel': 'VPN 経由の答えになるため使いません',
      'address-of-the-proxy-network': 'プロキシのアドレスです',
      resting: '断られたか食い違いが続いたため、しばらく尋ねません',
      reserved: '私設・予約済みのアドレスです',
      temporary: 'すぐ変わる一時アドレスなので使いません',
      deprecated: '古いアドレスなので使いません',
      'not-usable': 'まだ使えません（確認中か、ケーブルが抜けています）',
      tunnel: 'VPN のアドレスなので使いません',
      'second-choice': '長く使えるアドレスですが、もう一方を選びました',
      'system-silent': 'システムからアドレスを読み取れません',
      'no-such-interface': 'このインターフェイスはありません',
      'unsupported-version': 'ルーターがこの方式に対応していません',
      unsupported: 'ルーターがこの機能に対応していません',
      'unsupported-protocol': 'ルーターがこの機能に対応していません',
      'unsupported-option': 'ルーターが問い合わせの一部に対応していません',
      'unknown-attributes': '答えに不明な部分があります',
      disabled: 'ルーターの設定で無効になっています',
      'no-address-yet': 'ルーターにまだアドレスがありません',
      'tells-no-address': 'PCP だけのルーターで、アドレスは分かりません',
      'not-connected': 'ルーターの回線が切れています',
      'out-of-resources': 'ルーターに余裕がありません',
      'over-quota': 'ルーターに余裕がありません',
      'too-many-peers': 'ルーターに余裕がありません',
      'no-such-external': 'ルーターがこのアドレスを渡しません',
      'address-mismatch': '間に別のルーターがあります',
      'malformed-request': 'ルーターが問い合わせを読み取れません',
      'malformed-option': 'ルーターが問い合わせを読み取れません',
      'other-result': 'ルーターに断られました',
      'no-route': 'ルーターまでの経路がありません',
      'no-igd': 'UPnP で応答するルーターがありません',
      'double-nat': '外側にもう1台ルーターがあります',
      'local-network-denied': 'macOS が許可していません',
      'service-not-running': 'システムのサービスが動いていません',
      'not-heard-yet': 'まだ知らせがありません',
      'only-a-memory': '新しい知らせなし。ルーターに直接尋ねました',
    },
    whyWith: {
      http: (code) => `エラー ${code} が返りました`,
      stun: (code) => `コード ${code} で断られました`,
      upnp: (code) => `ルーターにコード ${code} で断られました`,
      program: (end) => `プログラムを実行できません（${end}）`,
      'exit code': (code) => `プログラムが失敗しました（終了コード ${code}）`,
    },
    begins: (said) => `答えの初め：「${said}」`,
    unreadable:
      'ルーターは UPnP の問い合わせに答えましたが、Saikoro には読み取れない形でした。代わりにほかの取得元に尋ねています。ルーターのファームウェアに更新があれば適用するか、設定で NAT-PMP を有効にしてください。Saikoro もあとで自動的にもう一度尋ねます。',
    decisions: '最近の判断',
    noDecisions: 'まだアドレスは決まっていません。変わるたびに、根拠とともにここに記録されます。',
    decisionsFailed: '履歴を読めませんでした。もう一度「IPアドレス」を選んでください。',
  },

  action: {
    runToAllow: '「今すぐ実行」で許可',
    add: '追加',
    addLong: 'イベントを追加…',
    properties: 'プロパティ…',
    duplicate: '複製',
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
    dismiss: '消す',
    search: 'イベントを検索',
    searchPlaceholder: '検索',
  },
  column: {
    name: '名前',
    service: 'サービス',
    address: 'アドレス',
    schedule: 'スケジュール',
    last: '最終更新',
    result: '結果',
    next: '次回',
  },
  grid: {
    label: 'イベントリスト',
    tools: 'イベントの操作',
    count: (shown, all) => (shown === all ? `${number(all)}件のイベント` : `${number(all)}件中${number(shown)}件`),
    selected: (count) => `${number(count)}件を選択中`,
    nothingFound: (query) => `「${query}」を含むイベントはありません。`,
    clearSearch: '検索をやめる',
    commandService: 'コマンド実行',
    never: 'まだなし',
    untitled: '名称未設定',
  },
  status: {
    running: '更新しています…',
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
    stopped: '自動更新を停止中',
  },
  approval: {
    program: 'このプログラムの実行を許可しますか？',
    path: (path) => `プログラム: ${path}`,
    argument: (nth, text) => `引数 ${nth}: ${text}`,
    programDetail:
      'イベントの条件に従って、あなたの権限で実行されます。ご自分で設定した場合だけ許可してください。プログラムと引数の組み合わせごとに一度だけ確認します。',
    host: 'このホストへのアドレスの問い合わせを許可しますか？',
    hostDetail: (host) =>
      `${host}\n\nこのホストには問い合わせたことが伝わり、その答えが公開するアドレスになります。ご自分で設定した場合だけ許可してください。ホストごとに一度だけ確認します。`,
    file: 'パスワードを平文のファイルに保存しますか？',
    fileDetail:
      'このシステムには安全なパスワードの保管場所があります。ファイルに保存すると、ファイルを読めるほかのプログラムからも読めます。ご自分で選んだ場合だけ許可してください。',
    allow: '許可',
  },
  trouble: {
    unseen: 'DNS に未反映',
    beside: '別のアドレスも登録',
    'own-source': '取得元が答えません',
    'no-source': 'アドレスが長時間不明',
    'sources-differ': '取得元が食い違っています',
    'line-lost': '回線のアドレスがありません',
    'lacks-other': 'もう一方のアドレスなし',
  },
  lackSentence: {
    'own-source': () =>
      'このイベントの取得元が数時間アドレスを答えていないため、何も送っていません。登録されているアドレスは古いかもしれません。そのプログラムやページを直接試すか、プロパティの「IPアドレス」で別の取得元を選んでください。確認は自動で続け、答えが戻ると自動で更新します。',
    'no-source': () =>
      '回線はつながっていますが、ルーターもインターネット上のサービスも数時間アドレスを答えていないため、何も送っていません。登録されているアドレスは古いかもしれません。「アドレス」で、どこに尋ねてどう答えたかを確かめてください。ファイアウォールやフィルターが妨げていることがあります。確認は自動で続け、分かると自動で更新します。',
    'sources-differ': () =>
      'アドレスの取得元が数時間食い違っているため、何も送っていません。登録されているアドレスは古いかもしれません。「アドレス」で、どこが何と答えたかを確かめてください。プロキシや別の回線が原因のことがあります。プロパティの「IPアドレス」で取得元を1つに決めることもできます。確認は自動で続け、一致すると自動で更新します。',
    'line-lost': (family) =>
      `この回線では数時間 ${family} を使えていません。以前の登録が残っているため、訪問者がつながりません。もう戻らない場合は、プロパティの「IPアドレス」で ${family} を外し、サービスのページでレコードを削除してください。使えるようになれば自動で更新します。`,
    'lacks-other': (family) =>
      `このサービスは IPv4 と IPv6 を一緒にしか受け付けませんが、この回線には数時間 ${family} アドレスがないため、何も送っていません。プロパティの「IPアドレス」で ${family} を外してください。両方がそろえば自動で更新します。`,
  },
  statusSentence: {
    fresh: 'このイベントはまだ実行されていません。',
    off: 'このイベントは無効です。何も送りません。',
    running: 'サービスに知らせているところです。',
    secret: (labels) =>
      `${beside(labels)}が未入力か、このコンピューターに保存されていないため、何も送れません。「全般」で入力してください。`,
    published: (address, when) => `DNS は ${address} と答えています（${confirmed(when)}）。`,
    pending: 'DNS サーバーに反映されたかを照合しています。',
    unseen: 'DNS サーバーはまだ別のアドレスを答えています。照合を続けます。長引くときはサービスのページを確かめてください。',
    beside: ({ own, others, service, neighbours }) =>
      joined([
        `この名前には ${own} のほかに ${others} も登録されているため、アクセスの一部はそちらへ向かいます。`,
        neighbours === 'replaced'
          ? '「今すぐ実行」を選ぶと置き換わります。'
          : neighbours === 'told'
            ? `古いレコードなら、${beside(service)}のページで削除し、「今すぐ実行」を選んでください。`
            : '古いレコードかどうか、サービスのページで確かめてください。',
        '意図したもの（ラウンドロビン）なら、プロパティの「IPアドレス」で指定してください。',
        neighbours === 'replaced' ? null : 'Saikoro はほかのレコードを削除しません。照合は自動で続けます。',
      ]),
    unknown: 'DNS サーバーに尋ねられませんでした。',
    heldAll: '今は公開を止めているため何も送らず、登録はそのままにします。理由と再開の時期は、ウインドウの上部に表示しています。',
    waits: (nextMs) => `送信を待っています。${nextMs === null ? '' : soon(nextMs)}自動で送ります。それまでサービスの登録は変わりません。`,
    addressUnknown: '今はアドレスを確定できないため何も送らず、登録はそのままにします。自動で確かめ続けます。',
    scheduled: (nextMs) =>
      `アドレスが変わっています。このイベントのスケジュールに従い、${nextMs === null ? '次の時刻に' : soon(nextMs)}送ります。`,
    outdated:
      '登録されているのは今のアドレスではなく、自動では送りません。「今すぐ実行」を使うか、スケジュールを「アドレス変化時」にしてください。',
    lost: 'この回線には今、この種類のアドレスがありません。以前の登録はそのままです。アドレスが戻ると自動で更新します。',
    sourceSilent:
      'このイベントの取得元からアドレスが分からないため、何も送らず、登録はそのままにします。プロパティの「IPアドレス」を確かめてください。確認は自動で続けます。',
    sourceUnasked: `${sourceNotAsked}そのため何も送りません。${outsidePractice}`,
    noAddress: 'この回線には、このイベントが公開する種類のアドレスがありません。現れるまで何も送りません。',
    unapproved: {
      program:
        'このプログラムの実行がまだ許可されていないため、実行していません。「今すぐ実行」を選ぶと、システムの確認画面がプログラムとすべての引数を表示してお尋ねします。',
      host: 'アドレスの問い合わせ先がまだ許可されていないため、何も送っていません。「今すぐ実行」を選ぶと、システムの確認画面が問い合わせ先を表示してお尋ねします。',
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
  },
  next: { change: '変化時', stopped: '停止中', now: '今' },
  held: {
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
  },

  empty: {
    title: '自宅サーバーの名前を、いつも今のアドレスに',
    text: 'Saikoro は回線のアドレスを見守り、変わるたびに DNS サービスへ知らせます。',
    steps: [
      ['名前を登録する', 'DDNS Now や Duck DNS などのサービスでホスト名を取得します。'],
      ['イベントを追加する', 'その名前と、パスワードまたはトークンを入力します。'],
      ['これで完了', 'Saikoro がアドレスを登録し、DNS に反映されたことまで確かめます。'],
    ],
    add: '最初のイベントを追加',
    import: 'ファイルから読み込む…',
  },

  confirm: {
    removeTitle: (count) => (count === 1 ? 'このイベントを削除しますか？' : `${number(count)}件のイベントを削除しますか？`),
    removeText: '保存されたパスワードも削除します。サービスに登録した名前はそのまま残ります。',
    more: (count) => `ほか${number(count)}件`,
    remove: '削除',
  },

  inbox: {
    label: (unread) => (unread ? `お知らせ、新着${number(unread)}件` : 'お知らせ'),
    title: 'お知らせ',
    none: 'お知らせはありません。アドレスの変化や、対応が必要なことがここに表示されます。',
    open: 'イベントを表示',
  },

  banner: {
    practice: '練習モード: サービスは架空のもので、外へは何も送りません。アドレスは約20秒ごとに自動で変わります。',
    practiceChange: 'アドレスを変えてみる',
    details: '詳しく',
    runtime: {
      unsupported: ({ electron }) => `お試し用: 今動いている Electron ${electron} には、もうセキュリティ更新が提供されません。`,
      older: ({ electron, builtFor }) =>
        `お試し用: 今動いている Electron ${electron} は、Saikoro が前提とする ${builtFor} より古い版です。`,
      next: 'インターネットに接続してから Saikoro を終了し、Saikoro のフォルダーで「npm run electron」を実行して、起動し直してください。「npm start」も1日に1回、新しい版の取得を試します。',
    },
    readOnly: '設定が新しい Saikoro のものなので、ここでは変更できません。Saikoro を更新してください。',
    secretsTitle: 'パスワードの保存先を選んでください。',
    secretsText: 'このシステムには安全な保管庫がありません。',
    secretsFile: '自分だけが読めるファイル',
    secretsSession: '起動するたびに入力',
    missing: (count) => `${number(count)}件のイベントがパスワードの入力を待っています。`,
    missingAction: 'パスワードを入力…',
  },

  passwords: {
    title: 'パスワードの入力',
    text: 'このコンピューターに保存されていません。空のままにしたものは後でもう一度尋ねます。',
  },

  event: {
    titleNew: 'イベントの追加',
    title: (name) => `${beside(name)}のプロパティ`,
    tabs: { general: '全般', schedule: 'スケジュール', address: 'IPアドレス', log: 'ログ', trial: 'テスト' },
    tabsLabel: 'プロパティ',
    tabHasError: '誤りがあります',
    name: '説明',
    namePlaceholder: '例: 自宅サーバー',
    type: 'イベントタイプ',
    types: { dns: 'DNS更新', command: 'コマンド実行' },
    service: 'サービス',
    servicePlaceholder: '入力して検索',
    serviceNone: 'この名前のサービスはありません。「URL かホスト名から探す…」もお試しください。',
    serviceEnded: '終了',
    familyOnly: (family) => `${families[family]} のみ`,
    hosts: 'ホスト名',
    host: 'ホスト名',
    hostsHelp: (max) => `複数のときは空白かコンマで区切ります（${number(max)}件まで）。`,
    stored: '保存済み',
    storedHelp: '空のままなら、保存済みのものを使います。',
    removed: '「OK」で削除します',
    removeStored: (label) => `「${label}」を削除`,
    keepStored: (label) => `「${label}」を残す`,
    showTyped: '入力した内容を表示する',
    plainHttp: '「http://」では、パスワードも含めてすべて暗号化せずに送るため、途中で読まれるおそれがあります。',
    openCredentials: 'トークンの場所を開く',
    openHomepage: 'サービスのページを開く',
    quality: { verified: '実際のサービスで確認済み', tested: 'サービスの応答例でテスト済み', installed: 'ご自分で追加したプラグイン' },
    moreOptions: '詳しい設定',
    enabled: 'イベントを有効にする',
    chooseService: 'サービスを選ぶと、必要な項目が表示されます。',
    program: 'プログラム',
    programHelp: '絶対パス、または検索パスにある名前。シェルを介さずに実行します。',
    arguments: '引数',
    argumentsHelp: '1行に一つずつ、そのまま入力します。引用符は要りません。',
    timeout: '制限時間（秒）',
    scheduleKind: '実行する頻度',
    kinds: {
      'on-change': 'アドレス変化時（おすすめ）',
      daily: '1日1回',
      weekly: '1週間に1回',
      monthly: '1か月に1回',
      every: 'その他の周期',
      cron: 'cron 式',
      'at-start': '起動時',
      once: '1回のみ',
    },
    refresh: '変化がないときも実行',
    refreshPlugin: (days) => (days === null ? 'サービスに合わせる（しない）' : `サービスに合わせる（${daysEach(days)}）`),
    refreshNever: 'しない',
    refreshDays: daysEach,
    refreshOther: 'ほかの日数',
    refreshHelp: '長いあいだ更新のない名前を削除するサービスがあります。',
    days: '日数',
    at: '時刻',
    weekday: '曜日',
    day: '日',
    dayHelp: '短い月では末日に実行します。',
    minutes: '間隔（分）',
    minutesHelp: '5分以上。多くのサービスは、これより頻繁な更新をブロックします。',
    cron: 'cron 式',
    cronHelp: '分・時・日・月・曜日の五つ。0 4 * * 1 は毎週月曜の4時です。',
    onceAt: '日時',
    atStartHelp: 'Saikoro が起動するたびに実行します。',
    nowNext: (when) => `次回: ${when}`,
    families: '公開するアドレス',
    familyHelp: { ipv4: 'A レコード', ipv6: 'AAAA レコード' },
    othersMine: 'この名前のほかのアドレスも自分のもの（ラウンドロビン）',
    othersMineHelp:
      'ほかのアドレスがあってもお知らせしません。更新するレコードは1つだけで、ほかはそのままにします（まとめて置き換えるサービスを除きます）。',
    ipv6Help:
      'IPv6 は、ルーターで外からの IPv6 接続を許可してから選んでください。国内のホームゲートウェイの多くは既定で遮断しており、そのまま公開すると訪問者がつながらなくなります。',
    device: {
      label: 'IPv6 の対象',
      choices: { own: 'このコンピューター', other: 'LAN の別の機器' },
      host: '機器',
      hostHelp: '機器の IPv6 アドレスの後半か、MAC アドレス（EUI-64 の機器のみ）。前半はこの回線のものを使い、変化に追従します。',
      publishes: (address) => `公開するアドレス: ${address}`,
      unknown: 'このコンピューターの IPv6 アドレスが分かると、公開するアドレスがここに表示されます。',
    },
    familyUnsupported: 'このサービスは対応していません。',
    source: 'アドレスの取得元',
    sources: {
      automatic: '自動（ルーターと複数の外部サービス）',
      interface: 'ネットワークインターフェイス',
      command: 'コマンドの出力',
      url: 'Web ページ',
      fixed: '固定のアドレス',
    },
    sourceHelp: {
      automatic: 'ルーターに尋ね、外部の複数のサービスと照らし合わせます。私設アドレスは公開しません。',
      interface: 'このインターフェイスの公開アドレスを使います。',
      command: 'プログラムが最初に出力したアドレスを使います。',
      url: '応答の中で最初に見つかったアドレスを使います。',
      fixed: '常にこのアドレスを公開します。空の欄は送りません。',
    },
    interface: 'インターフェイス',
    interfaceNone: 'アドレスなし',
    url: 'Web アドレス',
    fixed4: 'IPv4 アドレス',
    fixed6: 'IPv6 アドレス',
    logEmpty: 'まだ何も起きていません。実行するたびにここに記録されます。',
    logNew: '先にイベントを保存してください。実行するたびにここに記録されます。',
    now: '状態',
    errors: {
      required: '入力してください。',
      'choose-service': 'サービスを選んでください。',
      'bad-host': '完全なホスト名（例: home.example.com）ではありません。',
      'too-many-hosts': 'このサービスが一度に受け付ける数を超えています。',
      'too-long': '長すぎます。短くしてください。',
      'not-a-number': '数を入力してください。',
      'out-of-range': '範囲の外の数です。',
      'bad-time': '時刻を入力してください（例: 04:30）。',
      'in-the-past': 'この日時は過ぎています。',
      'bad-cron': '五つの項目が必要です（例: 0 4 * * 1）。',
      'bad-url': 'https:// から始まる Web アドレスを入力してください。',
      'needs-https': 'https:// で始めてください。http:// を使えるのは家庭内のサーバーだけです。',
      'raw-hash': '「#」は %23 と書いてください。そのままでは「#」より後が送られません。',
      'bad-headers': '1行に1つ「名前: 値」の形で、同じ名前は1回だけ書いてください。Host や Cookie、接続に関わるものは指定できません。',
      'bad-pointer': '/status や /result/ok のように、/ で始めてください。',
      'bad-status': '200〜299 の状態コードを入力してください。',
      'no-place': 'アドレスの入る場所に {ip} と書いてください。',
      'bad-beginning': '使えるのは、ふつうの文字か ^(a|b) の形だけです。それ以外は消してください。',
      'bad-ipv4': 'IPv4 アドレスではありません。',
      'bad-ipv6': 'IPv6 アドレスではありません。',
      'no-family': 'IPv4 か IPv6 を選んでください。',
      ...device,
      'family-unsupported': '選んだ種類のアドレスにサービスが対応していません。',
    },
  },

  finder: {
    open: 'URL かホスト名から探す…',
    label: '更新用 URL かホスト名',
    help: 'サービスのページにある更新用 URL か curl の行を貼り付けてください。ホスト名なら、どのサービスのものかを DNS に尋ねます。',
    find: '調べる',
    found: '次のサービスのようです。選んでください。',
    none: 'どのサービスのものか分かりませんでした。上の欄で名前から探してください。',
    ownUrl: 'どのサービスの URL か分かりませんでした。次を選ぶと、この URL をそのまま使えます。',
    nameServers: (names) => `ネームサーバー: ${names.slice(0, 3).join('、')}`,
    chosen: (service) => `「${service}」を選びました。`,
    filled: (service, labels) => `「${service}」を選び、${beside(labels)}を入力しました。`,
    dropped: (options) =>
      `${beside(options)}に当たる設定が Saikoro にはないため、引き継いでいません。このままサーバーが受け付けるかは「テスト」タブで確かめられます。`,
  },

  trial: {
    text: 'サービスに送る内容を、送らずに確かめられます。「保存して送る」では、イベントを保存し、現在のアドレスを実際にサービスに送って、応答を表示します。パスワードは ••• で隠します。',
    rehearse: '送らずに確かめる',
    send: '保存して送る',
    paused: '一時停止中は送れません。一時停止を解除してから試してください。',
    rehearsed: '最初に送るのは次の要求です。まだ何も送っていません。',
    wouldNotSend: 'この設定では何も送れません。',
    lookAt: (setting) => `「${setting}」を確かめてください。`,
    last: (when) => `最後の試行（${when}）`,
    exchanges: '要求と応答',
    request: { http: '要求', tls: 'TLS で送った内容', dns: 'DNS UPDATE の送り先' },
    reply: (status) => (status === null ? '応答' : `応答（状態コード ${status}）`),
    emptyReply: '（空）',
    success: {
      label: '成功の見分け方',
      help: '今回の更新が成功していたら、応答の何を見て成功とするかを選んでください。「OK」で保存すると、次からはそれで判断します。',
      byItself: '応答の内容から自動で判断する',
      text: (text) => `応答が「${text}」で始まる`,
      json: (at, is) => `応答の「${at}」が「${is}」`,
      status: (status) => `状態コードが ${status}`,
      typed: '「全般」タブで入力したとおり',
    },
  },

  history: {
    label: '履歴',
    empty: 'まだ何も起きていません。アドレスの変化と更新がここに記録されます。',
    loading: '読み込んでいます…',
    end: '履歴はここから始まります。',
    failed: '履歴を読めませんでした。もう一度「履歴」を選んでください。',
    evidence: (source, answer) => `${source}: ${answer}`,
    said: (words) => words.join('、'),
    absent: 'なし',
    unknown: '回答なし',
    reply: (text) => `応答: ${text}`,
    sought: (text) => `探したもの: ${text}`,
    servers: (text) => `DNS サーバー: ${text}`,
    beside: (addresses) => `サービスに残る別のアドレス: ${addresses}`,
    nextTry: (when) => `次の試行 ${when}`,
    after: (took) => `更新から${took}`,
    output: (text) => `出力: ${text}`,
    took: (ms) => (ms < 1000 ? `${Math.round(ms)}ミリ秒` : `${(ms / 1000).toFixed(1)}秒`),
  },

  plugins: {
    title: 'プラグイン',
    none: 'プラグインを追加すると、一覧にないサービスも使えます。名前が .saikoro-plugin.json で終わるファイルです。このウインドウにドロップしても追加できます。',
    add: 'プラグインを追加…',
    addTitle: 'プラグインの追加',
    replaceTitle: 'プラグインの置き換え',
    changedTitle: 'プラグインが変わっています',
    install: '追加',
    replace: '置き換える',
    agree: '再び使う',
    drop: 'ドロップしてプラグインを追加',
    dropHint: '追加する前に、内容を確かめられます。',
    since: (day) => `${day}に追加`,
    ownServer: 'ご自分のサーバー',
    byYou: '自分で追加',
    review: '内容を確認…',
    state: {
      changed: '追加したあとでファイルが変わりました。内容を確認するまで使いません。',
      damaged: 'ファイルが壊れているか、なくなっています。追加し直すか、削除してください。',
      'built-in': 'このサービスは Saikoro に組み込まれたため、このプラグインは使いません。削除できます。',
    },
    remove: (name) => `「${name}」を削除…`,
    removeTitle: (name) => `プラグイン「${name}」を削除しますか？`,
    removeText: (events) =>
      events === 0
        ? '使っているイベントはありません。'
        : `${number(events)}件のイベントが使っています。自動更新を止め、このプラグインのために入力したパスワードも削除します。`,
    removeAct: '削除',
    added: (name) => `「${name}」を追加しました`,
    addedText: 'サービスの一覧から選べるようになりました。',
    tryIt: '試してみる…',
    useHere: 'このイベントで使う',
    consent: {
      changed: '追加したときのファイルと内容が違います。今の内容を確かめてください。',
      replaces: '同じ id のプラグインがすでにあります。これに置き換えます。',
      newHost: (before, now) => `送信先が ${before} から ${now} に変わります。入力済みのパスワードは、入力し直しになります。`,
      waiting: (events) => `${number(events)}件のイベントがこのプラグインを使っており、追加するとすぐに動きます。`,
      host: 'データの送信先',
      hostNote: 'ほかの相手には何も送りません。',
      ownHost: 'ご自分で入力するサーバー',
      ownHostNote: '家庭内のネットワークにあってもかまいません。ほかの相手には何も送りません。',
      plainHttp: (reason) => `暗号化せずに送るため、途中で読まれるおそれがあります。${reason}`,
      plainHttpOwn: (reason) => `「http://」で入力すると暗号化せずに送るため、途中で読まれるおそれがあります。${reason}`,
      fields: '入力する項目',
      secret: 'パスワードとして保管',
      optional: '省略可',
      noFields: 'ホスト名のほかにはありません',
      request: '送信する内容',
      replies: '応答の読み方',
      next: '次の要求へ進む',
      homepage: 'サイト',
    },
    problems: {
      title: 'このプラグインは使えません',
      text: (file) => `${file} を作った人に直してもらってください。何も追加していません。`,
      place: (line, column) => `${line}行 ${column}文字目`,
      expected: '正しい形',
      found: '今の内容',
      example: '例',
      more: (count) => `ほか${number(count)}件`,
      copy: 'コピー',
      copied: 'コピーしました',
    },
  },
  settings: {
    general: '一般',
    language: '言語',
    theme: '外観',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
    login: 'ログイン時に Saikoro を開く',
    loginHelp: 'ウインドウを開かず、メニューバーで起動します。',
    loginApproval: 'システムの許可がまだです。「システム設定」→「一般」→「ログイン項目」で許可してください。',
    loginUnsupported: 'このシステムでは、ここから設定できません。',
    address: 'アドレス',
    check: '確認する間隔（分）',
    checkHelp:
      '1〜1440。ルーターからアドレスが分かる場合は、間隔によらず数秒ごとに確認します。分からない場合は、この間隔に3回、STUN サーバーに問い合わせます。',
    families: '確認するアドレス',
    source: 'アドレスの取得元',
    homeOnly: '自宅でだけ公開する',
    homeRules: { laptops: '持ち運べるコンピューターなら', always: 'このコンピューターでは常に', never: 'どこでも公開する' },
    homeHelp: (portable, rule) => {
      if (rule === 'never') return 'どのネットワークにいても、そこのアドレスを公開します。';
      if (rule === 'always' || portable) return '外出先など、ほかのネットワークでは確認も公開もしません。';
      return portable === false
        ? 'このコンピューターは据え置き型なので、この設定は適用されません。'
        : '持ち運べるコンピューターかどうか分からないため、この設定は適用されません。';
    },
    homes: '自宅のネットワーク',
    homesNone: 'まだありません。最初に公開したネットワークを自宅として覚えます。',
    homesGone: 'ありません。どのネットワークでも公開を休みます。',
    homesHelp: 'ルーターで見分けます。',
    home: (router) => (router === null ? 'このコンピューターから直接接続' : `ルーター ${router}`),
    homeHere: '現在のネットワーク',
    homeSince: (when) => `${when}から`,
    homeVague: 'アドレスだけで見分けるため、よそと区別できないことがあります',
    homeRemove: (name) => `${beside(name)}を外す`,
    homeAdd: '今のネットワークを加える',
    notify: '通知',
    notifyHelp: 'オフにしたものも、ベルの中には表示されます。',
    notifyKinds: { addressChanged: 'アドレスが変わったとき', needsYou: '対応が必要なとき', recovered: '復旧したとき' },
    secrets: 'パスワード',
    secretStore: {
      system: 'システムのパスワード保管庫に保存しています。',
      file: '自分だけが読めるファイルに保存しています。',
      session: 'メモリーだけに置き、起動するたびに入力します。',
      unchosen: 'まだ決まっていません。',
    },
    transfer: '別のコンピューターへ移す',
    export: '書き出す…',
    import: '読み込む…',
    exportTitle: 'イベントの書き出し',
    exportText: (count) => `${number(count)}件のイベントをファイルに書き出します。`,
    withSecrets: 'パスワードも含める',
    withSecretsHelp: '合言葉で暗号化します。読み込むときに同じ合言葉が必要です。',
    passphrase: '合言葉',
    passphraseAgain: '合言葉（もう一度）',
    passphraseShort: '8文字以上にしてください。',
    passphraseDiffers: '二つの合言葉が違います。',
    exported: (count, path) => `${number(count)}件のイベントを ${path} に書き出しました。`,
    importTitle: 'イベントの読み込み',
    imported: (added) => `${number(added)}件のイベントを読み込みました。`,
    switchedOff: (count) =>
      `このうち${number(count)}件は、プログラムの実行か独自の取得元を含むか、5分毎より頻繁に動くため、無効の状態で読み込みました。内容を確認してから有効にしてください:`,
    skipped: (count) => `次の${number(count)}件は読み込みませんでした:`,
    goOn: '読み込む',
    pause: '一時停止',
    pauseText: '一時停止中は、確認も送信もしません。',
    pausedUntil: (until) => `${until} まで一時停止中です。`,
    pausedForGood: '再開するまで一時停止中です。',
    running: '動作中です。',
    saved: '保存しました',
    about: (version) => `Saikoro ${version}`,
  },
};
