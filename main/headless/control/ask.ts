import type { Result } from '../../../preload/contract/api.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { EventWish } from '../../ports/storage/approvals.ts';
import type { Context } from '../command-line/context.ts';
import { type ControlReply, type ControlRequest, readReply, refusal, writeRequest } from './request.ts';

type Done = Result<'events.run'>;
type Saved = Omit<Extract<ControlRequest, { do: 'save' }>, 'do'>;
/** Whoever runs answers at once, but for what it is to wait for itself; in ms. */
const PATIENCE_MS = 15_000;

/** Asks the Saikoro that runs on the folder. `seconds`: so long it may wait itself. */
export const askRunning = async (
  { control, folder }: Pick<Context, 'control' | 'folder'>,
  request: ControlRequest,
  seconds = 0,
): Promise<ControlReply> => {
  const answer = await control.ask(folder, writeRequest(request), seconds * 1000 + PATIENCE_MS);
  return answer.ok ? readReply(answer.line) : refusal('control-silent');
};

/** The same changes as in a folder that nobody uses, made by whoever runs on it. */
export const changesElsewhere = (context: Pick<Context, 'control' | 'folder'>) => {
  const ask = async (request: ControlRequest): Promise<Done> => askRunning(context, request);
  return {
    save: ({ event, secrets, isNew, was }: Saved) => ask({ do: 'save', event, secrets, isNew, ...(was === undefined ? {} : { was }) }),
    take: (events: SaikoroEvent[], secrets: ReadonlyMap<string, Record<string, string>>) =>
      ask({ do: 'take', events, secrets: Object.fromEntries(secrets) }),
    remove: (ids: string[]) => ask({ do: 'remove', ids }),
    enable: (ids: string[], enabled: boolean) => ask({ do: 'enable', ids, enabled }),
    allow: (wishes: readonly EventWish[]) =>
      ask({ do: 'allow', wishes: wishes.map((wish) => (wish.kind === 'program' ? { ...wish, args: [...wish.args] } : wish)) }),
  };
};
