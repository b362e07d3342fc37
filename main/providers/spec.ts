import * as v from 'valibot';
import { bilingualSchema, fieldSchema } from '../../preload/contract/service.ts';
import { checkPlugin } from './spec-check.ts';
import { type Replies, repliesSchema, stepReplySchema } from './spec-reply.ts';
import { requestsSchema, valueSchema } from './spec-request.ts';

/** The version of the grammar; a file of an older one keeps loading. */
export const GRAMMAR = 'saikoro-plugin-1';

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(500));
const whole = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const seconds = whole(1, 604_800);
const settingSchema = v.strictObject({ ...fieldSchema.entries, key: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,39}$/)) });

const limitsSchema = v.strictObject({
  minIntervalSeconds: v.optional(seconds, 60),
  refreshDays: v.optional(v.nullable(whole(1, 366)), null),
  together: v.optional(v.picklist(['no', 'allowed', 'required']), 'no'),
  maxHosts: v.optional(whole(1, 100), 1),
  sourceAddressOnly: v.optional(v.boolean(), false),
  inDns: v.optional(v.boolean(), true),
});

const stepSchema = v.strictObject({ request: requestsSchema, ...stepReplySchema });
export type StepSpec = v.InferOutput<typeof stepSchema>;

const pluginSchema = v.strictObject({
  $schema: v.literal(GRAMMAR),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9./-]{0,63}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  nameJa: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80))),
  homepage: https,
  credentialsPage: v.optional(https),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  status: v.optional(v.picklist(['live', 'ended']), 'live'),
  advice: v.optional(v.strictObject(bilingualSchema.entries)),
  successors: v.optional(v.array(v.string())),
  suffixes: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/))), []),
  hostExample: v.optional(v.string(), 'home.example.com'),
  quality: v.optional(v.picklist(['verified', 'tested', 'installed']), 'tested'),
  /** The one host that receives data. */
  host: v.optional(valueSchema),
  /** The host comes from a setting: private peers are allowed. */
  selfHosted: v.optional(v.boolean(), false),
  /** Why this service is talked to without TLS, where that cannot be helped. */
  plainHttp: v.optional(v.strictObject(bilingualSchema.entries)),
  ipv4: v.optional(v.boolean(), true),
  ipv6: v.optional(v.boolean(), false),
  limits: v.optional(limitsSchema, {}),
  settings: v.optional(v.pipe(v.array(settingSchema), v.maxLength(20)), []),
  request: v.optional(requestsSchema),
  replies: v.optional(repliesSchema, []),
  steps: v.optional(v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(4))),
  /** Built-in TypeScript of this name does the update. Never in an installed plug-in. */
  code: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))),
  /** Of the reply, as the Encoding Standard names it; UTF-8 unless given. */
  charset: v.optional(v.picklist(['utf-8', 'euc-jp', 'shift_jis', 'iso-8859-1', 'windows-1252'])),
  /** The reply wraps its words in HTML: tags are taken out before it is read. */
  dropTags: v.optional(v.boolean(), false),
  /** Each family has a key, record or server of its own: what stops one does not stop the other. */
  familiesApart: v.optional(v.boolean(), false),
  /** The reply has one line for each host, in their order. */
  perHostLines: v.optional(v.boolean(), false),
});
export type Plugin = v.InferOutput<typeof pluginSchema>;

export type Decoded = { ok: true; plugin: Plugin } | { ok: false; problems: string[] };

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A clone says only what differs: its own keys win; of limits and request, key by key; `firstReplies` come before the preset's. */
const withPreset = (own: Record<string, unknown>, preset: Record<string, unknown>): Record<string, unknown> => {
  const { preset: _, firstReplies, ...rest } = own;
  const merged: Record<string, unknown> = { ...preset, ...rest };
  if (Array.isArray(firstReplies) && Array.isArray(merged.replies)) merged.replies = [...firstReplies, ...merged.replies];
  else if (firstReplies !== undefined) merged.firstReplies = firstReplies;
  for (const key of ['limits', 'request']) {
    if (isTree(preset[key]) && isTree(rest[key])) merged[key] = { ...preset[key], ...rest[key] };
  }
  return merged;
};

/** Reads a plug-in, built-in or installed. Every problem names its place. */
export const decodePlugin = (raw: unknown, presets: Readonly<Record<string, unknown>>): Decoded => {
  let whole = raw;
  if (isTree(raw) && raw.preset !== undefined) {
    const preset = typeof raw.preset === 'string' && Object.hasOwn(presets, raw.preset) ? presets[raw.preset] : undefined;
    if (!isTree(preset)) return { ok: false, problems: [`preset: there is none named ${JSON.stringify(raw.preset)}`] };
    whole = withPreset(raw, preset);
  }
  const result = v.safeParse(pluginSchema, whole);
  if (!result.success)
    return { ok: false, problems: result.issues.map((issue) => `${v.getDotPath(issue) ?? 'plug-in'}: ${issue.message}`) };
  const problems = checkPlugin(result.output);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, plugin: result.output };
};

/** Rules written in code, read like a plug-in's own; a bad one is a bug. */
export const decodeReplies = (raw: unknown): Replies => v.parse(repliesSchema, raw);
