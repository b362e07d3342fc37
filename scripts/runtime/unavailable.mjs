import { Stop } from '../words.mjs';

/**
 * Why something could not be fetched, as one clause without a full stop; `code` is one of unreachable, cut-off, silent, wrong-contents,
 * not-there, refused, no-installer, failed.
 */
export class Unavailable extends Stop {
  constructor(code, en, ja) {
    super(en, ja);
    this.name = 'Unavailable';
    this.code = code;
  }
}

const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)\b/;
const CUT =
  /\b(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET|ERR_BODY_LENGTH|Z_BUF_ERROR)\b|aborted|terminated|other side closed|premature close/i;
const WRONG = /\bEINTEGRITY\b|did not match expected checksum/;
const SILENT = /\b(EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|UND_ERR_BODY_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)\b/;
const NOT_THERE = /\b(E404|ETARGET|ENOVERSIONS)\b|Response code 404/;
const ANSWERED = /Response code (\d{3})|\bE([45]\d\d)\b/;

export const standstill = ([en, ja]) =>
  new Unavailable('silent', `the download of ${en} came to a standstill`, `${ja} のダウンロードが止まったままになりました`);

/** What npm or Electron's installer says of a failed download, in words of ours. `what`: [en, ja] of the thing, `where`: of where it is. */
export function whyNot(output, what, where) {
  const [en, ja] = what;
  const [enWhere, jaWhere] = where;
  if (WRONG.test(output))
    return new Unavailable(
      'wrong-contents',
      `what ${enWhere} gave is not the ${en} that is pinned`,
      `${jaWhere}から届いた ${ja} が、記録された内容と一致しません`,
    );
  if (NOT_THERE.test(output)) return new Unavailable('not-there', `${enWhere} does not have ${en}`, `${jaWhere}に ${ja} がありません`);
  const unreachable = UNREACHABLE.exec(output);
  if (unreachable)
    return new Unavailable(
      'unreachable',
      `${enWhere} could not be reached (${unreachable[1]})`,
      `${jaWhere}に接続できません(${unreachable[1]})`,
    );
  if (SILENT.test(output)) return standstill(what);
  if (CUT.test(output)) return new Unavailable('cut-off', `the download of ${en} broke off`, `${ja} のダウンロードが途中で切れました`);
  const answered = ANSWERED.exec(output);
  if (answered)
    return new Unavailable(
      'refused',
      `${enWhere} answered ${answered[1] ?? answered[2]}`,
      `${jaWhere}の応答が ${answered[1] ?? answered[2]} でした`,
    );
  const lines = output.trim().split('\n');
  const told = (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? '').trim();
  return new Unavailable('failed', `${en} could not be fetched (${told})`, `${ja} を取得できません(${told})`);
}
