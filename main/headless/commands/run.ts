import type { OutcomeKind } from '../../../preload/contract/outcome.ts';
import type { Instance } from '../../instance/instance.ts';
import { printJournal } from '../../instance/log-printer.ts';
import type { Page } from '../../platform/listening/status-server.ts';
import type { Signal } from '../../platform/process/signals.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { createAnswers } from '../control/answer.ts';
import { openFolder } from '../folder/open-folder.ts';
import { healthPage, metricsText } from '../report/metrics.ts';
import { tellProblems } from './status-command.ts';

type Log = 'json' | 'text' | null;
export interface Manner {
  practice: boolean;
  log: Log;
  /** Where health and metrics are told on loopback. */
  port?: number;
}

/** What --log wants; undefined: none of the two. */
export const logOf = ({ log }: Context['options'], fallback: Log): Log | undefined => {
  if (log === undefined) return fallback;
  return log === 'json' || log === 'text' ? log : undefined;
};

/** An engine over the folder that prints what happens. */
export const openPrinting = async (context: Context, { practice, log }: Manner): Promise<Instance> => {
  const { terminal, language } = context;
  const instance = await openFolder(context, { practice });
  const { journal } = instance.stores;
  if (log !== null) printJournal(journal, instance.network.services, { as: log, language, print: terminal.print });
  tellProblems(instance, context);
  return instance;
};

/** What is told on loopback; while everything is read anew, nothing is known. */
const pagesOf = (
  { kit }: Context,
  running: () => Instance | null,
  updates: Readonly<Partial<Record<OutcomeKind, number>>>,
): Record<string, () => Page> => {
  const told = (type: string, page: (instance: Instance, now: number) => { status: number; body: string }) => (): Page => {
    const instance = running();
    return { type, ...(instance === null ? { status: 503, body: 'starting\n' } : page(instance, kit.clock.now())) };
  };
  return {
    '/healthz': told('text/plain; charset=utf-8', ({ engine: { state } }, now) => healthPage(state.fields(), [...state.views()], now)),
    '/metrics': told('text/plain; version=0.0.4; charset=utf-8', ({ engine: { state } }, now) => ({
      status: 200,
      body: metricsText(state.fields(), [...state.views()], { now, updates }),
    })),
  };
};

/** Watches until it is told to end. Told to read everything anew, it ends, begins again, and goes on. */
export const runUntilSignal = async (context: Context, manner: Manner): Promise<ExitCode> => {
  const signals: Signal[] = [];
  let heard = (): void => {};
  const stopListening = context.onSignals((signal) => {
    signals.push(signal);
    heard();
  });
  const next = async (): Promise<Signal> => {
    if (signals.length === 0)
      await new Promise<void>((done) => {
        heard = done;
      });
    // One that came while another was followed is followed too, the end before all.
    const all = signals.splice(0);
    return all.includes('end') ? 'end' : 'reload';
  };
  const counts: Partial<Record<OutcomeKind, number>> = {};
  let running: Instance | null = null;
  const server =
    manner.port === undefined
      ? null
      : await context.statusServer.listen(
          manner.port,
          pagesOf(context, () => running, counts),
        );
  if (server?.ok === false) {
    stopListening();
    return refuse(context, context.strings.command.portTaken(manner.port ?? 0, server.code), EXIT.unavailable);
  }
  const control = await context.control.listen(
    context.folder,
    createAnswers(context, () => running),
  );
  if (!control.ok) context.terminal.printError(context.strings.command.control.none(control.code));
  try {
    for (;;) {
      const instance = await openPrinting(context, manner);
      instance.stores.journal.listen((entry) => {
        if (entry.kind === 'update') counts[entry.outcome] = (counts[entry.outcome] ?? 0) + 1;
      });
      running = instance;
      instance.start();
      const signal = await next();
      running = null;
      instance.end({ settingsStay: signal === 'reload' });
      await instance.settled();
      if (signal === 'end') return EXIT.ok;
      context.terminal.printError(context.strings.command.reloads);
    }
  } finally {
    if (control.ok) control.close();
    server?.close();
    stopListening();
  }
};

/** --listen: 1 to 65535; undefined: it is none. */
const portOf = (listen: string): number | undefined => {
  const port = Number(listen);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
};

export const run: Command = (context) => {
  const { options, strings } = context;
  const log = logOf(options, 'text');
  if (log === undefined) return refuse(context, strings.command.badLog, EXIT.usage);
  const port = options.listen === undefined ? null : portOf(options.listen);
  if (port === undefined) return refuse(context, strings.command.badPort, EXIT.usage);
  return runUntilSignal(context, { practice: false, log, ...(port === null ? {} : { port }) });
};
