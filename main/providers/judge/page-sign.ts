import type { Reason } from '../../../preload/contract/outcome.ts';
import { isWebPage } from '../../../preload/contract/own/success.ts';

/** What a web page that no rule knows says of the service itself. */
export type PageSign = Extract<Reason, 'parked-page' | 'closing-page'>;

/** A reply as it came, with header names in lower case. */
interface Page {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** So much of a page is looked at, in bytes. */
const MOST_BYTES = 30_000;
/** A page that says goodbye says little else: of a longer one only the headings count, in characters. */
const SHORT_TEXT = 600;

/** Domain parking companies: a page that loads their scripts, or redirects there at once, is a parking page. */
const PARKING_HOSTS =
  'sedoparking\\.com|parkingcrew\\.net|bodis\\.com|parklogic\\.com|above\\.com|skenzo\\.com|dsparking\\.com|cashparking\\.com|voodoo\\.com|hugedomains\\.com';
const PARKING_PROGRAM = new RegExp(
  `<(?:script|frame|iframe|img)\\b[^>]{0,200}\\bsrc=["']?(?:https?:)?//(?:[a-z0-9-]+\\.)*(?:${PARKING_HOSTS})[/"'?:]`,
  'i',
);
const PARKING_REDIRECT = new RegExp(`^https?://(?:[a-z0-9-]+\\.)*(?:${PARKING_HOSTS}|dan\\.com|afternic\\.com|sedo\\.com)(?:[/?:]|$)`, 'i');

/** In a heading, or on a page with little else. A registrar's own page may offer domains too, so that the words are whole sentences. */
const PARKED_WORDS =
  /\b(?:this )?domain (?:name )?(?:is|may be)(?: now)? (?:for sale|available for (?:purchase|sale|registration))\b|\b(?:buy|purchase) this domain\b.{0,40}\b(?:for sale|make an offer|inquire)\b|\b(?:this|the) domain (?:name )?(?:is parked|has (?:recently )?expired|has been (?:parked|registered by a customer)|is pending (?:renewal|deletion))\b|\bparked (?:free|for free|courtesy of)\b|\b(?:diese|die) domain (?:steht zum verkauf|ist geparkt)\b|\bce nom de domaine est à vendre\b|このドメイン(?:名)?は(?:現在)?(?:売り出し中|販売中|売却中|売りに出されています|購入(?:が可能|可能|できます))|このドメイン(?:名)?(?:の(?:有効|登録)期限(?:が|は)切れ|は(?:有効|登録)期限が切れ)|このドメインは、?(?:お名前\.com|ムームードメイン|バリュードメイン|スタードメイン|エックスサーバードメイン)で(?:取得|登録)されています/i;
const CLOSING_WORDS =
  /(?:サービス|ダイナミック ?DNS|DDNS)(?:の(?:提供|運営))?[はを](?:[^。、]{0,20}(?:もって|付けで|に))?、?(?:提供を|運営を)?終了(?:いた)?(?:しました|しております|しています)|サービス終了のお知らせ|\b(?:dns|service|site|website|api|endpoint) (?:has|have) (?:been )?(?:discontinued|shut down|permanently closed|ended|ceased)\b|\b(?:has|have) ceased operations?\b|\b(?:service|site|website) is no longer (?:available|in operation|operated|offered)\b/i;

/** As the reply itself says, in its header or near the beginning of the page; UTF-8 where it says nothing that is known. */
const decoded = ({ headers, body }: Pick<Page, 'headers' | 'body'>): string => {
  const part = body.subarray(0, MOST_BYTES);
  const ascii = new TextDecoder('latin1').decode(part.subarray(0, 1024));
  const named =
    /charset=["']?([\w-]{2,20})/i.exec(headers['content-type'] ?? '') ?? /<meta\b[^>]{0,200}charset=["']?([\w-]{2,20})/i.exec(ascii);
  try {
    return new TextDecoder(named?.[1] ?? 'utf-8').decode(part);
  } catch {
    return new TextDecoder('utf-8').decode(part);
  }
};

const visible = (markup: string): string =>
  markup
    .replace(/<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .trim();

const HEADINGS = /<(title|h1|h2)\b[^>]{0,200}>([\s\S]{0,300}?)<\/\1>/gi;

/**
 * Whether a web page that no rule knows is one that stands where a domain was given up, or one that says that the service has ended. In
 * doubt it is neither: nothing is done for it, and the user would move away from a service that lives.
 */
export const pageSign = (reply: Page): PageSign | null => {
  const { location } = reply.headers;
  if (reply.status >= 300 && reply.status < 400) return location !== undefined && PARKING_REDIRECT.test(location) ? 'parked-page' : null;
  const page = decoded(reply).trim();
  if (!isWebPage(page)) return null;
  if (PARKING_PROGRAM.test(page)) return 'parked-page';
  const text = visible(page);
  const said = [
    ...[...page.matchAll(HEADINGS)].slice(0, 10).map(([, , heading = '']) => visible(heading)),
    ...(text.length <= SHORT_TEXT ? [text] : []),
  ];
  if (said.some((words) => PARKED_WORDS.test(words))) return 'parked-page';
  return said.some((words) => CLOSING_WORDS.test(words)) ? 'closing-page' : null;
};
