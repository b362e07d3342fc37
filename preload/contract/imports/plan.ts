import * as v from 'valibot';

/** Settings of other clients that can be read. */
export const IMPORT_FORMATS = [
  'ddclient',
  'opnsense',
  'inadyn',
  'inadyn-1',
  'ddns-updater',
  'ddns-go',
  'openwrt',
  'cloudflare-ddns',
  'noip-duc',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Why something of the old file becomes no event. */
export const LEFT_CODES = [
  /** The service has ended. */
  'service-ended',
  /** No counterpart of this service here. */
  'service-unknown',
  /** A program or script; none that a file names is ever run. */
  'script',
  /** An example's text stands where a value belongs. */
  'placeholder',
  /** The old client itself reads the line otherwise than it looks. */
  'misread',
  /** A part of a name, and nothing says of which domain. */
  'host-incomplete',
  /** No name that the DNS could have. */
  'host-bad',
  /** The entry names no host. */
  'no-host',
  /** The service knows the host by a number there, and the file does not tell its name. */
  'host-number',
  /** Neither IPv4 nor IPv6 is to be updated. */
  'no-family',
  /** The service takes no address of the one family that is wanted. */
  'family-unknown',
  /** An option that has no counterpart here. */
  'option',
  /** How one signs in to the old client itself. */
  'own-login',
  /** Another file that this one names; it was not read. */
  'other-file',
  /** The same name at the same service stands further up. */
  'twice',
  /** Cannot be read as this client's settings. */
  'unreadable',
  /** More than can be taken. */
  'too-many',
] as const;
export type LeftCode = (typeof LEFT_CODES)[number];

/** What is otherwise here than it was there, or to be looked at. */
export const NOTE_CODES = [
  /** How often the address is looked at. */
  'interval',
  /** The address was found by other means. */
  'address-elsewhere',
  /** It was read from a router's page. */
  'router-page',
  /** It was asked of a program. */
  'address-script',
  /** The old client sent without encryption. */
  'encrypted-now',
  /** Either family would do there, and which was sent depended on what was found. */
  'family-choice',
  /** The service takes only one of the two families. */
  'family-dropped',
  /** The number behind an IPv6 suffix counts from the other end. */
  'prefix-notation',
  /** The device's part of an IPv6 address can't be kept. */
  'device-dropped',
  /** An example's text stands where a user name, password or the like belongs. */
  'placeholder-value',
  /** A value stands in the environment or another file. */
  'value-elsewhere',
  /** A value that the old client takes otherwise than it looks. */
  'misread-value',
  /** What follows a # is no part of the value there. */
  'cut-by-comment',
  /** An option whose name is spelt as the old client does not know it. */
  'option-spelling',
  /** A setting that the service has no place for here. */
  'setting-dropped',
  /** A value the setting does not take. */
  'setting-bad',
  /** The name was completed. */
  'host-completed',
  /** The file is not as the format has it, and was read all the same. */
  'syntax',
  /** Another line gave the same name other settings; the old client keeps the first. */
  'first-wins',
  /** The service changed how it is spoken to: a new key may be needed. */
  'api-changed',
  /** It was switched off there. */
  'switched-off',
  /** An option that says where it is sent is misspelt at it or above: it comes switched off. */
  'off-misspelt',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

const place = { line: v.number() };
export const leftSchema = v.object({ ...place, code: v.picklist(LEFT_CODES), what: v.string() });
export type Left = v.InferOutput<typeof leftSchema>;
/** what: the option, value or host it is about; never a secret. */
export const noteSchema = v.object({ ...place, code: v.picklist(NOTE_CODES), what: v.string() });
export type Note = v.InferOutput<typeof noteSchema>;

/** Programs and pages of a file are never taken over. */
const shownAddress = v.variant('kind', [
  v.object({ kind: v.literal('automatic') }),
  v.object({ kind: v.literal('interface'), name: v.string() }),
  v.object({ kind: v.literal('fixed'), ipv4: v.optional(v.string()), ipv6: v.optional(v.string()) }),
]);
export type ImportedAddress = v.InferOutput<typeof shownAddress>;

/** An event as it would be, with dots for its secrets. */
export const plannedSchema = v.object({
  ...place,
  id: v.string(),
  name: v.string(),
  service: v.string(),
  hosts: v.array(v.string()),
  families: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  settings: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  address: shownAddress,
  ipv6Host: v.optional(v.string()),
  enabled: v.boolean(),
  /** Keys of the service's fields that it does not work without. */
  missing: v.array(v.string()),
});
export type Planned = v.InferOutput<typeof plannedSchema>;

export const importPlanSchema = v.object({
  format: v.picklist(IMPORT_FORMATS),
  events: v.array(plannedSchema),
  left: v.array(leftSchema),
  warnings: v.array(noteSchema),
});
export type ShownPlan = v.InferOutput<typeof importPlanSchema>;

/** In the place of a secret. */
export const SECRET_SHOWN = '•';

/** A file of another client's, or why it is none: code is a key of strings.refusal. */
export type ClientFile =
  | { ok: true; token: string; file: string; plan: ShownPlan }
  | { ok: false; code: string; file?: string | undefined; detail?: string | undefined; field?: string | undefined };
export type PlannedFile = Extract<ClientFile, { ok: true }>;

export interface ClientsFound {
  /** At their usual places on this computer. */
  files: { id: string; path: string; format: ImportFormat }[];
  /** Names of clients that run here now. */
  running: string[];
}
