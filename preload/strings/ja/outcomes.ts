import type { OutcomeKind, Reason } from '../../contract/outcome.ts';
import type { OutcomeParams, ReasonParams, SentenceParams } from '../values/params.ts';
import { beside, dates, joined, number, soon, span, theAddress } from './common.ts';

export const outcome: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: () => '更新しました',
  unchanged: () => '変更なし',
  verified: () => 'DNS で確認済み',
  'rate-limited': ({ seconds }) => (seconds ? `回数制限のため${span(seconds * 1000)}待機` : '回数制限のため待機'),
  'server-error': () => 'サーバーエラー',
  network: ({ reason: why }) => (why === 'overtaken' ? '送り直します' : '接続できません'),
  'auth-failed': ({ reason: why }) => (why === 'not-permitted' ? '権限がありません' : '認証できません'),
  'bad-host': () => 'ホスト名が違います',
  'bad-config': () => '設定が違います',
  abuse: () => 'サービスがブロック中',
  'not-confirmed': () => '確認できません',
  'not-sent': () => '送信していません',
};

export const happened: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: ({ service, address }) => `${beside(service)}が ${theAddress(address)} を受け付けました`,
  unchanged: ({ service, address }) => `${beside(service)}にはすでに ${theAddress(address)} が登録されていました`,
  verified: ({ service, address }) =>
    `${beside(service)}の返答では更新を確認できませんでしたが、DNS サーバーは ${theAddress(address)} を返しています`,
  'rate-limited': ({ service, seconds }) =>
    `${beside(service)}が、更新の回数が多すぎるとして今は受け付けていません${seconds ? `（${span(seconds * 1000)}待つように求めています）` : ''}`,
  'server-error': ({ service }) => `${beside(service)}がサーバーエラーを返しました`,
  network: ({ service, reason: why }) =>
    why === 'overtaken' ? `${beside(service)}には送信していません` : `${beside(service)}に接続できませんでした`,
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

export const reason: Record<Reason, (p: ReasonParams) => string> = {
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
  'service-ended': ({ endedOn, successors }) =>
    joined([
      endedOn === undefined ? 'このサービスは終了しました。' : `このサービスは${dates.partly(endedOn)}に終了しました。`,
      successors && `代わりに使えるサービス: ${successors}。`,
    ]),
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
  overtaken: () => '順番が来る前に、アドレスか設定が変わりました。',
  'certificate-expired': () => 'サーバーの証明書の期限が切れているため、何も送信しませんでした。このコンピューターの時計は合っています。',
  'name-gone': () => 'サーバーの名前が DNS からなくなっています（NXDOMAIN）。ほかの名前は引けるので、お使いの回線の問題ではありません。',
  'parked-page': () => '手放されたドメインに表示される広告のページが返りました。サービスがドメインを失ったのかもしれません。',
  'closing-page': () => 'サービスの終了を知らせるページが返ったようです。',
  'program-not-started': () => 'プログラムを起動できませんでした。',
  'not-allowed': () => 'このサーバーまたはプログラムはまだ許可されていません。もう一度保存して、表示される確認で許可してください。',
};

/** Practice has a folder of its own. */
export const outsidePractice = '実際に使うときは、--practice を付けずに起動し、そこでイベントを追加してください。';

export const sourceNotAsked = '練習中は、この取得元に問い合わせません。';

