import type { Strings } from '../en/en.ts';
import { serviceOf } from '../en/imports.ts';
import { number, span } from './common.ts';

const every = (what: string): string => (/^\d{1,9}$/.test(what) ? span(Number(what) * 1000) : what);

export const importsWords: Strings['imports'] = {
  title: 'ほかのクライアントから取り込む',
  menu: 'ほかのクライアントから取り込む…',
  text: 'ddclient、inadyn、ddns-updater、ddns-go、OpenWrt、OPNsense、cloudflare-ddns、No-IP DUC の設定ファイルを読み取ります。まず取り込む内容を表示し、「取り込む」を押すまでは何も変えません。',
  here: 'このコンピューターで見つかったもの',
  open: (client) => `${client} の設定を見る`,
  choose: 'ファイルを選択…',
  orDrop: 'ウインドウにドロップしても読み込めます',
  found: (client, events) => `${client}：${number(events)}件のイベント`,
  missing: 'ファイルに書かれていません。後から入力することもできます。',
  line: (line) => `${line}行目：`,
  leftTitle: (count) => `取り込まないもの（${number(count)}件）`,
  notesTitle: '確認が必要なもの',
  running: (client, stop) =>
    `このコンピューターで ${client} が動いています。2つのクライアントが同じ名前を書き換え合うため、イベントを有効にする前に止めてください。${stop}`,
  stop: (client, platform) => {
    const service = serviceOf(client);
    if (platform === 'win32') return `${client} を終了し、サービスやタスクも無効にします。`;
    return platform === 'darwin' ? `ターミナルで: brew services stop ${service}` : `端末で: sudo systemctl disable --now ${service}`;
  },
  switchOn: '取り込んだイベントをすぐに有効にする',
  bring: (count) => `${number(count)}件のイベントを取り込む`,
  added: (count) => `${number(count)}件のイベントを取り込みました。`,
  skipped: (count) => `${number(count)}件はすでにあるため、取り込みませんでした。`,
  formats: {
    ddclient: 'ddclient',
    opnsense: 'OPNsense',
    inadyn: 'inadyn',
    'inadyn-1': 'inadyn 1',
    'ddns-updater': 'ddns-updater',
    'ddns-go': 'ddns-go',
    openwrt: 'OpenWrt',
    'cloudflare-ddns': 'cloudflare-ddns',
    'noip-duc': 'No-IP DUC',
  },
  left: {
    'service-ended': (what) => `${what}：このサービスは終了しています。別のサービスを選んでください。`,
    'service-unknown': (what) => `${what}：Saikoro にないサービスです。「自分の URL」かプラグインを使えば、手で追加できます。`,
    script: (what) =>
      `${what}：プログラムまたはスクリプトです。取り込みでは何も実行しません。必要なら「コマンド実行」のイベントを追加してください。`,
    placeholder: (what) => `${what}：見本の文字のままで、ご自分の名前ではありません。`,
    misread: (what) => `この行（${what}）は、元のクライアントでは見た目と違う意味に読まれます。推測はしません。手で追加してください。`,
    'host-incomplete': (what) => `${what}：名前の一部だけです。どのドメインのものか、ファイルに書かれていません。`,
    'host-bad': (what) => `${what}：DNS では使えない名前です。`,
    'no-host': (what) => `${what}：ホスト名がありません。`,
    'host-number': (what) =>
      `${what}：サービスの中の番号かグループで、名前ではありません。名前がファイルに書かれていないため、手で追加してください。`,
    'no-family': (what) => `${what}：IPv4 も IPv6 も更新しない設定です。`,
    'family-unknown': (what) => `${what}：この種類のアドレスを受け付けないサービスです。`,
    option: (what) => `${what}：Saikoro には相当する設定がありません。`,
    'own-login': (what) => `${what}：元のクライアント自身にログインするためのものです。ここでは使いません。`,
    'other-file': (what) =>
      `${what}：別のファイルを指していますが、読んでいません。設定が入っているなら、そのファイルも取り込んでください。`,
    twice: (what) => `${what}：同じサービスの同じ名前が、前の行にもあります。`,
    unreadable: (what) => `${what}：読み取れません。`,
    'too-many': (what) => `${what}：Saikoro で扱える数を超えています。`,
  },
  note: {
    interval: (what) =>
      `元のクライアントは、決まった間隔（${every(what)}）でアドレスを確認していました。Saikoro は「設定」の間隔で確認し、たいていの変化にはすぐ気付きます。`,
    'address-elsewhere': (what) =>
      `${what}：アドレスを1つの Web ページから得ていました。Saikoro はルーターや複数の取得元に問い合わせて、照らし合わせます。`,
    'router-page': (what) =>
      `${what}：アドレスをルーターの画面から読み取っていました。Saikoro は UPnP・NAT-PMP・PCP でルーターに問い合わせます。どれも無効なら、ルーターで有効にしてください。`,
    'address-script': (what) =>
      `${what}：アドレスをプログラムから得ていましたが、プログラムは引き継ぎません。Saikoro が自分で調べます。別の取得元は「編集」で選べます。`,
    'encrypted-now': (what) => `${what}：暗号化せずに送っていました。Saikoro は、サービスが対応していれば暗号化します。`,
    'family-choice': (what) =>
      `${what}：IPv4 と IPv6 のうち、見つかった方を送っていました。ここでは両方を更新します。不要な方はオフにしてください。`,
    'family-dropped': (what) => `${what} は公開しません。サービスが受け付けません。`,
    'prefix-notation': (what) => `${what}：IPv6 の末尾に付く数は、ここでは反対側から数えます。換算してあります。`,
    'device-dropped': (what) => `${what}：別の機器の IPv6 アドレスの末尾を引き継げません。「編集」で機器を指定してください。`,
    'placeholder-value': (what) => `${what}：見本の文字のままなので、空欄にしました。ご自分のものを入力してください。`,
    'value-elsewhere': (what) => `${what}：値は別の場所にあり、読んでいません。ここで入力してください。`,
    'misread-value': (what) => `${what}：元のクライアントでは、この値が見た目と違う意味に読まれます。確認してください。`,
    'cut-by-comment': (what) => `${what}：元のクライアントでは、# から後ろがコメントになります。値を確認してください。`,
    'option-spelling': (what) => `${what}：元のクライアントはこの綴りのオプションを知らず、読み飛ばしていました。`,
    'setting-dropped': (what) => `${what}：このサービスには、ここではこの設定がありません。`,
    'setting-bad': (what) => `${what}：値を使えないため、初期値のままにしました。`,
    'host-completed': (what) => `${what}：サービスのドメインを補いました。`,
    syntax: (what) => `${what}：元のクライアントの書き方と違いますが、読み取りました。`,
    'first-wins': (what) => `${what}：違う値が2回書かれています。元のクライアントと同じく、最初のものを使います。`,
    'api-changed': (what) => `${what}：サービスの接続方式が変わりました。以前のキーが拒否されたら、新しいキーを作ってください。`,
    'switched-off': (what) => `${what}：元のクライアントで無効だったため、無効の状態で取り込みます。`,
    'off-misspelt': (what) =>
      `${what}：送信先を決める項目の綴りがファイルの中で間違っているため、オフで追加します。サービス・サーバー・ユーザー名を確認してからオンにしてください。`,
  },
  cli: {
    usage: '調べるファイルを指定してください: npm run -s import:plan -- ファイル…',
    unreadable: (file, code) => `${file}：読み込めません（${code}）。`,
    'import-too-large': (file, most) => `${file}：${most} MB を超えています。設定ファイルとしては大きすぎるため、読みませんでした。`,
    'import-unknown': (file) =>
      `${file}：ddclient、inadyn、ddns-updater、ddns-go、OpenWrt、OPNsense、cloudflare-ddns、No-IP DUC のどの設定にも見えません。`,
    'import-empty': (file) => `${file}：中身がありません。`,
  },
};
