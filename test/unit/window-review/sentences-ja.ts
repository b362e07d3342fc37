import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { HOST, sentence as of, S, type Sentence, V4 } from './sentence.ts';

const look: JournalEntry = {
  kind: 'address',
  seq: 1,
  at: 0,
  family: 'ipv4',
  address: V4,
  previous: null,
  because: 'operators-agree',
  evidence: [],
};
const ran: JournalEntry = { kind: 'command', seq: 1, at: 0, event: 'e', name: 'X', outcome: 'updated', exitCode: 0, output: '', tookMs: 1 };
const SUNDAY = new Date(2026, 10, 29, 12).getTime();

/** Appendix A, in its order. */
export const JAPANESE: Sentence[] = [
  of('ja-1', 'tray.published', (s) => s.tray.published('X', 'たった今'), '公開中: X（たった今確認）', '—'),
  of('ja-2', 'heading.counts.retrying', (s) => s.heading.counts.retrying(1), '1件は失敗し、再試行待ち', 'イベントを再試行します'),
  of('ja-3', 'empty.title', (s) => s.empty.title, '自宅サーバーの名前を、いつも今のアドレスに', '見つかるように'),
  of('ja-4', 'empty.text', (s) => s.empty.text, 'DNS サービスに自動で登録し直します', '知らせます'),
  of('ja-5', 'empty.steps', (s) => s.empty.steps.flat().join(''), 'DNS に反映されたことまで確かめます', '世界から見える'),
  of('ja-6', 'grid.never', (s) => s.grid.never, '—', 'まだなし'),
  of('ja-7', 'next', (s) => Object.keys(s.next).join(' '), 'change stopped now', 'never'),
  of('ja-8', 'history.end', (s) => s.history.end, 'これより前の履歴はありません', 'ここから始まります'),
  of('ja-9', 'looks.match', (s) => looked(s, 'match'), `${HOST} の DNS に ${V4} が反映されました`, 'と答えました'),
  of('ja-10', 'looks.mismatch', (s) => looked(s, 'mismatch'), 'まだ 203.0.113.7 が反映されていません（現在: ', 'と答えています'),
  of('ja-11', 'looks.unknown', (s) => looked(s, 'unknown'), `${HOST} の DNS を確認できませんでした`, '尋ねられません'),
  of('ja-12', 'journal address', (s) => s.journal(look), `アドレスを確認しました: ${V4}`, 'と分かりました'),
  of('ja-13', 'journal command', (s) => s.journal(ran), '「X」を実行しました', 'プログラムが終わりました'),
  of('ja-14', 'outcome.unchanged', (s) => s.outcome.unchanged(S), '変更なし', '更新済み'),
  of('ja-15', 'outcome.rate-limited', (s) => s.outcome['rate-limited']({ ...S, seconds: 600 }), '回数制限のため10分待機', 'を要求'),
  of('ja-16', 'happened.server-error', (s) => s.happened['server-error'](S), 'サーバーエラーを返しました', '知らせました'),
  of('ja-17', 'happened.abuse', (s) => s.happened.abuse(S), 'アクセスが多すぎるとして', '遮断'),
  of('ja-18', 'reason.no-rule', (s) => s.reason['no-rule'](S), '想定外の応答が返りました', 'プラグインの知らない'),
  of('ja-19', 'reason.other-address', (s) => s.reason['other-address'](S), '違うアドレスを登録した', '登録されたと応答'),
  of('ja-20', 'reason.truncated', (s) => s.reason.truncated(S), '応答が長すぎます', '異常に'),
  of('ja-21', 'reason.connection', (s) => s.reason.connection(S), 'サーバーに接続できませんでした', '成立しません'),
  of('ja-22', 'reason.host-outside-zone', (s) => s.reason['host-outside-zone'](S), 'ドメインに含まれていません', '外にあります'),
  of('ja-23', 'automatically stopped', (s) => s.outcomeSentence.abuse({ ...S, stopped: true }), '自動更新を停止しています', '遮断されない'),
  of('ja-24', 'problem.settings-damaged', (s) => s.problem['settings-damaged'].next, '正しいバックアップに戻しました', '隣に'),
  of('ja-25', 'problem.disk-error', (s) => s.problem['disk-error'].next, '書き込めるようになると自動で保存します', 'メモリーに保たれ'),
  of('ja-26', 'because.announced', (s) => s.because.announced, 'ルーターからの通知です', '自身が知らせ'),
  of('ja-27', 'because.silence', (s) => s.because.silence, 'どの取得元からも取得できませんでした', '分かりませんでした'),
  of('ja-28', 'count.minority', (s) => s.count.minority, '不採用: 少数意見', '少数）'),
  of('ja-29', 'hold.vpn.line', (s) => s.hold.vpn.line, '確認を一時停止中', '休んで'),
  of('ja-30', 'statusSentence.running', (s) => s.statusSentence.running, 'サービスに送信しています', '知らせている'),
  of('ja-31', 'notice.address-changed', (s) => announced(s), '2件のイベントで更新します', '知らせています'),
  of('ja-32', 'event.name', (s) => s.event.name, '名前', '説明'),
  of('ja-33', 'event.scheduleKind', (s) => s.event.scheduleKind, '実行のタイミング', '頻度'),
  of('ja-34', 'event.kinds', (s) => `${s.event.kinds.every} ${s.event.kinds.daily}`, '一定の間隔 毎日', 'その他の周期'),
  of('ja-35', 'event.openCredentials', (s) => s.event.openCredentials, '取得ページを開く', '場所を開く'),
  of('ja-36', 'event.quality.tested', (s) => s.event.quality.tested, '実際のサービスでは未確認', 'サービスの応答例でテスト済み'),
  of('ja-37', 'event.storedHelp', (s) => s.event.storedHelp, '変更しない場合は、空のままにします', '保存済みのものを使います'),
  of('ja-38', 'event.title', (s) => s.event.title('X'), '「X」の設定', 'プロパティ'),
  of('ja-39', 'finder.found', (s) => s.finder.found, '候補が見つかりました', '次のサービスのようです'),
  of('ja-40', 'finder.asking', (s) => s.finder.asking + s.event.servicePlaceholder, 'URL・curl の行', '尋ね'),
  of('ja-41', 'trial', (s) => `${s.trial.rehearse}／${s.trial.send}`, '送信内容を確認／保存して送信', '送らずに'),
  of('ja-42', 'settings.homeHelp', (s) => s.settings.homeHelp(false, 'laptops'), 'この設定は適用されません', '据え置き'),
  of('ja-43', 'settings.homeRules.laptops', (s) => s.settings.homeRules.laptops, 'ノートパソコンのみ', '持ち運べる'),
  of('ja-44', 'settings.notifyHelp', (s) => s.settings.notifyHelp, '「お知らせ」には表示されます', 'ベル'),
  of('ja-45', 'settings.secretStore.unchosen', (s) => s.settings.secretStore.unchosen, '未設定', '決まっていません'),
  of('ja-46', 'settings.passphrase', (s) => s.settings.passphrase, 'パスフレーズ', '合言葉'),
  of('ja-47', 'tray.pauseHour', (s) => s.tray.pauseHour, '1時間停止', '休'),
  of('ja-48', 'action.dismiss', (s) => s.action.dismiss, '閉じる', '消す'),
  of('ja-49', 'banner.missing', (s) => s.banner.missing(2), 'パスワードが未入力です', '待っています'),
  of('ja-50', 'confirm.removeText', (s) => s.confirm.removeText, 'サービス側のホスト名は削除されません', 'そのまま残ります'),
  of('ja-51', 'why.host-mismatch', (s) => s.address.why['host-mismatch'] ?? '', '別の相手から応答がありました', '答えました'),
  of('ja-52', 'nat.verdict.map-e', (s) => s.address.nat.verdict['map-e'].text, '次のいずれかのポートで動かしてください', '選んでください'),
  of('ja-53', 'refusal.failed', (s) => s.refusal.failed ?? '', 'Saikoro 内部でエラーが起き', '不具合'),
  of('ja-54', 'refusal.too-soon', (s) => s.refusal['too-soon'] ?? '', '前回から間もないため、送信していません', '間がありません'),
  of('ja-55', 'day', (s) => s.day(SUNDAY), '2026年11月29日（日）', '日曜日'),
];

function looked(s: Strings, verification: 'match' | 'mismatch' | 'unknown'): string {
  const seen = verification === 'mismatch' ? [{ server: 'ns', addresses: ['203.0.113.8'] }] : [];
  const more = { event: 'e', name: 'X', host: HOST, family: 'ipv4', expected: V4, seen } as const;
  return s.journal({ kind: 'verification', seq: 1, at: 0, verification, ...more });
}

function announced(s: Strings): string {
  return s.notice['address-changed']({ family: 'ipv4', address: V4, previous: null, events: 2 }).next;
}
