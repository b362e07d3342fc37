import type { Exchange } from '../../../preload/contract/exchange.ts';
import type { HttpReply, HttpRequest, TlsLink } from '../../ports/http.ts';
import type { Mask } from '../judge/excerpt.ts';
import { DOTS } from '../mask/mask.ts';
import type { Ports } from './io.ts';

/** Kept of one job, and of each text in it. */
const MOST_EXCHANGES = 20;
const LONGEST_TEXT = 2000;
/** Of a long text no more is looked through, in characters. */
const LONGEST_LOOK = 20_000;

/** What a service gives out for the rest of a session, and what is computed from a password, is as secret as what the user typed. */
const SECRET_NAME = /auth|token|session|secret|passw|signature|cookie|credential|api-?key|^(?:sha\d*|sign?|hash|digest|key|pwd?|pass)$/i;
const IN_JSON = /"([^"\\]{0,60})"(\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)/g;
const IN_XML = /<([A-Za-z][\w.:-]{0,60})>[^<]*(?:<\/\1>|$)/g;
const IN_QUERY = /(^|[?&])([\w.~%-]{1,60})=[^&#\s]+/g;

const hideNamed = (text: string): string =>
  text
    .replace(IN_JSON, (whole, name: string, colon: string) => (SECRET_NAME.test(name) ? `"${name}"${colon}"${DOTS}"` : whole))
    .replace(IN_XML, (whole, name: string) => (SECRET_NAME.test(name) ? `<${name}>${DOTS}</${name}>` : whole))
    .replace(IN_QUERY, (whole, before: string, name: string) => (SECRET_NAME.test(name) ? `${before}${name}=${DOTS}` : whole));

/** Signs that show nothing or turn the text round. */
const UNSEEN = /[^\P{C}\n\t]/gu;

/** What is kept of a text while the job runs. Masked before it is cut: half a secret would not be found. */
const seen = (text: string, mask: Mask): string => mask(text).slice(0, LONGEST_LOOK).replace(UNSEEN, '');

/** What is shown of it in the end: what a later reply told to be a secret is hidden in the earlier ones too. */
const shown = (text: string, mask: Mask): string => {
  const plain = hideNamed(mask(text));
  return plain.length <= LONGEST_TEXT ? plain : `${plain.slice(0, LONGEST_TEXT)}…`;
};
const shownOf = ({ request, headers, sent, reply, ...rest }: Exchange, mask: Mask): Exchange => ({
  ...rest,
  request: shown(request, mask),
  headers: headers.map(([name, value]) => [name, shown(value, mask)]),
  sent: shown(sent, mask),
  reply: reply === null ? null : { ...reply, text: shown(reply.text, mask) },
});

const textOf = (body: string | Uint8Array | undefined): string =>
  body === undefined ? '' : typeof body === 'string' ? body : new TextDecoder().decode(body);

const headersOf = (headers: Record<string, string>, mask: Mask): [string, string][] =>
  Object.entries(headers).map(([name, value]) => [name, SECRET_NAME.test(name) ? DOTS : seen(value, mask)]);

const replyOf = (reply: HttpReply, mask: Mask): Exchange['reply'] =>
  reply.ok
    ? { status: reply.status, text: seen(textOf(reply.body), mask) }
    : { status: null, text: seen(`${reply.fault}: ${reply.detail}`, mask) };

export interface ExchangeRecorder {
  ports: Ports;
  /** What passed so far, with all that is known to be secret by now as dots. */
  exchanges(): Exchange[];
  /** Settles when something was about to leave that must not. */
  stopped: Promise<void>;
}

/**
 * Stands between a plug-in and the network and notes what passes, with the secrets as dots. `dry`: nothing passes; what would have been
 * sent first is noted, and the plug-in never hears back.
 */
export const createExchangeRecorder = (ports: Ports, mask: Mask, { dry = false } = {}): ExchangeRecorder => {
  const exchanges: Exchange[] = [];
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const note = (exchange: Exchange): Exchange => {
    if (exchanges.length < MOST_EXCHANGES) exchanges.push(exchange);
    return exchange;
  };
  /** Practice let nothing through: there was no exchange. */
  const unlessSealed = <T extends { ok: boolean; fault?: string }>(reply: T, noted: Exchange): T => {
    if (!reply.ok && reply.fault === 'practice' && exchanges.includes(noted)) exchanges.splice(exchanges.indexOf(noted), 1);
    return reply;
  };
  const held = <T>(): Promise<T> => {
    stop();
    return new Promise<T>(() => {});
  };

  const http = {
    async send(request: HttpRequest): Promise<HttpReply> {
      const noted = note({
        transport: 'http',
        request: seen(`${request.method} ${request.url}`, mask),
        headers: headersOf(request.headers, mask),
        sent: seen(textOf(request.body), mask),
        reply: null,
      });
      if (dry) return held();
      const reply = unlessSealed<HttpReply>(await ports.http.send(request), noted);
      noted.reply = replyOf(reply, mask);
      return reply;
    },
  };

  const linkOf = (link: TlsLink, noted: Exchange): TlsLink => ({
    write(text) {
      noted.sent = seen(`${noted.sent}${text}`, mask);
      link.write(text);
    },
    async readUntil(end, timeoutMs) {
      const text = await link.readUntil(end, timeoutMs);
      if (text !== null) noted.reply = { status: null, text: seen(`${noted.reply?.text ?? ''}${text}`, mask) };
      return text;
    },
    close: () => link.close(),
  });
  const tls: Ports['tls'] = {
    async dial(host, port, timeoutMs) {
      const noted = note({ transport: 'tls', request: `${host}:${port}`, headers: [], sent: '', reply: null });
      if (dry) return held();
      const dialled = unlessSealed(await ports.tls.dial(host, port, timeoutMs), noted);
      if (dialled.ok) return { ok: true, link: linkOf(dialled.link, noted) };
      noted.reply = { status: null, text: `${dialled.fault}: ${dialled.detail}` };
      return dialled;
    },
  };

  const dns: Ports['dns'] = {
    resolvers: () => ports.dns.resolvers(),
    async exchange(query) {
      const noted = note({
        transport: 'dns',
        request: `${query.server}:${query.port ?? 53}`,
        headers: [],
        sent: `${query.message.length} bytes`,
        reply: null,
      });
      if (dry) return held();
      const reply = unlessSealed(await ports.dns.exchange(query), noted);
      noted.reply = { status: null, text: reply.ok ? `${reply.message.length} bytes` : `${reply.fault}: ${reply.detail}` };
      return reply;
    },
  };

  return { ports: { ...ports, http, tls, dns }, exchanges: () => exchanges.map((one) => shownOf(one, mask)), stopped };
};
