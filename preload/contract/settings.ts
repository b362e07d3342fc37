import * as v from 'valibot';
import { NAT_VERDICTS } from './because.ts';
import { channelsSchema, heartbeatSchema } from './channel.ts';
import { addressSourceSchema, MOST } from './event.ts';
import { LOG_LEVELS } from './log.ts';
import { UPDATE_WISHES } from './releases/release.ts';
import { firstRunSchema } from './window/first-run.ts';

const IPV4 = v.pipe(v.string(), v.maxLength(15), v.ipv4());
const HOME_RANGE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
/** The views of the window, in the order of its title bar and of their shortcuts. */
export const VIEWS = ['events', 'address', 'history', 'settings'] as const;
export type View = (typeof VIEWS)[number];

/** The sizes text can have, in percent of the usual one. */
export const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Whether a router in a home could have this address (RFC 1918). */
export const isHomeAddress = (address: string): boolean => v.is(IPV4, address) && HOME_RANGE.test(address);
const homeAddress = v.pipe(v.string(), v.maxLength(15), v.check(isHomeAddress));

/** A network that counts as home. */
export const homeSchema = v.object({
  /** What it is told by: main/net/network-id.ts. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** The router's address there; null where this computer dials in itself. */
  router: v.nullable(IPV4),
  label: v.optional(v.pipe(v.string(), v.maxLength(60))),
  /** When it became home, ms since 1970. */
  at: v.number(),
});
export type Home = v.InferOutput<typeof homeSchema>;

/** Where only the home network's address is published: on computers that are carried about, on this one, or nowhere. */
export const HOME_RULES = ['laptops', 'always', 'never'] as const;
export type HomeNetwork = (typeof HOME_RULES)[number];

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
  homeOnly: v.picklist(HOME_RULES),
  /** null: none was learned yet, so the first network something is published from becomes one. An empty list: the user removed them all. */
  homes: v.nullable(v.pipe(v.array(homeSchema), v.maxLength(50))),
  /** The upstream router that the user confirmed: it owns the line, and is asked too (main/engine/detection/router.ts). */
  outer: v.nullable(v.object({ address: homeAddress, confirmedAt: v.number() })),
  /** Where notices go beside this computer's own notifications. Changed by calls of their own, since secrets belong to them. */
  channels: channelsSchema,
  heartbeat: heartbeatSchema,
  /** What the log files hold. */
  logLevel: v.optional(v.picklist(LOG_LEVELS), 'warning'),
  /** Whether the feed of Saikoro's own versions is asked, once a day. */
  updates: v.optional(v.picklist(UPDATE_WISHES), 'ask'),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Whether a change of the setting makes Saikoro look at the address anew, at once and thoroughly. */
const STARTS_LOOK: Record<keyof Settings, boolean> = {
  language: false,
  theme: false,
  checkMinutes: true,
  address: true,
  families: true,
  notify: false,
  homeOnly: true,
  homes: true,
  outer: true,
  channels: false,
  heartbeat: false,
  logLevel: false,
  updates: false,
};

export const startsLook = (before: Settings, after: Settings): boolean => {
  const asked = (settings: Settings): string =>
    JSON.stringify(
      Object.entries(settings)
        .filter(([key]) => STARTS_LOOK[key as keyof Settings])
        .sort(),
    );
  return asked(before) !== asked(after);
};

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  checkMinutes: 1,
  address: { kind: 'automatic' },
  families: { ipv4: true, ipv6: true },
  notify: { addressChanged: true, needsYou: true, recovered: true },
  homeOnly: 'laptops',
  homes: null,
  outer: null,
  channels: [],
  heartbeat: null,
  logLevel: 'warning',
  updates: 'ask',
};

/** The columns of the list, from left to right. */
export const COLUMNS = ['name', 'service', 'address', 'schedule', 'last', 'result', 'next'] as const;
export type ColumnId = (typeof COLUMNS)[number];
const columnWidth = v.pipe(v.number(), v.minValue(40), v.maxValue(2000));

/** What the list is sorted by. problems: what a person has to look at first, the rest by name; own: as the user ordered them. */
export const SORTS = ['problems', 'own', 'name', 'service', 'address', 'last', 'result', 'next'] as const;

/** View state that outlives a destroyed window. */
export const uiStateSchema = v.object({
  view: v.picklist(VIEWS),
  selected: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST.id))), v.maxLength(MOST.events)),
  sort: v.object({ column: v.picklist(SORTS), descending: v.boolean() }),
  /** Columns the user left out, and widths the user chose, in px; the others follow what is in them. */
  hiddenColumns: v.optional(v.pipe(v.array(v.picklist(COLUMNS)), v.maxLength(COLUMNS.length))),
  columnWidths: v.optional(v.partial(v.object(v.entriesFromList(COLUMNS, columnWidth)))),
  /** Under a heading for each service. */
  grouped: v.optional(v.boolean()),
  /** The tool bar's icons have their names beside them; absent: yes. */
  toolLabels: v.optional(v.boolean()),
  /** As in AppState; kept here so that a pause outlives a restart. Only main writes it. */
  pausedUntil: v.optional(v.nullable(v.number())),
  /** The verdict on the way to the Internet that was last told of, and the one whose banner the user closed. Only main writes them. */
  natTold: v.optional(v.picklist(NAT_VERDICTS)),
  natClosed: v.optional(v.picklist(NAT_VERDICTS)),
  /** Where the first run goes on; absent: nobody has begun one. */
  firstRun: v.optional(firstRunSchema),
  /** A second service for one home was offered after a month-long fault, and the user answered: never again. */
  secondService: v.optional(v.boolean()),
  /** How large everything is drawn, in percent; absent: 100. Only main writes it. */
  zoom: v.optional(v.picklist(ZOOMS)),
  window: v.optional(v.object({ width: v.number(), height: v.number(), x: v.optional(v.number()), y: v.optional(v.number()) })),
});
export type UiState = v.InferOutput<typeof uiStateSchema>;
export const DEFAULT_UI: UiState = { view: 'events', selected: [], sort: { column: 'problems', descending: false } };
