import { printJournal } from '../../app/log-printer.ts';
import type { Signal } from '../../platform/process/signals.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { type Instance, openInstance } from '../instance/instance.ts';
import { tellProblems } from './status-command.ts';

type Log = 'json' | 'text' | null;
export interface Manner {
  practice: boolean;
  log: Log;
}

/** What --log wants; undefined: none of the two. */
export const logOf = ({ log }: Context['options'], fallback: Log): Log | undefined => {
  if (log === undefined) return fallback;
  return log === 'json' || log === 'text' ? log : undefined;
};

/** An engine over the folder that prints what happens. */
export const openPrinting = async (context: Context, { practice, log }: Manner): Promise<Instance> => {
  const { terminal, language } = context;
  const instance = await openInstance({ ...context, practice });
  const { journal } = instance.stores;
  if (log !== null) printJournal(journal, instance.services, { as: log, language, print: terminal.print });
  tellProblems(instance, context);
  return instance;
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
  try {
    for (;;) {
      const instance = await openPrinting(context, manner);
      instance.start();
      const signal = await next();
      await instance.stop({ settingsStay: signal === 'reload' });
      if (signal === 'end') return EXIT.ok;
      context.terminal.printError(context.strings.command.reloads);
    }
  } finally {
    stopListening();
  }
};

export const run: Command = (context) => {
  const log = logOf(context.options, 'text');
  return log === undefined
    ? refuse(context, context.strings.command.badLog, EXIT.usage)
    : runUntilSignal(context, { practice: false, log });
};
