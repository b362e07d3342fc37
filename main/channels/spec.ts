import * as v from 'valibot';
import { CHANNEL_KINDS, CHANNEL_SEVERITIES, HEARTBEAT_KINDS } from '../../preload/contract/channel.ts';
import { type Plugin, pluginSchema } from '../providers/grammar/plugin.ts';
import { strict } from '../providers/grammar/shape.ts';
import { GRAMMAR } from '../providers/grammar/versions.ts';

/** Severities as a vendor counts them, e.g. priorities; `{level}` stands for the one of the message. */
const levelsSchema = strict({ failure: v.union([v.number(), v.string()]), change: v.union([v.number(), v.string()]) });

const own = {
  /** Requests within a minute, one after the other. */
  perMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 10),
  /** Longest text a message may have there, in characters. */
  longest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(100_000)), 2000),
  /** The same message sent twice, by its `{id}`, arrives once. */
  repeatable: v.optional(v.boolean(), false),
  /** The status by which the vendor says that a message sent again had arrived. */
  repeatedStatus: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(499))),
  /** What it tells unless the user says otherwise. */
  severity: v.optional(v.picklist(CHANNEL_SEVERITIES), 'everything'),
  levels: v.optional(levelsSchema),
  /** The setting that is the whole address, a secret: the path of the request follows it. */
  url: v.optional(v.string()),
  /** With `url`: the servers this kind stands for, as `https://host`. Any other is used only with the user's leave. */
  vendor: v.optional(v.pipe(v.array(v.string()), v.maxLength(5)), []),
};
const { name, homepage, host, selfHosted, settings, request, replies, excerptAt } = pluginSchema.entries;

/**
 * A channel as data: the plug-ins' own grammar of settings, requests and replies, with what only channels have. docs/channels.md.
 * `updated` means delivered: nothing else does.
 */
const fileSchema = strict({
  $schema: v.literal('saikoro-channel-1'),
  id: v.picklist([...CHANNEL_KINDS, ...HEARTBEAT_KINDS]),
  name: v.union([name, strict({ ja: name, en: name })]),
  homepage,
  host,
  selfHosted,
  settings,
  request,
  replies,
  excerptAt,
  ...own,
});

export type Spec = Pick<v.InferOutput<typeof fileSchema>, 'id' | 'homepage'> & {
  name: { ja: string; en: string };
  plugin: Plugin;
} & { [K in keyof typeof own]: v.InferOutput<(typeof own)[K]> };

/** Sent without encryption to hosts of the home network alone: `at-home.ts`. */
const PLAIN_AT_HOME = { ja: '家庭内のサーバーだけ', en: 'Servers at home only' };

export type DecodedSpec = { ok: true; spec: Spec } | { ok: false; at: string };

/** Reads a channel's file, or what a user's own webhook makes of one. `at`: where it is wrong. */
export const decodeSpec = (raw: unknown): DecodedSpec => {
  const found = v.safeParse(fileSchema, raw);
  if (!found.success) return { ok: false, at: found.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ') };
  const {
    id,
    name: named,
    homepage: page,
    perMinute,
    longest,
    repeatable,
    repeatedStatus,
    severity,
    levels,
    url,
    vendor,
    $schema: _,
    ...rest
  } = found.output;
  const names = typeof named === 'string' ? { ja: named, en: named } : named;
  // What is templates already is put beside the defaults of everything a channel has not.
  const bare = v.parse(pluginSchema, { $schema: GRAMMAR, id, name: names.en, homepage: page });
  const isOwn = url !== undefined || rest.selfHosted;
  const plugin: Plugin = { ...bare, ...rest, selfHosted: isOwn, ...(isOwn ? { plainHttp: PLAIN_AT_HOME } : {}) };
  return {
    ok: true,
    spec: { id, name: names, homepage: page, plugin, perMinute, longest, repeatable, repeatedStatus, severity, levels, url, vendor },
  };
};
