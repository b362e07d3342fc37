import type { TransportFault } from './http.ts';

/** One letter, as a server for sending takes it. No value holds a line end. */
export interface Letter {
  server: string;
  /** 465 is encrypted from the beginning; any other has to offer STARTTLS (RFC 8314 §3). */
  port: number;
  user: string;
  password: string;
  from: string;
  to: string[];
  subject: string;
  /** Lines. */
  text: string;
  /** For its Message-ID: the same letter has the same. */
  id: string;
}

/**
 * auth: user name or password were refused. refused: the letter was, for good (RFC 5321 §4.2.1, 5yz). later: not now (4yz). unencrypted: the
 * server offers no encryption. nonsense: it does not speak SMTP.
 */
export type MailFault = TransportFault | 'auth' | 'refused' | 'later' | 'unencrypted' | 'nonsense';

export type MailResult = { ok: true; said: string } | { ok: false; fault: MailFault; said: string };

/** Never throws for what a network or a server does. */
export interface Mailer {
  send(letter: Letter): Promise<MailResult>;
}
