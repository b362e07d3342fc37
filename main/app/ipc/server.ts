import type { WebContents } from 'electron';
import * as v from 'valibot';
import {
  type Arg,
  api,
  type CallName,
  callChannel,
  type Envelope,
  type Notice,
  type NoticeName,
  noticeChannel,
  type Result,
} from '../../../preload/contract/api.ts';
import type { Sender, SenderCheck } from './sender.ts';

export type Handlers = { [N in CallName]: (arg: Arg<N>) => Result<N> | Promise<Result<N>> };

/** The part of ipcMain that is used. */
export interface CallRegistry {
  handle(channel: string, listener: (event: Sender, arg: unknown) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

export interface CallServer {
  handlers: Handlers;
  isTrusted: SenderCheck;
  ipcMain: CallRegistry;
  /** Told of what the page is only told in general terms: refused messages and bugs. */
  report: (what: 'bad-request' | 'foreign-sender' | 'failed', call: CallName, cause: unknown) => void;
  /** Whether a call may be answered now. */
  budget?: (name: CallName) => boolean;
  /** Also decode what the handlers answer: in development and tests. */
  checkResults?: boolean;
}

/** Where a message breaks the schema, as a path such as event.hosts.0; never the value itself, which may be a secret. */
const pathOf = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const [first] = issues;
  return (first && v.getDotPath(first)) ?? 'argument';
};

const answer = async <N extends CallName>(name: N, event: Sender, raw: unknown, server: CallServer): Promise<Envelope<Result<N>>> => {
  const refuse = (code: 'bad-request' | 'foreign-sender' | 'failed', detail: string, cause: unknown = detail): Envelope<Result<N>> => {
    server.report(code, name, cause);
    return { ok: false, code, detail };
  };
  if (!server.isTrusted(event)) return refuse('foreign-sender', name);
  if (server.budget?.(name) === false) return { ok: false, code: 'too-often', detail: name };
  const arg = v.safeParse(api.calls[name].arg, raw);
  if (!arg.success) return refuse('bad-request', pathOf(arg.issues));
  try {
    const value = await (server.handlers[name] as (arg: unknown) => Result<N> | Promise<Result<N>>)(arg.output);
    if (server.checkResults) {
      const checked = v.safeParse(api.calls[name].result, value);
      if (!checked.success) return refuse('failed', name, new Error(`result does not fit the contract at ${pathOf(checked.issues)}`));
    }
    return { ok: true, value };
  } catch (error) {
    return refuse('failed', name, error);
  }
};

/** Registers every call of the contract. The returned function takes them all back. */
export const serveCalls = (server: CallServer): (() => void) => {
  const names = Object.keys(api.calls) as CallName[];
  for (const name of names) server.ipcMain.handle(callChannel(name), (event, arg) => answer(name, event, arg, server));
  return () => {
    for (const name of names) server.ipcMain.removeHandler(callChannel(name));
  };
};

/** Sends a notice to a page; a page that is gone misses it. */
export const notify = <N extends NoticeName>(page: Pick<WebContents, 'send' | 'isDestroyed'>, name: N, value: Notice<N>): void => {
  if (!page.isDestroyed()) page.send(noticeChannel(name), value);
};
