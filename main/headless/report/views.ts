import type { EventView } from '../../../preload/contract/state.ts';
import { titleOf } from '../../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import type { Context } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { codeAtEnd, gravest } from './outcome.ts';
import { eventFacts } from './status.ts';

/** Why an event was not sent at once; that it was sent a moment ago is no refusal. */
export const tellRefusal = ({ terminal, strings }: Pick<Context, 'terminal' | 'strings'>, code: string): void => {
  if (code !== 'too-soon') terminal.printError(plainText(strings.refusal[code] ?? strings.unknownRefusal(code)));
};

/** How events stand once they were seen through, and the code for it. `ask`: they were to be sent, so one that is off is none that is settled. */
export const tellViews = (
  { terminal, strings, language, options, kit, folder, isBeside }: Context,
  { views, ask, services, ledger }: { views: readonly EventView[]; ask: boolean; services: Services; ledger: Pick<Ledger, 'get'> },
): ExitCode => {
  const wording = { strings, services: { get: (id: string) => services.find(id)?.info }, language };
  if (options.json) {
    const missing = ({ id }: { id: string }): string[] => views.find(({ event }) => event.id === id)?.status.missingSecrets ?? [];
    const events = views.map(({ event }) => eventFacts(event, { ledger, missing }));
    const running = isBeside ? kit.lock.holder(folder) : null;
    terminal.print(JSON.stringify({ schema: 'saikoro-status-1', at: new Date(kit.clock.now()).toISOString(), running, events }, null, 2));
  } else {
    if (views.length === 0) terminal.print(strings.command.noEvents);
    for (const view of views) {
      // The window's sentence would name a place of the window.
      const sentence = view.status.missingSecrets.length > 0 ? strings.command.lacksSecret : eventSentence(view, kit.clock.now(), wording);
      terminal.print(plainText(`${titleOf(view)}: ${sentence}`));
    }
  }
  return gravest(views.map((view) => (ask && !view.event.enabled ? EXIT.config : codeAtEnd(view))));
};
