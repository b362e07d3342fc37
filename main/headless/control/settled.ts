import { FAMILIES } from '../../../preload/contract/event.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import type { Instance } from '../../instance/instance.ts';
import type { Context } from '../command-line/context.ts';
import { progressOf } from '../report/outcome.ts';

export const viewsOf = ({ engine }: Instance, ids: ReadonlySet<string>): EventView[] =>
  [...engine.state.views()].filter(({ event }) => ids.has(event.id));

/** Ends when all of them are settled, the time is up, a signal ends it, or nobody waits any more. */
export const whenSettled = (
  context: Pick<Context, 'kit' | 'onSignals'>,
  instance: Instance,
  { ids, seconds, gone }: { ids: ReadonlySet<string>; seconds: number; gone?: AbortSignal },
): Promise<void> =>
  new Promise((done) => {
    const { clock } = context.kit;
    const { state } = instance.engine;
    const isOver = (): boolean => !state.fields().checking && viewsOf(instance, ids).every((view) => progressOf(view).kind === 'done');
    const finish = (): void => {
      stopSignals();
      stopState();
      stopClock();
      gone?.removeEventListener('abort', finish);
      done();
    };
    // The first look at the address begins after the start: what stands before it is from the last time.
    const looked = (): boolean => {
      const { addresses, settings } = state.fields();
      return FAMILIES.some((family) => settings.families[family] && addresses[family].checkedAt !== null) || ids.size === 0;
    };
    const look = (): void => {
      if (looked() && isOver()) finish();
    };
    const stopSignals = context.onSignals(finish);
    const stopState = state.listen(look);
    const stopClock = clock.wakeAt(clock.now() + seconds * 1000, finish);
    gone?.addEventListener('abort', finish);
    look();
  });
