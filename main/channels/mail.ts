import type { Outcome } from '../../preload/contract/outcome.ts';
import type { Mailer, MailFault } from '../ports/mail.ts';
import { excerptOf } from '../providers/judge/excerpt.ts';
import { maskOf } from '../providers/mask/mask.ts';
import { notSent } from '../providers/render/unsent.ts';
import { lines, type Message, oneLine } from './message.ts';
import type { Settings } from './request.ts';
import type { Sent } from './send-http.ts';

const MOST_TO = 10;
/** One address (RFC 5321 §4.1.2, without quoted names): no sign that ends a line, a list or an address. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]{1,255}$/u;
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252})|[0-9a-f:]{2,45})$/i;

export const addressesIn = (text: string): string[] | null => {
  const found = text.split(/[,、;]/).map((one) => one.trim());
  return found.length <= MOST_TO && found.every((one) => ADDRESS.test(one)) ? found : null;
};

/** What is wrong with the settings of a mail channel, by its field; null: nothing. */
export const mailFault = (settings: Settings): { field: string; code: 'channel-address' | 'channel-host' | 'channel-port' } | null => {
  const text = (key: string): string => String(settings[key] ?? '').trim();
  const port = Number(text('port') || '465');
  if (!HOST.test(text('server'))) return { field: 'server', code: 'channel-host' };
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { field: 'port', code: 'channel-port' };
  if (!ADDRESS.test(text('from'))) return { field: 'from', code: 'channel-address' };
  return addressesIn(text('to')) === null ? { field: 'to', code: 'channel-address' } : null;
};

const network = (reason: Outcome['reason']): Outcome => ({ kind: 'network', reason });
const OUTCOMES: Record<MailFault, Outcome> = {
  dns: network('dns'),
  connection: network('connection'),
  tls: network('tls'),
  timeout: network('timeout'),
  offline: network('offline'),
  clock: network('clock'),
  'certificate-expired': network('certificate-expired'),
  'name-gone': network('name-gone'),
  closed: network('closed'),
  practice: notSent('practice'),
  auth: { kind: 'auth-failed', setting: 'password' },
  refused: { kind: 'bad-config' },
  later: { kind: 'server-error' },
  unencrypted: { kind: 'bad-config', setting: 'port', reason: 'tls' },
  nonsense: { kind: 'not-confirmed', reason: 'no-rule' },
};

/** One message as a letter. */
export const sendMail = async (settings: Settings, message: Message, mailer: Mailer): Promise<Sent> => {
  const wrong = mailFault(settings);
  if (wrong !== null) return { outcome: notSent('unfit-setting', wrong.field), exchanges: [] };
  const text = (key: string): string => String(settings[key] ?? '').trim();
  const [server, user, password] = [text('server'), text('user'), String(settings.password ?? '')];
  if (user !== '' && password === '') return { outcome: notSent('missing-secret', 'password'), exchanges: [] };
  const port = Number(text('port') || '465');
  const mask = maskOf([password], [user]);
  const letter = {
    ...{ server, port, user, password, from: text('from'), to: addressesIn(text('to')) ?? [], id: message.id },
    subject: oneLine(message.title).slice(0, 300),
    text: `${lines(message.text)}\n`,
  };
  const result = await mailer.send(letter);
  const sent = mask(`From: ${letter.from}\nTo: ${letter.to.join(', ')}\nSubject: ${letter.subject}\n\n${letter.text}`);
  const said = excerptOf(result.said, mask);
  const exchange = { transport: 'tls' as const, request: `${server}:${port}`, headers: [], sent, reply: { status: null, text: said } };
  if (result.ok) return { outcome: { kind: 'updated' }, exchanges: [exchange] };
  const outcome = OUTCOMES[result.fault];
  return {
    outcome: said === '' || outcome.kind === 'network' ? outcome : { ...outcome, excerpt: said },
    exchanges: result.fault === 'practice' ? [] : [exchange],
  };
};
