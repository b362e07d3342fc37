import type { NamedFault } from '../../contract/warning.ts';
import type { Strings } from '../en/en.ts';
import { nextMonth } from '../values/durations.ts';
import { age, beside, dates, joined, number, span } from './common.ts';

type Words = Strings['warning'][keyof Strings['warning']];
const always =
  (title: string, next: string): Words =>
  () => ({ title, next });

export const warningWords: Strings['warning'] = {
  blocked: always(
    'サービスがブロック中',
    'サービスがこのアカウントかホストの更新を受け付けなくなったため、何も送っていません。サービスに必要な手続きを確かめてから「再開」を選んでください。悪化を避けるため、自動では再試行しません。',
  ),
  credentials: always(
    '認証できません',
    'サービスがユーザー名・パスワード・トークンのいずれかを受け付けないため、何も送っていません。「編集」で入力し直してください。その後は自動で更新します。',
  ),
  'clock-wrong': always(
    'このコンピューターの時計が違います',
    '署名の時刻が合わないため、サービスが更新を拒否しました。システム設定で時計を自動に合わせてから「再開」を選んでください。',
  ),
  'service-ended': always(
    'サービスは終了しました',
    'このサービスはもうないため、何も送っていません。「編集」で別のサービスに移してください。それまでイベントはそのまま残します。',
  ),
  'bad-settings': always(
    '設定が違います',
    'サービスにこのホスト名がないか、使えない設定があるため、何も送っていません。「編集」を開き、サービスのページと見比べてください。直すと自動で更新します。',
  ),
  'missing-password': always(
    'パスワードが必要です',
    'パスワードがこのコンピューターに保存されていないため、何も送っていません。「編集」で入力してください。その後は自動で更新します。',
  ),
  unapproved: always(
    '許可待ち',
    'まだ許可していないプログラムやホストを使うため、待っています。「今すぐ実行」を選び、内容を確かめて許可してください。',
  ),
  'not-sent': always(
    '送信していません',
    '設定の中に、更新を送れない原因があります。イベントを開いて確かめてください。直すと自動でもう一度試します。',
  ),
  'program-failed': always(
    'プログラムが失敗',
    'プログラムが1時間以上エラーで終わっています。出力はイベントのログにあります。次の時刻に自動でもう一度実行します。',
  ),
  unreachable: always(
    'サービスに接続できません',
    'サービスに接続できないため、登録されているアドレスは古いかもしれません。サービスに障害がないか確かめてください。自動で試し続け、応答が戻ると更新します。',
  ),
  'service-down': always(
    'サービス側の障害',
    'サービスが数時間エラーを返しているため、登録されているアドレスは古いかもしれません。障害のお知らせがないか確かめてください。間隔を延ばしながら自動で試し続け、直ると更新します。',
  ),
  'service-limits': always(
    '回数制限のため待機',
    '更新が多すぎるとして、サービスが数時間受け付けていません。同じ名前を更新しているプログラムがほかにないか確かめてください。求められた時間だけ待ち、自動で続けます。',
  ),
  unconfirmed: always(
    '確認できません',
    'サービスの応答からは受け付けられたか分からず、DNS にも表れていません。ログの応答とサービスのページを確かめてください。DNS の確認と再試行は自動で続けます。',
  ),
  'own-source': always(
    '取得元が答えません',
    'このイベントの取得元が1時間以上アドレスを答えていないため、何も送っていません。そのプログラムやページを直接試すか、「編集」の「IP アドレス」で別の取得元を選んでください。答えが戻ると自動で更新します。',
  ),
  'no-source': always(
    'アドレスが分かりません',
    '回線はつながっていますが、1時間以上どこからもアドレスを得られないため、何も送っていません。「アドレス」で、どこに問い合わせたかを確かめてください。分かると自動で更新します。',
  ),
  'sources-differ': always(
    '取得元が食い違っています',
    'アドレスの取得元が数時間食い違っているため、何も送っていません。「アドレス」で、どこが何と答えたかを確かめてください。一致すると自動で更新します。',
  ),
  'line-lost': always(
    '回線のアドレスがありません',
    '登録されているアドレスがこの回線からなくなったため、訪問者がつながりません。もう戻らない場合は、「編集」でその種類のアドレスを外してください。戻れば自動で更新します。',
  ),
  'lacks-other': always(
    'もう一方のアドレスなし',
    'このサービスは IPv4 と IPv6 を一緒にしか受け付けませんが、この回線には一方しかないため、何も送っていません。「編集」で、ない方を外してください。両方がそろえば自動で更新します。',
  ),
  mismatch: always(
    'DNS に未反映',
    'サービスは受け付けましたが、DNS は別のアドレスを返しているか、何も返していません。サービスのページと、使っているネームサーバーを確かめてください。確認は自動で続け、ほかで変えられた登録は6時間に1回まで直します。',
  ),
  beside: always(
    '別のアドレスも登録',
    'DNS にほかのアドレスも登録されているため、一部の訪問者がそちらへつながります。サービスのページで削除するか、「編集」の「IP アドレス」で自分のものとして設定してください。なくなれば自動で消えます。',
  ),
  outdated: always(
    '古いアドレスのままです',
    'アドレスが変わりましたが、このイベントの予定では何も送りません。「今すぐ実行」を選ぶか、「編集」の「スケジュール」でアドレスの変化に合わせてください。',
  ),
  'watch-silent': always(
    '監視中の名前: DNS の異常',
    '監視中の名前の DNS が応答しないかエラーを返すため、名前を引くことができません。名前の管理者に確かめてください。確認は自動で続け、直ったらお知らせします。',
  ),
  'watch-absent': always(
    '監視中の名前: DNS にありません',
    '監視中の名前、またはそのアドレスが DNS にありません。入力の誤りでなければ、名前の管理者に確かめてください。確認は自動で続け、戻ったらお知らせします。',
  ),
  'watch-differs': always(
    '監視中の名前: 別のアドレス',
    '監視中の名前が、あるべきアドレスを指していません。名前の管理者に確かめ、意図したものなら「編集」で「あるべきアドレス」を変更してください。確認は自動で続け、直ったらお知らせします。',
  ),
  'watch-beside': always(
    '監視中の名前: ほかのアドレスもあり',
    '監視中の名前がほかのアドレスも指しているため、アクセスの一部はそちらへ向かいます。名前の管理者に確かめ、意図したものなら「編集」で指定してください。なくなれば自動で消えます。',
  ),
  'watch-blind': always(
    '監視中の名前: 確認できません',
    '数時間、監視中の名前を判定できていません。ここから DNS に問い合わせできないか、自分のアドレスが分からないためです。どちらかは、イベントを開いて確かめてください。確認は自動で続けます。',
  ),
  'line-down': ({ sinceMs }) => ({
    title: '回線がつながっていません',
    next: `${age(sinceMs)}からインターネットのどこにもつながりません。サービス側の障害ではありません。ルーターとケーブルを確かめてください。回線が戻れば自動で続けます。`,
  }),
  'not-running': ({ since, sinceMs }) => ({
    title: `Saikoro は${span(sinceMs)}動いていませんでした`,
    next: `${dates.brief(since)} から、アドレスの変化を確認していませんでした。今確認しており、古いものは自動で更新します。動かし続けるには「ログイン時に開く」をオンにしてください。`,
  }),
  'channel-failing': ({ detail }) => ({
    title: detail ? `通知が届いていません（${detail}）` : '通知が届いていません',
    next: '選んだ通知先に届かないため、お知らせが遅れるか、届かないことがあります。「設定」の「通知」でテストしてください。待っている通知は、直ると自動で送ります。',
  }),
  'channel-spent': ({ detail, since }) => ({
    title: detail ? `今月の通数を使い切りました（${detail}）` : '今月の通数を使い切った通知先があります',
    next: `設定した通数を今月送り終えたため、お知らせを止めています。もっと送れる場合は、「設定」の「通知」で通数を増やしてください。${dates.date(nextMonth(since))}に自動で再開します。`,
  }),
};

