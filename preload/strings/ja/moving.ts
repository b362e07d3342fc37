import type { Strings } from '../en/en.ts';

export const movingWords: Strings['moving'] = {
  title: (name) => `「${name}」を別のサービスへ引っ越す`,
  text: (service) =>
    `以前のイベント（${service}）はそのまま動き、しばらく両方が動きます。新しいホスト名が公開されると、以前のイベントは自動でオフになり、残ります（元に戻せます）。同じホスト名を使い続ける場合は、DNS を見てもどちらのサービスの内容か区別できないため、ご自分でオフにしてください。まず新しいサービスに登録し、それからここで選んでください。`,
  second: {
    title: (service) => `更新できないまま1か月がたちました（${service}）。`,
    text: (name) =>
      `別のサービスに2つ目のホスト名があれば、片方が止まっても、もう片方が自宅を指し続けます。「${name}」はそのまま残り、Saikoro が両方を最新に保ちます。`,
    choose: '2つ目のサービスを選ぶ…',
    refuse: '不要（今後は確認しない）',
    sheetTitle: (name) => `「${name}」に2つ目のサービスを加える`,
    sheetText: (service) =>
      `どちらもオンのままです。これまでのイベント（${service}）はそのまま動き、2つ目のホスト名も自宅を指すようになります。まず別のサービスに登録し、それからここで選んでください。`,
  },
  offers: '引っ越し先のサービス',
  ownDomain: 'ご自分のホスト名を使います',
  signUp: '登録ページを開く',
  signUpNamed: (name) => `登録ページを開く: ${name}`,
  choose: '選ぶ',
  chooseNamed: (name) => `選ぶ: ${name}`,
  checkName: '同じ名前が空いているかどうかは、登録ページで確かめてください。',
  other: 'ほかのサービス…',
  which: '別のサービスへ引っ越すイベント…',
  panel: '引っ越し',
  before: (name) => `「${name}」の引っ越し先です。新しいホスト名が公開されるまで「${name}」は動き続け、公開されると自動でオフになります。`,
  both: (name) => `いまは両方が動いています。DNS に新しいホスト名が見えると、「${name}」は自動でオフになり、残ります。`,
  unverified: (name) =>
    `新しいサービスに伝えた内容が DNS では見えないため、Saikoro には確かめられません。新しいホスト名で接続できたら、「${name}」をオフにしてください。`,
  sameName: (name) =>
    `ホスト名が同じため、DNS を見ても、どちらのサービスの内容なのか Saikoro には区別できません。新しいサービスで接続できたら、「${name}」をオフにしてください。それまで「${name}」はオンのままです。`,
  switchOff: 'オフにする',
  done: (name) => `引っ越しました。新しいホスト名が公開されています。「${name}」はオフにして残してあります。`,
  doneBoth: (name) => `引っ越しました。新しいホスト名が公開されています。「${name}」もオンになっています。`,
  doneGone: '引っ越しました。新しいホスト名が公開されています。',
  elsewhere: '以前のホスト名を使っているもの',
  elsewhereText: (hosts) =>
    `Saikoro がほかの設定を探すことはありません。以前のホスト名（${hosts}）を書いた場所を思い出して加え、変更が済んだらチェックを入れてください。一覧は「保存」を選ぶと残ります。`,
  suggestions: ['Web サーバー', 'iPhone の VPN プロファイル', 'ブックマーク', 'SSH の設定', 'ルーター', '証明書'],
  offer: (text) => `＋ ${text}`,
  add: '使っている場所',
  addPlaceholder: '例: iPhone の VPN プロファイル',
  addButton: '加える',
  copy: '一覧をコピー',
  print: '一覧を印刷…',
  copied: 'コピーしました',
  listTitle: (hosts) => `${hosts} を使っているもの:`,
  drop: '外す',
  dropNamed: (text) => `外す: ${text}`,
};
