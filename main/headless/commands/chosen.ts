import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { findEvent } from '../folder/kept-events.ts';

type Chosen = { ok: true; events: SaikoroEvent[] } | { ok: false; code: ExitCode };

/** The events that words name, each exactly one; else a sentence is said and none is taken. */
export const chosenBy = (
  words: readonly string[],
  events: readonly SaikoroEvent[],
  context: Pick<Context, 'terminal' | 'strings'>,
): Chosen => {
  const chosen: SaikoroEvent[] = [];
  for (const word of words) {
    const [first, ...more] = findEvent(events, word);
    if (first === undefined || more.length > 0) {
      const ids = first === undefined ? [] : [first, ...more].map(({ id }) => id);
      return { ok: false, code: refuse(context, context.strings.command.noSuchEvent(word, ids), EXIT.data) };
    }
    chosen.push(first);
  }
  return { ok: true, events: [...new Set(chosen)] };
};
