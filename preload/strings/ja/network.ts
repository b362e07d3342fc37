import type { HoldWhy, NatVerdict } from '../../contract/because.ts';
import type { Obstacle } from '../../contract/publication.ts';
import type { NetworkNews } from '../../contract/state.ts';
import type { HoldWords, ObstacleWords, TitleAndNext } from '../values/params.ts';
import { number } from './common.ts';

export const stays = (last: string | null, accepted: boolean): string =>
  last === null || !accepted ? '' : `登録済みの ${last} はそのままにします。`;

export const attention = (count: number): string => `${number(count)}件のイベントに対応が必要です`;

export const hold: Record<HoldWhy, HoldWords> = {
  vpn: {
    short: 'VPN 接続中（確認を一時停止中）',
    line: 'VPN 接続中（確認を一時停止中）',
    sentence: (last, published) => `VPN 接続中のため、確認を一時停止しています。${stays(last, published)}`,
    title: 'VPN を切ると自動で再開します。',
    next: 'ルーターの NAT-PMP か UPnP を有効にすると、VPN 接続中も確認を続けられます。',
  },
  'other-network': {
    short: '自宅以外のネットワーク',
    line: '自宅以外のネットワーク（公開を一時停止中）',
    sentence: (last, published) => `自宅以外のネットワークのため、公開を一時停止しています。${stays(last, published)}`,
    title: '自宅に戻ると自動で再開します。',
    next: 'ルーターを交換したときや、ここも自宅のときは、ボタンを押してください。',
  },
  portal: {
    short: 'ログインが必要なネットワーク',
    line: 'このネットワークはログインが必要です',
    sentence: (last, published) => `ログインが必要なネットワークのため、公開を一時停止しています。${stays(last, published)}`,
    title: 'ブラウザーで、このネットワークにログインしてください。',
    next: 'ログインすると、自動で再開します。',
  },
};

export const meanwhile = '名前の更新には影響しません。この状態が終わったらお知らせします。';

export const obstacle: Record<Obstacle, ObstacleWords> = {
  'carrier-grade': {
    short: 'IPv4 は外から接続できません',
    line: 'IPv4 は共有アドレス（CGNAT）のため、外から接続できません',
    title: 'この回線の IPv4 アドレスは、ほかの契約者と共有されています（CGNAT）。',
    text: () =>
      `そのため、外からこのアドレスに接続できません。プロバイダーに、専用のグローバル IPv4 アドレスを申し込むか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はほかの契約者と共有（CGNAT）のため、外から接続できません。IPv6 を使うか、専用のグローバル IPv4 アドレスをプロバイダーに申し込んでください。',
  },
  'ds-lite': {
    short: 'IPv4 は外から接続できません',
    line: 'IPv4 は DS-Lite 経由のため、外から接続できません',
    title: 'IPv4 は、プロバイダーの NAT につながるトンネルを通っています（DS-Lite）。',
    text: () =>
      `そのため、IPv4 では外から接続できません。プロバイダーにグローバル IPv4 アドレス（固定 IPv4 のオプションや PPPoE の併用）を申し込むか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はプロバイダーの NAT（DS-Lite）を通るため、外から接続できません。IPv6 を使うか、グローバル IPv4 アドレスを申し込んでください。',
  },
  'map-e': {
    short: 'IPv4 で届くのは決まったポートだけ',
    line: 'IPv4 はポートを共有（MAP-E）: 届くのは決まったポートだけ',
    title: 'この回線の IPv4 アドレスは、ポートを分けて、ほかの契約者と共有されています（MAP-E）。',
    text: (ports) =>
      `そのため、外からの接続が届くのは割り当てられたポート${ports === null ? '' : `（${ports}）`}だけで、Web の標準ポート（80・443）には届きません。サーバーをそのポートで動かすか、IPv6 を使ってください。${meanwhile}`,
    choice:
      'この回線の IPv4 はポートを共有（MAP-E）しているため、Web の標準ポート（80・443）には届きません。使えるポートは「IP アドレス」にあります。',
  },
  double: {
    short: 'ルーターが2段です',
    line: 'ルーターが2段のため、外側でもポートの転送が必要です',
    title: 'ルーターの外側に、もう1台ルーターがあります。',
    text: () =>
      `外側でもポートを転送しないと、外からの接続はそこで止まります。両方でポートを転送するか、どちらかをブリッジモードにしてください。${meanwhile}`,
    choice: 'ルーターが2段になっています。両方でポートを転送しないと、外からの接続は外側のルーターで止まります。',
  },
};

export const openPortal = 'ログイン画面を開く';

export const adopt = 'ここも自宅のネットワークです';

export const networkNotice: Record<NetworkNews, (network: string) => TitleAndNext> = {
  'home-learned': (network) => ({
    title: 'このネットワークを自宅として覚えました',
    next: `${network}です。ほかのネットワークでは公開しません。「設定」の「アドレス」で変更できます。`,
  }),
  elsewhere: (network) => ({
    title: '自宅以外のため、公開を一時停止しています',
    next: `${network}は登録されていません。ルーターを交換したときや、ここも自宅のときは、Saikoro を開いて「${adopt}」を押してください。`,
  }),
  'home-replaced': (network) => ({
    title: '新しいルーターを確認しました',
    next: `回線のアドレスが以前と同じなので、${network}も自宅として覚えました。何もする必要はありません。`,
  }),
};

/** A service that takes both addresses or none, and one is not known. */
export const lacking = (family: string) => ({
  short: () => `${family} アドレス待ち`,
  sentence: () =>
    `このサービスには IPv4 と IPv6 を一緒に送る必要がありますが、${family} アドレスが分からないため送っていません。回線に ${family} がないときは、このイベントの ${family} をオフにしてください。`,
});

export const natVerdicts: Record<NatVerdict, { title: string; text: string }> = {
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
    text: 'アドレスを共有しているため、届くのは決まったポートだけです。L2TP や Web の標準ポート（80・443）は使えません。サーバーを次のいずれかのポートで動かしてください。',
  },
  differs: {
    title: 'アドレスが2つあります',
    text: 'ルーターの答えと、外から見えるアドレスが異なります。別の回線があるか、プロバイダーで変換されています。',
  },
  unknown: { title: '分かりません', text: 'ルーターが答えないか、外に確認できませんでした。これ自体は異常ではありません。' },
};
