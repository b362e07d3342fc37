import * as v from 'valibot';
import { eventSchema, MOST, typedSecretsSchema } from '../../../preload/contract/event.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { parseJson } from '../../store/data-folder.ts';

/** Another number is another Saikoro's: it is refused, not guessed at. */
export const PROTOCOL = 1;
export const MOST_SECONDS = 3600;

const id = eventSchema.options[0].entries.id;
const ids = v.pipe(v.array(id), v.maxLength(MOST.events));
const call = eventSchema.options[1].entries.call.entries;
const wish = v.variant('kind', [
  v.strictObject({ kind: v.literal('program'), program: call.program, args: call.args }),
  v.strictObject({ kind: v.literal('host'), origin: v.pipe(v.string(), v.maxLength(MOST.url)) }),
]);

/** What a command beside it asks of a Saikoro that runs: each is one of its own commands. */
const requestSchema = v.variant('do', [
  v.strictObject({
    do: v.literal('save'),
    event: eventSchema,
    secrets: typedSecretsSchema,
    isNew: v.boolean(),
    /** As it was when it was read: what was changed meanwhile is not written over. */
    was: v.optional(eventSchema),
  }),
  v.strictObject({
    do: v.literal('take'),
    events: v.pipe(v.array(eventSchema), v.maxLength(MOST.events)),
    secrets: v.record(id, typedSecretsSchema),
  }),
  v.strictObject({ do: v.literal('remove'), ids }),
  v.strictObject({ do: v.literal('enable'), ids, enabled: v.boolean() }),
  v.strictObject({ do: v.literal('allow'), wishes: v.pipe(v.array(wish), v.maxLength(MOST.events)) }),
  /** Sent now, and answered once they are settled or the time is up. */
  v.strictObject({ do: v.literal('run'), ids, seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SECONDS)) }),
]);
export type ControlRequest = v.InferOutput<typeof requestSchema>;

/** How the control itself may refuse, beside what the commands answer with. */
export const CONTROL_FAULTS = [
  'control-unreadable',
  'control-other-version',
  'control-restarting',
  'control-silent',
  'changed-meanwhile',
] as const;
export type ControlFault = (typeof CONTROL_FAULTS)[number];

const code = v.pipe(v.string(), v.maxLength(64));
const detail = v.optional(v.pipe(v.string(), v.maxLength(8192)));
const replySchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    asked: v.optional(v.object({ code, detail })),
    views: v.optional(
      v.array(v.custom<EventView>((value) => typeof value === 'object' && value !== null && 'event' in value && 'status' in value)),
    ),
  }),
  v.object({ ok: v.literal(false), code, field: detail, detail }),
]);
export type ControlReply = v.InferOutput<typeof replySchema>;

export const refusal = (fault: ControlFault): ControlReply => ({ ok: false, code: fault });

export const writeRequest = (request: ControlRequest): string => JSON.stringify({ saikoro: PROTOCOL, ask: request });
/** From one line; a refusal where it is none. Never throws. */
export const readRequest = (line: string): ControlRequest | ControlReply => {
  const found = parseJson(line);
  if (typeof found !== 'object' || found === null || !('saikoro' in found) || !('ask' in found)) return refusal('control-unreadable');
  if (found.saikoro !== PROTOCOL) return refusal('control-other-version');
  const parsed = v.safeParse(requestSchema, found.ask);
  return parsed.success ? parsed.output : refusal('control-unreadable');
};
export const readReply = (line: string): ControlReply => {
  const parsed = v.safeParse(replySchema, parseJson(line));
  return parsed.success ? parsed.output : refusal('control-unreadable');
};