export const reasonStep: Record<Reason, string | null> = {
  'no-rule': '応答と、サービスのページを確かめてください。自分の URL なら、「テスト」で成功の見分け方を選べます。',
  'http-status': null,
  'empty-reply': null,
  'html-reply':
    '「編集」でアドレスを確認してください。ネットワークへのログインが必要な場合は、ブラウザーでログインしてから「今すぐ実行」を選んでください。',
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
  'host-outside-zone': '「編集」でホスト名かドメインを直してください。',
  'missing-setting': '「編集」で入力してください。',
  'missing-secret': '「編集」で入力してください。',
  'unknown-service': '別のサービスを選ぶか、プラグインを入れてください。',
  'service-ended': '「編集」で別のサービスに移してください。',
  'reserved-address': '「編集」の「IP アドレス」で別の取得元を選んでください。',
  'source-address-only': 'VPN を切るか、別のサービスを選んでください。',
  'too-many-hosts': 'イベントを2つに分けてください。',
  'program-not-found': '「編集」でパスを直してください。',
  'program-failed': 'ログで出力を確かめてください。',
  'program-timeout': '「編集」で制限時間を延ばしてください。',
  practice: outsidePractice,
  'practice-program': outsidePractice,
  closed: null,
  'unfit-setting': '「編集」で直してください。',
  'unfit-host': '「編集」でホスト名を直してください。',
  'unfit-family': '「編集」の「IP アドレス」で種類を選び直してください。',
  'already-refused': '拒否された更新の内容を確かめ、「編集」で直してください。',
  'host-is-alias': 'DNS サーバーで CNAME を削除するか、「編集」でホスト名を変えてください。',
  'not-permitted': 'DNS サーバーの設定で許可するか、「編集」でホスト名を変えてください。',
  'key-unknown': '「編集」にある鍵の名前とアルゴリズムを、サーバー側と見比べてください。',
  'zone-doubled': '使うゾーンの ID を「編集」の「ゾーン ID」に入力するか、もう一方のゾーンを削除してください。',
  overtaken: '操作は必要ありません。',
  'certificate-expired':
    'サービス側で更新されるのを待つ必要があります。何日も続くときは、「編集」で別のサービスへ移すことを考えてください。',
  'name-gone': 'サービスが新しいアドレスを案内していないか確かめてください。終了していれば、「編集」で別のサービスに移してください。',
  'parked-page': 'サービスのページやお知らせを確かめてください。終了していれば、「編集」で別のサービスに移してください。',
  'closing-page': 'サービスのページやお知らせを確かめてください。終了していれば、「編集」で別のサービスに移してください。',
  'program-not-started': '「編集」でパスと実行の許可を確かめてください。',
  'not-allowed': null,
};

export const step: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: () => '何もする必要はありません。',
  verified: () => '何もする必要はありません。',
  unchanged: () => '何もする必要はありません。',
  'rate-limited': ({ seconds }) =>
    `${seconds ? 'それまでは手動で実行しないでください。' : 'しばらく手動では実行しないでください。'}何日も続くときはサービスのページを確かめてください。`,
  'server-error': () => '長く続くときはサービスのページを確かめてください。',
  network: () => 'ほかのページも開けないときは接続を確かめてください。',
  'auth-failed': () => '「編集」でパスワードかトークンを入力し直してください。',
  'bad-host': () => '「編集」でホスト名を直すか、サービスで登録してください。',
  'bad-config': () => '「編集」で設定を直してください。',
  abuse: () => 'サービスに解除を頼んでから「再開」を選んでください。',
  'not-confirmed': () => 'ログの応答を確かめてください。',
  'not-sent': () => '「編集」で設定を確かめてください。',
};

export const automatically = ({ nextTryMs, stopped }: SentenceParams): string => {
  if (stopped) return 'サービスにブロックされないよう、自動更新を停止しています。設定を直すか「再開」を選ぶと、また自動で更新します。';
  if (nextTryMs !== undefined) return `${soon(nextTryMs)}自動でもう一度試します。`;
  return '次にアドレスが変わったとき、自動でもう一度試します。';
};

/** 読めない応答は引用しない。 */
export const unreadable = (bytes: number): string => `応答はバイナリデータ（${number(bytes)}バイト）でした。`;

export const failure = (kind: OutcomeKind) => (p: SentenceParams) =>
  joined([
    `${happened[kind](p)}。`,
    p.reason && !p.isReasonSaid ? reason[p.reason]({ ...p, kind }) : null,
    p.excerpt && `応答は「${p.excerpt}」でした。`,
    p.unreadableBytes === undefined ? null : unreadable(p.unreadableBytes),
    p.sought && `応答の中で探したもの: ${p.sought}。`,
    ...(p.isPast ? [] : [(p.reason && reasonStep[p.reason]) || step[kind](p), automatically(p)]),
  ]);

export const success = (kind: OutcomeKind) => (p: SentenceParams) => `${happened[kind](p)}。次にアドレスが変わったとき、自動で更新します。`;

/** Nothing was sent, so no service refused anything: what prevented it, and that it is sent by itself afterwards. */
export const notSent = (p: SentenceParams): string =>
  joined([
    p.reason === undefined ? `${happened['not-sent'](p)}。` : `${happened['not-sent'](p)}: ${reason[p.reason](p)}`,
    p.isPast ? null : (p.reason && reasonStep[p.reason]) || step['not-sent'](p),
    p.isPast || p.reason === 'practice'
      ? null
      : p.reason === 'already-refused'
        ? automatically({ ...p, stopped: true })
        : '直すと自動で送信します。',
  ]);

export const outcomeSentence: Record<OutcomeKind, (p: SentenceParams) => string> = {
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

/** The same where the fields are open already: only those are named. */
export const inForm = (sentence: string): string => sentence.replace(/「編集」(?:で|の|にある|を開き、)/g, '');

/** A reason within a sentence. */
export const whyNot = (of: Reason): string => reason[of]({ service: '' }).replace(/。$/, '');
