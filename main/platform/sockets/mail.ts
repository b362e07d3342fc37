import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { Letter, Mailer, MailFault, MailResult } from '../../ports/mail.ts';
import { openSocket } from './happy-eyeballs.ts';
import type { ConnectTo } from './public-peer.ts';
import { faultOf } from './transport-fault.ts';

/** Each step, and the whole of it, in ms. */
const PATIENCE_MS = 15_000;
const WHOLE_MS = 60_000;
/** Of what a server says, in characters. */
const LONGEST_SAID = 2000;

interface MailError {
  code?: string;
  response?: string;
  responseCode?: number;
  message?: string;
  cause?: unknown;
}

/** nodemailer's own names for what went wrong. */
const CODES: Readonly<Record<string, MailFault>> = {
  EAUTH: 'auth',
  ENOAUTH: 'auth',
  EPROTOCOL: 'nonsense',
  ETIMEDOUT: 'timeout',
  ECONNECTION: 'closed',
  EENVELOPE: 'refused',
  EMESSAGE: 'refused',
};

const readError = (error: MailError): { ok: false; fault: MailFault; said: string } => {
  const said = (error.response ?? '').slice(0, LONGEST_SAID);
  const status = error.responseCode ?? 0;
  const asked = (fault: MailFault) => ({ ok: false as const, fault, said });
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH' || status === 530 || status === 534 || status === 535) return asked('auth');
  // It knows no STARTTLS, or refused it.
  if (error.code === 'ETLS' && status > 0) return asked('unencrypted');
  if (status >= 400 && status < 500) return asked('later');
  if (status >= 500) return asked('refused');
  // Of a connection: the system's own code is what tells, where there is one.
  const { fault, detail } = faultOf(error.cause ?? error);
  if (/certificate has expired|not yet valid/i.test(error.message ?? '')) return { ok: false, fault: 'clock', said: '' };
  if (fault !== 'connection') return { ok: false, fault, said: said || detail };
  if (error.code === 'ETLS') return { ok: false, fault: /certificate|altname/i.test(error.message ?? '') ? 'tls' : 'unencrypted', said };
  const isCertificate = /certificate|self.signed|altname|unable to verify/i.test(error.message ?? '');
  return { ok: false, fault: isCertificate ? 'tls' : (CODES[error.code ?? ''] ?? 'connection'), said: said || detail };
};

/** Mail over nodemailer, which speaks SMTP over a connection of ours. */
export const createMailer = ({ ca, connectTo }: { ca?: string[]; connectTo?: ConnectTo }): Mailer => {
  const trust = ca === undefined ? {} : { ca: [...rootCertificates, ...ca] };
  const send = async (letter: Letter, end: AbortSignal): Promise<MailResult> => {
    const { server, port, user, password, from, to, subject, text, id } = letter;
    let socket: Awaited<ReturnType<typeof openSocket>>;
    try {
      // A server for sending may stand at home.
      const way = connectTo?.(server, port) ?? { host: server, port };
      socket = await openSocket({ ...way, allowPrivate: true, timeoutMs: PATIENCE_MS }, end);
    } catch (error) {
      const { fault, detail } = faultOf(error);
      return { ok: false, fault, said: detail };
    }
    end.addEventListener('abort', () => socket.destroy());
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host: server,
      port,
      secure: port === 465,
      requireTLS: true,
      connection: socket,
      // Does not reveal this computer's name; RFC 5321 §4.1.4 allows an address literal instead.
      name: '[127.0.0.1]',
      ...(user === '' ? {} : { auth: { user, pass: password } }),
      tls: { ...trust, minVersion: 'TLSv1.2', ...(isIP(server) === 0 ? { servername: server } : {}) },
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const domain = from.slice(from.lastIndexOf('@') + 1);
      const sent = await transport.sendMail({
        from: { name: 'Saikoro', address: from },
        to: to.map((address) => ({ name: '', address })),
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { ok: true, said: String(sent.response ?? '').slice(0, LONGEST_SAID) };
    } catch (error) {
      return readError(error as MailError);
    } finally {
      transport.close();
      socket.destroy();
    }
  };
  return {
    async send(letter) {
      const whole = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<MailResult>((resolve) => {
        timer = setTimeout(() => {
          resolve({ ok: false, fault: 'timeout', said: '' });
          whole.abort();
        }, WHOLE_MS);
      });
      try {
        return await Promise.race([send(letter, whole.signal), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
