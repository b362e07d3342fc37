import type { commandWords as english } from '../en/command.ts';
import { joined, number } from './common.ts';

/** ウインドウのない saikoro コマンドのことば。 */
export const commandWords: typeof english = {
  usage: {
    'no-command': 'コマンドを指定してください。saikoro run で監視・更新を始めます。一覧は saikoro --help で見られます。',
    'unknown-command': (word) => `「${word}」というコマンドはありません。`,
    'incomplete-command': (word) => `「saikoro ${word}」の後に、もう1語必要です。`,
    'unknown-option': (word) => `${word} というオプションはありません。`,
    'unknown-language': (word) => `--lang には ja か en を指定してください（「${word}」は使えません）。`,
    'missing-value': (word) => `${word} には値が必要です。`,
    'unexpected-value': (word) => `${word} に値は指定できません。`,
    'not-here': (word) => `このコマンドに ${word} は指定できません。`,
    'missing-word': (word) => `指定が足りません（${word}）。`,
    'given-twice': (word) => `${word} が2回指定されています。1回だけ指定してください。`,
    'too-many-words': (word) => `「${word}」は余分です。`,
  },
  meant: (command) => `「${command}」でしょうか？`,
  chooseFrom: (words) => `次のどれかを指定してください: ${words.join('、')}。`,
  see: (command) => `${command} をご覧ください。`,
  notPrinted: (why) => `結果を出力できませんでした（${why}）。出力先を確認してください。コマンドで変更した内容は残っています。`,
  noCredentials: (dir) => `「${dir}」は読み込めるフォルダーではないため、何もしませんでした。--credentials の指定を確認してください。`,
  badLog: '--log には json か text を指定してください。',
  badTimeout: (most) => `--timeout には1〜${number(most)}の整数（秒）を指定してください。`,
  badLimit: (most) => `--limit には1〜${number(most)}の整数を指定してください。`,
  badPort: '--listen には1〜65535のポート番号を指定してください。',
  portTaken: (port, why) =>
    `このコンピュータのポート${port}を使えませんでした（${why}）。ほかのプログラムが使用中の可能性があります。別のポートを指定してください。Saikoro は起動していません。`,
  control: {
    'control-unreadable':
      'このフォルダーで動作中の Saikoro とこのコマンドとの間で通信の形式が合わないため、何も変更しませんでした。同じバージョンを使ってください。',
    'control-other-version':
      'このフォルダーでは別のバージョンの Saikoro が動作中のため、何も変更しませんでした。起動し直してから、もう一度実行してください。',
    'control-restarting': 'Saikoro が設定を読み直しているため、何も変更しませんでした。もう一度実行してください。',
    'control-silent':
      'このフォルダーで動作中の Saikoro から応答がありません。変更されたかどうかは不明です。saikoro status で確認してください。続く場合は起動し直してください。',
    'changed-meanwhile': 'イベントがほかで変更されたため、上書きしませんでした。内容を確認して、もう一度実行してください。',
    none: (why) =>
      `動作中は、ほかのコマンドからイベントを変更できません（接続口をシステムに拒否されました: ${why}）。監視と更新は続けます。`,
  },
  notRunning: 'このフォルダーで動作中の Saikoro はなく、アドレスは監視されていません。以下は最後に記録した内容です。',
  runs: {
    window: (pid) => `Saikoro アプリが動作中です（プロセス ${pid}）。`,
    command: (pid) => `saikoro が動作中です（プロセス ${pid}）。`,
  },
  noEvents: 'イベントはまだありません。saikoro events add で追加できます。',
  standing: {
    off: () => '無効です。',
    secret: () => 'パスワードまたはトークンがないため、送信しません。saikoro secret set で保存してください。',
    stopped: ({ why }) =>
      joined([`停止しています${why === null ? '' : `（${why}）`}。`, 'saikoro events edit で設定を直すと、自動で再開します。']),
    failing: ({ why }) => joined([`前回は失敗しました${why === null ? '' : `（${why}）`}。`, 'Saikoro の動作中は自動で再試行します。']),
    mismatch: ({ addresses, age }) =>
      joined([
        `サービスは ${addresses} を受け付けましたが、DNS は別のアドレスを示していました${age === null ? '' : `（${age}）`}。`,
        'Saikoro の動作中は自動で確認し直します。',
      ]),
    published: ({ addresses, age }) => `DNS は ${addresses} を示していました${age === null ? '' : `（${age}）`}。`,
    accepted: ({ addresses }) => `サービスは ${addresses} を受け付けました。DNS への反映はまだ確認できていません。`,
    nothing: () => 'まだ何も送信していません。',
    watch: () => 'ほかの人が管理する名前の監視です。Saikoro の動作中に確認します。',
    program: () => 'プログラムを実行するイベントです。',
  },
  field: { schedule: 'スケジュール', program: 'プログラム', service: 'サービス' },
  notStored: '未保存',
  noSuchEvent: (word, ids) =>
    ids.length === 0
      ? `「${word}」というイベントはありません。saikoro events で一覧を見られます。`
      : `「${word}」に当てはまるイベントが複数あります。ID で指定してください: ${ids.join('、')}`,
  reloads: '設定とパスワードを読み直しています…',
  practiceBegins: '練習です。サービス・アドレス・DNS は架空のもので、このコンピュータの外へは何も送りません。',
  practiceWorked:
    '成功しました。架空のアドレスを送信し、架空の DNS がそれを示すことを確認しました。実際のイベントは saikoro events add で追加できます。',
  practiceFailed: '練習は最後まで進みませんでした。上の出力で、止まったところを確認してください。',
  questionsHelp: 'Enter だけで [ ] の値になります。P で前に戻り、Q で何も変更せずに中止します。',
  answerNeeded: '入力が必要です。P で前に戻り、Q で中止します。',
  stays: '（Enter でそのまま）',
  mayBeEmpty: '（省略可）',
  ask: {
    service: 'サービス（名前、またはサービスの画面にある更新用 URL や curl の行）',
    hosts: (example) => `ホスト名（複数は空白で区切る${example ? `。例: ${example}` : ''}）`,
    families: '更新するアドレス（4: IPv4、6: IPv6、46: 両方）',
    address: (choices) => `アドレスの取得元（${choices}）`,
    addressMore: {
      automatic: 'アドレスの取得元',
      interface: (found) => `インターフェイスの名前${found ? `（このコンピュータには ${found} があります）` : ''}`,
      program: 'アドレスを出力するプログラムと引数（空白で区切る）',
      url: 'アドレスを返す Web ページの URL（http:// または https://）',
      fixed: 'アドレス（IPv4 と IPv6 の両方なら空白で区切る）',
    },
    device: 'IPv6 アドレスの対象（own: このコンピュータ、またはほかの機器のアドレスの末尾か MAC アドレス）',
    schedule: (choices) => `実行する時期（${choices}）`,
    scheduleMore: {
      'on-change': '変更がなくても更新する間隔（日数、never: しない、plugin: サービスの既定）',
      daily: '時刻（例: 04:00）',
      weekly: '曜日と時刻（例: mon 04:00）',
      monthly: '日と時刻（例: 15 04:00。短い月は末日）',
      every: '実行の間隔（分。5以上）',
      cron: 'cron 式（例: 0 4 * * 1）',
      'at-start': 'Saikoro の起動時',
      once: '日時（例: 2027-01-31 04:00）',
    },
  },
  noSuchService: (word) => `「${word}」というサービスは見つかりません。名前の一部でも探せます。一覧は docs/services.md にあります。`,
  whichService: (ids, count) =>
    `${number(count)}件が当てはまります: ${ids.join('、')}${count > ids.length ? ' …' : ''}。どれか1つを入力してください。`,
  notAnAddressSource: (text) =>
    `「${text}」はアドレスの取得元として使えません。automatic、interface:名前、program:"パス 引数"、url:URL、fixed:アドレスのどれかです。`,
  notASchedule: (text) =>
    `「${text}」は実行する時期として使えません。on-change、daily:04:00、weekly:mon:04:00、monthly:15:04:00、every:分（5以上）、cron:"0 4 * * 1"、at-start、once:2027-01-31T04:00（これからの日時）のどれかです。`,
  badAnswer: (option, why) => `--${option}: ${why}何も変更していません。`,
  fileAlone: 'ファイルにはイベントのすべてが含まれます。ファイルかオプションのどちらか一方にしてください。',
  notOfThis: (option) => `このイベントに --${option} はありません。何も変更していません。`,
  badFilter: (option, values) => `--${option} には次のどれかを指定してください: ${values.join('、')}`,
  badSince: '--since は 90m、24h、7d、2027-01-31、2027-01-31T04:00 のように指定してください。',
  notAChoice: (word) => `「${word}」は選択肢にありません。`,
  notANumber: (word) => `「${word}」は数値ではありません。`,
  badEvent: (place) =>
    `イベントとして読み込めないため、追加しませんでした${place ? `（${place} を確認してください）` : ''}。正しい形式は saikoro events show 名前 --json で確認できます。`,
  added: (name, id) => `${name} を追加しました（${id}）。`,
  nextOnce: 'saikoro once で送信して DNS への反映を確認し、saikoro run でその状態を保ちます。',
  edited: (name) => `${name} を変更しました。`,
  enabled: (names) => `オンにしました: ${names}`,
  disabled: (names) => `オフにしました: ${names}`,
  removes: (names) => `${names} を、保存したパスワードごと削除しますか？サービス側の名前はそのまま残ります。`,
  removed: (names) => `削除しました: ${names}`,
  yesNo: '（y: はい / N: いいえ）',
  yes: ['y', 'yes', 'はい'],
  needsYes: '確認できる人がいないため、何も変更しませんでした。承諾済みの場合は --yes を付けてください。',
  inputEnded: '最後の質問の前に入力が終わったため、何も変更しませんでした。端末では質問に1つずつ答えられます。',
  readAs: (encoding) => `文字コードを ${encoding} と判断して読み込みました。`,
  nothingChanged: '何も変更していません。',
  mayRun: {
    program: (what) => `このイベントは、このユーザーの権限でプログラムを実行します: ${what}。許可しますか？`,
    host: (what) => `このイベントは、独自のホストにアドレスを問い合わせます: ${what}。許可しますか？`,
  },
  notAllowed:
    '許可されなかったため、何も変更しませんでした。端末から実行すると確認の質問が出ます。承諾済みの場合は --yes を付けてください。',
  noSecrets: (word) => `「${word}」にパスワードやトークンは必要ありません。`,
  whichSecret: (keys) => `項目を指定してください: ${keys.join('、')}`,
  isHere: (name) => `${name} は同じサービスにすでにあるため、追加しませんでした。変更するには saikoro events edit を使います。`,
  lacksSecret: 'パスワードまたはトークンがないため、送信しませんでした。saikoro secret set で保存すると、次の動作時に送信します。',
  secretUnfit: 'パスワードは制御文字を含まない1行（64 kB まで）で渡してください。何も変更していません。',
  emptySecret: '何も入力されなかったため、変更していません。端末で入力するか、標準入力から渡してください。',
  secretKept: (label) => `${label}を、このユーザーだけが読めるファイル（データフォルダー内）に保存しました。`,
  askPassphrase: 'ファイルのパスフレーズ（空欄ならパスワードなしで読み込む）: ',
  ownFolder:
    'システムのサービスは /var/lib/saikoro にデータを置きます。起動する前か停止中に、saikoro events add --user-data-dir=/var/lib/saikoro でイベントを追加してください。',
  noServiceManager: (platform) =>
    `このシステム（${platform}）用のサービス定義はありません。お使いのサービス管理ツールから saikoro run を起動してください。SIGTERM で終了します。`,
  outOfReach: (script) =>
    `システムのサービスは専用のユーザーで動くため、「${script}」を読めません。/opt/saikoro など、どのユーザーからも読める場所に置くか、ご自分のユーザーでサービスを登録してください。何も変更していません。`,
  writes: (path) => `この内容を ${path} に書き込みますか？`,
  notWritten: (path, why) =>
    `システムに拒否されたため、「${path}」を変更できませんでした（${why}）。書き込み権限を確認して、もう一度実行してください。`,
  serviceWritten: (path) => `${path} に書き込みました。次のコマンドで、今すぐ起動し、システムの起動時にも自動で起動します。`,
  noService: (path) => `${path} がないため、何も変更していません。`,
  removesService: (path) => `${path} を削除しますか？設定・履歴・パスワードは残ります。`,
  serviceRemoved: (path) => `${path} を削除しました。次のコマンドで、動作中のサービスを終了します。`,
  pluginGood: (file, name, id) => `${file}: 問題ありません – ${name}（${id}）`,
  pluginSends: (host) => `入力した内容は ${host} へ送られます。`,
  ownServer: 'ご自分で指定するサーバー',
  pluginAgree: '使用しますか？',
  pluginInstalled: (name) => `${name} を使えるようになりました。`,
  noPlugins: '追加したプラグインはありません。',
};
