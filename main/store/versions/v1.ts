import * as v from 'valibot';
import { HEARTBEAT_ID, secretsIdOf } from '../../../preload/contract/channel.ts';
import { eventSchema } from '../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI, settingsSchema, uiStateSchema } from '../../../preload/contract/settings.ts';
import type { Document } from '../../ports/storage/settings.ts';

/**
 * The current shape. To make a v2: copy the contract's schemas as they are today into this file, so that it never changes again; give it
 * an `up` that returns a v2 file; write v2.ts like this one; add a line in ladder.ts and a fixture in test/fixtures/settings.
 */
export const VERSION = 1;

export const fileSchema = v.object({
  version: v.literal(VERSION),
  settings: v.unknown(),
  ui: v.unknown(),
  /** Decoded one by one: a damaged event doesn't take the others with it. */
  events: v.array(v.unknown()),
  /** Of what can't be read the secrets are found by whom they were typed for. */
  secretSlots: v.optional(v.unknown()),
});
export type FileV1 = v.InferOutput<typeof fileSchema>;

export interface Decoded {
  document: Document;
  /** Events that are none, as they stood in the file. */
  badEvents: unknown[];
  /** Settings that could not be read and are at their defaults now. */
  badSettings: string[];
}

/**
 * Settings that get another value than the default when unreadable: without a home the next network would become home, wherever that is; an empty list
 * waits for the user's choice.
 */
const UNREADABLE: Partial<Document['settings']> = { homes: [] };

/** Each setting for itself: one that is missing (a newer one) or wrong is at its default, the others stay. */
const decodeSettings = (found: unknown): { settings: Document['settings']; bad: string[] } => {
  const given = v.is(v.record(v.string(), v.unknown()), found) ? found : {};
  const settings: Record<string, unknown> = {};
  const bad: string[] = given === found ? [] : ['settings'];
  for (const [key, schema] of Object.entries(settingsSchema.entries)) {
    const value = v.safeParse(schema, given[key]);
    const name = key as keyof typeof DEFAULT_SETTINGS;
    const isDamaged = given !== found || given[key] !== undefined;
    settings[key] = value.success ? value.output : ((isDamaged ? UNREADABLE[name] : undefined) ?? DEFAULT_SETTINGS[name]);
    if (!value.success && given[key] !== undefined) bad.push(key);
  }
  return { settings: v.parse(settingsSchema, settings), bad };
};

const slotsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));

export const decode = (file: FileV1): Decoded => {
  const events: Document['events'] = [];
  const badEvents: unknown[] = [];
  const ids = new Set<string>();
  for (const one of file.events) {
    const event = v.safeParse(eventSchema, one);
    if (event.success && !ids.has(event.output.id)) {
      ids.add(event.output.id);
      events.push(event.output);
    } else badEvents.push(one);
  }
  const ui = v.safeParse(uiStateSchema, file.ui);
  const slots = v.safeParse(slotsSchema, file.secretSlots);
  const { settings, bad } = decodeSettings(file.settings);
  return {
    document: { settings, ui: ui.success ? ui.output : DEFAULT_UI, events, ...(slots.success ? { secretSlots: slots.output } : {}) },
    badEvents,
    badSettings: bad,
  };
};

export const encode = ({ settings, ui, events, secretSlots = {} }: Document): FileV1 => {
  const ids = [...events.map(({ id }) => id), ...settings.channels.map(secretsIdOf), HEARTBEAT_ID];
  const named = ids.flatMap((id) => (Object.hasOwn(secretSlots, id) && secretSlots[id] !== 0 ? [[id, secretSlots[id]]] : []));
  return { version: VERSION, settings, ui, events, ...(named.length > 0 ? { secretSlots: Object.fromEntries(named) } : {}) };
};
