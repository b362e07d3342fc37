import { isDeepStrictEqual } from 'node:util';
import type { Instance } from '../../instance/instance.ts';
import type { Context } from '../command-line/context.ts';
import { type ControlReply, type ControlRequest, readRequest, refusal } from './request.ts';
import { viewsOf, whenSettled } from './settled.ts';

type Wants = Pick<Context, 'kit' | 'onSignals'>;

const ran = async (
  wants: Wants,
  instance: Instance,
  { ids, seconds }: Extract<ControlRequest, { do: 'run' }>,
  gone: AbortSignal,
): Promise<ControlReply> => {
  const asked = instance.engine.commands.run(ids);
  const chosen = new Set(ids);
  await whenSettled(wants, instance, { ids: chosen, seconds, gone });
  const views = viewsOf(instance, chosen);
  return asked.ok ? { ok: true, views } : { ok: true, views, asked: { code: asked.code, detail: asked.detail } };
};

const changed = (instance: Instance, request: Exclude<ControlRequest, { do: 'run' }>): ControlReply => {
  const { commands, eventManager } = instance.engine;
  switch (request.do) {
    case 'save': {
      const { event, secrets, isNew, was } = request;
      if (was !== undefined && !isDeepStrictEqual(was, eventManager.get(event.id))) return refusal('changed-meanwhile');
      return commands.save({ event, secrets, isNew });
    }
    case 'take':
      return commands.take(request.events, new Map(Object.entries(request.secrets)));
    case 'remove':
      return commands.remove(request.ids);
    case 'enable':
      return commands.enable(request.ids, request.enabled);
    case 'allow': {
      const written = instance.stores.approvals.allow(request.wishes);
      return written.ok ? { ok: true } : { ok: false, code: written.full ? 'disk-full' : 'disk-error', detail: written.detail };
    }
  }
};

/** Answers what a command beside this one asks, by the same commands that a window has. `running`: null while everything is read anew. */
export const createAnswers =
  (wants: Wants, running: () => Instance | null) =>
  async (line: string, gone: AbortSignal): Promise<string> => {
    const request = readRequest(line);
    const instance = running();
    const answered = async (): Promise<ControlReply> => {
      if ('ok' in request) return request;
      if (instance === null) return refusal('control-restarting');
      if (request.do === 'run') return ran(wants, instance, request, gone);
      const reply = changed(instance, request);
      // What was typed is on the disk before it is said to be kept.
      await instance.stores.secrets.settled();
      return reply;
    };
    return JSON.stringify(await answered());
  };
