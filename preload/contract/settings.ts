import * as v from 'valibot';
import { addressSourceSchema } from './event.ts';

/** What the user can set, apart from events. Versioned on disk: see main/store/versions. */
export const settingsSchema = v.object({
  language: v.picklist(['system', 'ja', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  /** Minutes between checks of the address while nothing happens, 1 to 1440. */
  checkMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)),
  /** Where the address comes from unless an event says otherwise. */
  address: addressSourceSchema,
  /** Which families are looked for at all. */
  families: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  /** Which kinds of notification the system shows. All of them are in the window in any case. */
  notify: v.object({ addressChanged: v.boolean(), needsYou: v.boolean(), recovered: v.boolean() }),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  checkMinutes: 1,
  address: { kind: 'automatic' },
  families: { ipv4: true, ipv6: true },
  notify: { addressChanged: true, needsYou: true, recovered: true },
};

/** View state that outlives a destroyed window. */
export const uiStateSchema = v.object({
  view: v.picklist(['events', 'address', 'history', 'settings']),
  selected: v.array(v.string()),
  sort: v.object({ column: v.picklist(['name', 'service', 'address', 'last', 'result', 'next']), descending: v.boolean() }),
  /** As in AppState; kept here so that a pause outlives a restart. Only main writes it. */
  pausedUntil: v.optional(v.nullable(v.number())),
  window: v.optional(v.object({ width: v.number(), height: v.number(), x: v.optional(v.number()), y: v.optional(v.number()) })),
});
export type UiState = v.InferOutput<typeof uiStateSchema>;
export const DEFAULT_UI: UiState = { view: 'events', selected: [], sort: { column: 'name', descending: false } };
