import type { RouterHttp, TransportFault } from '../../../ports/http.ts';
import type { WanService } from './description.ts';
import { excerptOf } from './excerpt.ts';
import { element, readXml, text, texts } from './xml.ts';

/** Longest answer read, in bytes. */
const MAX_ANSWER = 65_536;

/** The actions asked for; none of them changes anything (WANIPConnection:1 §2.4). */
export type Action = 'GetExternalIPAddress' | 'GetStatusInfo';

export type SoapReply =
  | { kind: 'done'; values: Map<string, string> }
  /** The router refused; `code` is UPnP's (UDA 1.1 §3.2.2), null if it gave none. */
  | { kind: 'fault'; code: number | null }
  /** The web server refused: it knows no such path, or wants a password. */
  | { kind: 'refused'; status: number }
  /** An answer that is none of UPnP's, such as a log-in page; how it begins. */
  | { kind: 'unreadable'; said: string }
  | { kind: 'silent'; fault: TransportFault };

/** UDA 1.1 §3.2.1. */
export const actionBody = (type: string, action: Action): string =>
  [
    '<?xml version="1.0"?>',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">',
    `<s:Body><u:${action} xmlns:u="${type}"></u:${action}></s:Body>`,
    '</s:Envelope>',
    '',
  ].join('\r\n');

/** One that was cut off before its end could be taken for one that holds nothing. */
const isWhole = (body: Uint8Array, action: Action): boolean =>
  new RegExp(`</(?:[\\w.-]+:)?${action}Response\\s*>`, 'i').test(new TextDecoder('latin1').decode(body));

/** Reads an answer; some firmwares send a fault with 200, and an answer with 500. */
export const readSoap = (status: number, body: Uint8Array, action: Action): SoapReply => {
  const inside = element(readXml(body), 'Envelope', 'Body');
  const fault = element(inside, 'Fault');
  if (fault !== null) {
    const code = (text(element(fault, 'detail', 'UPnPError'), 'errorCode') ?? '').trim();
    return { kind: 'fault', code: /^\d{1,5}$/.test(code) ? Number(code) : null };
  }
  const answer = element(inside, `${action}Response`);
  if (answer !== null && isWhole(body, action)) return { kind: 'done', values: texts(answer) };
  return status >= 300 ? { kind: 'refused', status } : { kind: 'unreadable', said: excerptOf(body) };
};

/**
 * Asks a service one thing. The type was matched against the known URNs, so it needs no escaping. The headers are spelt as the UPnP Device
 * Architecture spells them (1.0 §3.2.1): some routers look for them by that very spelling.
 */
export const callAction = async (http: RouterHttp, service: WanService, action: Action, timeoutMs: number): Promise<SoapReply> => {
  const reply = await http.send({
    method: 'POST',
    url: service.controlUrl,
    headers: { 'Content-Type': 'text/xml; charset="utf-8"', SOAPAction: `"${service.type}#${action}"` },
    body: actionBody(service.type, action),
    timeoutMs,
    maxBytes: MAX_ANSWER,
  });
  if (reply.ok && reply.truncated) return { kind: 'unreadable', said: excerptOf(reply.body) };
  if (reply.ok) return readSoap(reply.status, reply.body, action);
  return reply.fault === 'unreadable' ? { kind: 'unreadable', said: excerptOf(reply.said) } : { kind: 'silent', fault: reply.fault };
};