const NAMED: Record<NamedFault, (service: string, time: string) => string> = {
  'certificate-expired': (service, time) => `${beside(service)}の証明書の期限が切れているため、${time}通信できていません。`,
  'name-gone': (service, time) => `${beside(service)}自身の名前が、${time}前から DNS にありません。`,
  'parked-page': (service, time) => `${beside(service)}のあった場所には、${time}前から、手放されたドメインによくある広告が出ています。`,
  'closing-page': (service, time) => `${beside(service)}は${time}前から、終了を知らせるように見えるページを返しています。`,
};

export const fault: Strings['fault'] = ({ service, verdict, how, named, sinceMs, answered, silent, dnsShows, isLineSeen }) =>
  joined([
    verdict === 'line'
      ? '回線がつながっていません。サービスに問題があるとは分かっていません。'
      : named !== undefined
        ? NAMED[named](service, span(sinceMs))
        : how === 'silent'
          ? `${beside(service)}は${span(sinceMs)}応答していません。`
          : `${beside(service)}は${span(sinceMs)}エラーを返しています。`,
    verdict === 'line' ? null : isLineSeen ? 'あなたの回線は正常です。' : null,
    verdict === 'line' || answered === 0 ? null : `ほかの${number(answered)}件のサービスは応答しています。`,
    verdict === 'unknown' && silent > 0
      ? `ほかの${number(silent)}件のサービスも応答していません。ファイアウォールやフィルターが妨げているかもしれません。`
      : verdict === 'unknown'
        ? how === 'silent'
          ? 'その間ほかの相手に問い合わせていないため、サービスと回線のどちらの問題かは分かりません。'
          : 'その間ほかの相手に問い合わせていないため、サービスと途中の機器のどちらの問題かは分かりません。'
        : null,
    dnsShows === null ? null : `DNS はまだ古い ${dnsShows} を指しています。`,
  ]);

export const warningTexts: Strings['warnings'] = {
  several: (count, title) => `${number(count)}件のイベント: ${title}`,
  since: (sinceMs) => `${age(sinceMs)}から`,
  still: (sinceMs) => `${span(sinceMs)}続いています。`,
  had: (sinceMs) => `${span(sinceMs)}のあいだ対応が必要でした。`,
  section: '対応が必要なこと',
  named: (names, more) => (more > 0 ? `対象は ${names} ほか${number(more)}件です。` : `対象は ${names} です。`),
  snoozedUntil: (at) => `${dates.brief(at)} まで通知しません`,
  snooze: '後で知らせる',
  snoozes: {
    hour: '1時間後',
    'eight-hours': '8時間後',
    day: '明日',
    week: '1週間後',
    not: 'すぐにまた知らせる',
  },
};
