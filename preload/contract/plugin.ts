import * as v from 'valibot';
import { REPLY_KINDS } from './outcome.ts';
import { bilingualSchema, fieldSchema } from './service.ts';

/** The largest plug-in file that is read, in bytes. */
export const MOST_PLUGIN_BYTES = 65_536;
/** So many of a file's problems are shown. */
export const SHOWN_PROBLEMS = 5;
/** Name endings of plug-in files. The short one is there because no system knows a type by two endings. */
const ENDINGS = ['.saikoro-plugin.json', '.saikoro-plugin'];
export const isPluginName = (name: string): boolean => ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));

/** One thing that is wrong with a plug-in file. */
export const pluginProblemSchema = v.object({
  /** SP001 and so on; a code keeps its meaning for ever. */
  code: v.string(),
  /** From 1; the column counts characters. */
  line: v.number(),
  column: v.number(),
  /** The keys and indexes that lead to it, as in request.path. */
  place: v.string(),
  wrong: bilingualSchema,
  expected: bilingualSchema,
  example: v.string(),
  /** What stands there instead, cut short. */
  found: v.optional(v.string()),
});
export type PluginProblem = v.InferOutput<typeof pluginProblemSchema>;

/** A request as it will be sent, with secrets as dots. */
export const pluginRequestSchema = v.object({
  method: v.string(),
  url: v.string(),
  headers: v.array(v.tuple([v.string(), v.string()])),
  body: v.optional(v.string()),
  /** Of several requests that depend on what is filled in: when it is this one. */
  when: v.optional(bilingualSchema),
  /** Values that depend on what is filled in, as they are written; the example has one of them. */
  others: v.optional(v.array(v.object({ name: v.string(), value: v.string(), when: bilingualSchema }))),
});

/** What a plug-in would do, for the one who is asked to agree to it. */
export const pluginAboutSchema = v.object({
  id: v.string(),
  name: v.string(),
  nameJa: v.optional(v.string()),
  homepage: v.string(),
  /** Where the form sends the user for the token. */
  credentialsPage: v.optional(v.string()),
  signUpPage: v.optional(v.string()),
  statusPage: v.optional(v.string()),
  /** So often the user is reminded of something to confirm at `confirmPage`. */
  confirmEveryDays: v.optional(v.number()),
  confirmPage: v.optional(v.string()),
  /** The one host that receives data; null where the user names it in a field. */
  host: v.nullable(v.string()),
  /** The host is the user's own, and may be in the home network. */
  selfHosted: v.boolean(),
  /** Why it is talked to without TLS; absent where TLS is used. */
  plainHttp: v.optional(bilingualSchema),
  fields: v.array(v.pick(fieldSchema, ['key', 'kind', 'label', 'required'])),
  /** First to last. */
  requests: v.array(pluginRequestSchema),
  /** Which reply means what, in the order they are tried. */
  replies: v.array(v.object({ when: bilingualSchema, is: v.picklist([...REPLY_KINDS, 'next']) })),
});
export type PluginAbout = v.InferOutput<typeof pluginAboutSchema>;

/** changed: the file is not the one that was agreed to; built-in: Saikoro has that service itself now. Only `ok` is used. */
export const PLUGIN_STATES = ['ok', 'changed', 'damaged', 'built-in'] as const;

/** A plug-in the user installed. */
export const installedPluginSchema = v.object({
  id: v.string(),
  name: v.string(),
  nameJa: v.optional(v.string()),
  /** As in PluginAbout, at the time it was agreed to. */
  host: v.nullable(v.string()),
  /** SHA-256 of the text that was agreed to, as 64 hexadecimal digits. */
  hash: v.string(),
  /** ms since 1970. */
  installedAt: v.number(),
  /** What was agreed to may speak without encryption. */
  plainHttp: v.optional(v.boolean()),
  /** The file's name, where it came from. */
  source: v.string(),
  state: v.picklist(PLUGIN_STATES),
  /** damaged: what is wrong; empty where the file is gone. */
  problems: v.optional(v.array(pluginProblemSchema)),
});
export type InstalledPlugin = v.InferOutput<typeof installedPluginSchema>;

const offered = { file: v.string(), token: v.string() };

/** A file that may become a plug-in. The token is good once, for what was read and shown, and for ten minutes. */
export const pluginOfferSchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    ...offered,
    about: pluginAboutSchema,
    /** The one of this id that is installed already. */
    replaces: v.nullable(v.object({ host: v.nullable(v.string()), state: v.picklist(PLUGIN_STATES) })),
    /** Events that use this id. */
    usedBy: v.number(),
  }),
  v.object({
    ok: v.literal(false),
    code: v.string(),
    detail: v.optional(v.string()),
    /** code plugin-problems: the first of them, and how many there are besides. */
    ...v.partial(v.object({ ...offered, problems: v.array(pluginProblemSchema), more: v.number() })).entries,
  }),
]);
export type PluginOffer = v.InferOutput<typeof pluginOfferSchema>;
export type GoodOffer = Extract<PluginOffer, { ok: true }>;
export type BadOffer = Extract<PluginOffer, { ok: false }>;
