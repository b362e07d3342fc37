import type { DnsAnswerKind, WatchState } from '../../contract/dns/watch.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Strings } from '../en/en.ts';
import type { WatchParams } from '../values/params.ts';
import { listed, number } from './common.ts';

const owner = '名前の管理者に確かめてください。';
const goesOn = '確認は自動で続けます。';
const when = (checked: string | null): string => (checked === null ? '' : `（${checked}に確認）`);
const through = (alias: string | null): string => (alias === null ? '' : `（別名 ${alias} 経由）`);

const sentences: Record<WatchState, (p: WatchParams) => string> = {
  matches: ({ host, addresses, expects, alias, checked }) =>
    expects === 'any'
      ? `${host} にはアドレス ${addresses} があります${through(alias)}${when(checked)}。`
      : expects === 'mine'
        ? `${host} はあなたのアドレス ${addresses} を指しています${through(alias)}${when(checked)}。`
        : `${host} は指定どおり ${addresses} を指しています${through(alias)}${when(checked)}。`,
  differs: ({ host, addresses, expected, expects, alias }) =>
    `${host} は${expects === 'mine' ? 'あなたのアドレス' : '指定のアドレス'} ${expected} ではなく ${addresses} を指しています${through(alias)}。${owner}意図したものなら、「編集」で「あるべきアドレス」を変更してください。${goesOn}`,
  beside: ({ host, expected, beside }) =>
    `${host} は ${expected} のほかに ${beside} も指しているため、アクセスの一部はそちらへ向かいます。${owner}意図したものなら、「編集」で指定してください。${goesOn}`,
  'no-name': ({ host }) =>
    `DNS に ${host} という名前がありません（NXDOMAIN）。入力の誤りか、登録が終わったことが考えられます。${owner}${goesOn}`,
  'no-address': ({ host, families }) => `${host} は DNS にありますが、アドレス（${families}）がありません。${owner}${goesOn}`,
  failing: ({ host }) =>
    `${host} について、DNS がエラー（SERVFAIL か REFUSED）を返すため、名前を引くことができません。原因はこの名前のドメイン側にあり、あなたの回線ではありません。${owner}${goesOn}`,
  silent: ({ host }) =>
    `${host} の DNS サーバーがどれも応答しないため、名前を引くことができません。あなたの側の DNS は応答しています。${owner}${goesOn}`,
  unjudged: ({ host, addresses }) =>
    `${host} は ${addresses} を指しています。今はあなた自身のアドレスが分からないため、同じかどうかは判定していません。分かると自動で判定します。`,
  asking: ({ host }) => `${host} について、まだ DNS の答えを得ていません。${goesOn}`,
};

const kinds: Record<Exclude<DnsAnswerKind, 'addresses'>, (host: string) => string> = {
  'no-name': (host) => `${host} が DNS にありません`,
  'no-address': (host) => `${host} のアドレスが DNS にありません`,
  failing: (host) => `${host} について DNS がエラーを返しています`,
  silent: (host) => `${host} の DNS サーバーが応答しません`,
};

const before: Record<Exclude<DnsAnswerKind, 'addresses'>, string> = {
  'no-name': '名前なし',
  'no-address': 'アドレスなし',
  failing: 'エラー',
  silent: '応答なし',
};

export const watchJournal = ({ host, answer, addresses, previous, alias }: Extract<JournalEntry, { kind: 'watch' }>): string => {
  const was =
    previous === undefined ? '' : `（以前は ${previous.answer === 'addresses' ? listed(previous.addresses) : before[previous.answer]}）`;
  const points = previous === undefined ? '指しています' : '指すようになりました';
  const said = answer === 'addresses' ? `${host} が ${listed(addresses)} を${points}` : kinds[answer](host);
  return `${said}${through(alias ?? null)}${was}`;
};

export const watchWords: Strings['watch'] = {
  service: '監視',
  pace: '約30分ごと',
  state: {
    silent: '応答なし',
    failing: 'DNS のエラー',
    'no-name': '名前がありません',
    'no-address': 'アドレスなし',
    differs: '別のアドレス',
    beside: 'ほかのアドレスもあり',
    unjudged: '判定できません',
    asking: 'DNS に問い合わせ中…',
    matches: '正常',
  },
  running: 'DNS に問い合わせ中…',
  expected: (addresses) => `正: ${addresses}`,
  noOwn: '自分のアドレスが不明',
  blind: { line: '回線が不通', network: '自宅以外のネットワーク', dns: 'DNS が応答しません' },
  blindSentence: {
    line: 'あなたの回線がつながっていないため、DNS に問い合わせできません。名前の管理者の側の問題ではありません。以下は、その前に確認した内容です。',
    network:
      'このネットワークではほかの何かが DNS の代わりに答えることがあるため、問い合わせていません。自宅のネットワークに戻ると自動で再開します。',
    dns: '今はどの DNS サーバーも応答しないため、新しいことは分かりません。以下は、その前に確認した内容です。',
  },
  sentence: (params) => sentences[params.state](params),
  allMatch: (count, checked) => `${number(count)}個の名前はすべて正常です${when(checked)}。`,
  more: (count) => `ほかに${number(count)}個の名前にも問題があります。`,
  counts: (all, well) => (all === well ? `監視中の${number(all)}件は正常` : `監視中の${number(all)}件のうち正常は${number(well)}件`),
  finding: {
    'no-zone':
      'DNS にこの名前のドメインがないため、どのリゾルバーも答えられません。名前の間違いか、ドメインの期限切れが考えられます。名前の管理者に確かめてください。確認は自動で続けます。',
    silent:
      'ドメインのサーバーがどれも応答しないため、新しく名前を引くことができません。ほかの名前が引けるなら、原因は相手側です。名前の管理者に確かめてください。確認は自動で続けます。',
    'dnssec-broken':
      'ドメインの DNSSEC の署名が正しくないため、検証するリゾルバーがこの名前を拒否し、その利用者には答えが返りません。直せるのはドメインの管理者です。',
    absent: 'ドメインのサーバーに、この名前のアドレスがありません。続く場合は、名前の管理者に確かめてください。',
    other:
      'ドメインのサーバーが、あるべきものと違うアドレスを返しています。変わったばかりなら1分ほど待ってください。続く場合は、名前の管理者に確かめてください。',
    several: 'この名前には複数のアドレスがあります。',
  },
  form: {
    text: '約30分ごとに、これらの名前を DNS に問い合わせるだけです。ほかには何も送らず、アカウントもパスワードも要りません。',
    hostsHelp: (most) => `ほかの人が管理する名前です。複数のときは空白かコンマで区切ります（${number(most)}個まで）。`,
    expects: 'あるべきアドレス',
    kinds: { mine: '自分のアドレス（この回線）', given: '決まったアドレス', any: 'どれでもよい' },
    help: {
      mine: 'あなたの回線を指す名前を、ほかの人が管理している場合に使います。アドレスが変わったときは、15分待ってからお知らせします。',
      given: '調べない種類のアドレスは空のままにしてください。',
      any: '名前やアドレスがなくなったとき、DNS が応答しなくなったときにお知らせします。',
    },
    families: '調べるレコード',
    othersExpected: 'ほかのアドレスがあってもよい（ラウンドロビン）',
  },
};
