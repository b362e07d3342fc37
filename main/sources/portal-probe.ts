import { PORTAL_PAGE } from '../../preload/contract/window/portal-page.ts';
import type { Http } from '../ports/http.ts';
import type { PortalProbe, PortalWord } from '../ports/network.ts';

/** A page over plain http that systems ask for to find out whether a network lets them through: known to the letter, so that a changed one shows. */
export interface PortalPage {
  url: string;
  status: number;
  /** Exact, but for white space around it. */
  body: string;
}

/** Run for this very purpose by Google and by Mozilla. */
export const PORTAL_PAGES: readonly PortalPage[] = [
  { url: 'http://connectivitycheck.gstatic.com/generate_204', status: 204, body: '' },
  { url: PORTAL_PAGE, status: 200, body: 'success' },
];

const PATIENCE_MS = 3000;
const LONGEST = 256;

/** RFC 6585 §6. A page of the right form but with other words, and any way to another page, are a portal's too; an error may be the service's own. */
const isPortals = (status: number): boolean => (status >= 200 && status < 400) || status === 511;

/**
 * Asks one of the pages, in turn, whether the network lets us through. The answering host may be in the local network, as portals are: nothing
 * of ours is sent but the question.
 */
export const createPortalProbe = ({
  http,
  random,
  pages = PORTAL_PAGES,
}: {
  http: Http;
  random: () => number;
  pages?: readonly PortalPage[];
}): PortalProbe => {
  let turn = 0;
  return {
    async ask(): Promise<PortalWord> {
      const page = pages[turn % pages.length] as PortalPage;
      turn += 1;
      // No cache on the way may answer for the page: each question is another one.
      const url = `${page.url}?${Math.floor(random() * 1e9).toString(36)}`;
      const reply = await http.send({
        method: 'GET',
        url,
        headers: { 'cache-control': 'no-cache, no-store', accept: 'text/plain' },
        family: 4,
        timeoutMs: PATIENCE_MS,
        maxBytes: LONGEST,
        allowPrivate: true,
      });
      if (!reply.ok) return 'silent';
      const said = new TextDecoder('utf-8').decode(reply.body).trim();
      if (reply.status === page.status && !reply.truncated && said === page.body) return 'open';
      return isPortals(reply.status) ? 'portal' : 'silent';
    },
  };
};
