import * as v from 'valibot';
import { MOST } from './event.ts';
import { exchangeSchema } from './exchange.ts';
import { outcomeSchema } from './outcome.ts';
import { fieldSchema } from './service.ts';

/** Ways a notice can leave this computer, in the order they are offered. All but the last two are data: main/channels/specs. */
export const CHANNEL_KINDS = [
  'ntfy',
  'line',
  'telegram',
  'discord',
  'slack',
  'teams',
  'matrix',
  'pushover',
  'gotify',
  'bark',
  'homeassistant',
  'webhook',
  'mail',
  'command',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What is told: only what went wrong (and that it is right again), only that something changed, all of it, all of it once a day, or a weekly report alone. */
export const CHANNEL_SEVERITIES = ['failures', 'changes', 'everything', 'digest', 'weekly'] as const;
export type ChannelSeverity = (typeof CHANNEL_SEVERITIES)[number];

export const MOST_CHANNELS = 20;

const clockTime = v.pipe(v.string(), v.maxLength(5), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Local time; over midnight where `to` is the earlier one. */
export const quietSchema = v.object({
  from: clockTime,
  to: clockTime,
  /** What went wrong is told all the same. */
  breakThrough: v.boolean(),
});
export type Quiet = v.InferOutput<typeof quietSchema>;

/** When a weekly report is sent, by the computer's clock; 0 is Sunday. */
export const weeklySchema = v.object({ day: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), at: clockTime });
export type Weekly = v.InferOutput<typeof weeklySchema>;
export const USUAL_WEEKLY: Weekly = { day: 1, at: '09:00' };

const id = v.pipe(v.string(), v.maxLength(MOST.id), v.regex(/^[A-Za-z0-9-]{1,64}$/));
const settingValue = v.union([v.pipe(v.string(), v.maxLength(MOST.setting)), v.number(), v.boolean()]);

/** A channel of the user, without its secrets. */
export const channelSchema = v.object({
  id,
  kind: v.picklist(CHANNEL_KINDS),
  /** As the list shows it; '' for the kind's own name. */
  name: v.pipe(v.string(), v.maxLength(MOST.name)),
  enabled: v.boolean(),
  /** By the keys of the kind's fields. */
  settings: v.pipe(v.record(v.pipe(v.string(), v.maxLength(MOST.key)), settingValue), v.maxEntries(MOST.settings)),
  severity: v.picklist(CHANNEL_SEVERITIES),
  /** Ids of the events it tells of; null: of all. What is about no event is told in any case. */
  events: v.nullable(v.pipe(v.array(id), v.maxLength(MOST.events))),
  quiet: v.nullable(quietSchema),
  /** A weekly report beside what it tells. */
  weekly: v.optional(v.nullable(weeklySchema), null),
});
export type Channel = v.InferOutput<typeof channelSchema>;
/** When this channel sends a weekly report; null: it sends none. */
export const weeklyOf = ({ weekly, severity }: Pick<Channel, 'weekly' | 'severity'>): Weekly | null =>
  weekly ?? (severity === 'weekly' ? USUAL_WEEKLY : null);
export const channelsSchema = v.pipe(v.array(channelSchema), v.maxLength(MOST_CHANNELS));

/** What the window knows of a kind; the form is drawn from its fields. */
export const channelInfoSchema = v.object({
  kind: v.picklist(CHANNEL_KINDS),
  name: v.object({ ja: v.string(), en: v.string() }),
  /** Where its API is described, or its account is made. */
  homepage: v.string(),
  fields: v.array(fieldSchema),
  severity: v.picklist(CHANNEL_SEVERITIES),
});
export type ChannelInfo = v.InferOutput<typeof channelInfoSchema>;

/** How a channel stands. */
export interface ChannelStatus {
  id: string;
  /** Keys of the secrets that are stored. */
  storedSecrets: string[];
  /** Notices that wait to be told. */
  waiting: number;
  /** Since when nothing arrives there, ms since 1970; null: it works, or was not used yet. */
  failingSince: number | null;
  /** How the last try ended; null before the first. */
  outcome: v.InferOutput<typeof outcomeSchema> | null;
  toldAt: number | null;
  /** When it is tried again; null: nothing waits, or nothing but a change helps. */
  nextAt: number | null;
  /** Sent within this calendar month, where the kind counts. */
  month: { sent: number; allowance: number } | null;
  /** So many notices were dropped because too many waited. */
  dropped: number;
}

/** What a test answers: what went over the line, masked, and how it ended. */
export const channelTestSchema = v.object({
  ok: v.literal(true),
  exchanges: v.array(exchangeSchema),
  outcome: outcomeSchema,
});

/** The dead man's switch: who is told regularly that all is well, and raises the alarm where nothing comes any more. */
export const HEARTBEAT_KINDS = ['healthchecks', 'kuma', 'url'] as const;
export type HeartbeatKind = (typeof HEARTBEAT_KINDS)[number];
/** Its URL is a secret, since it holds the token: kept under this id and the key `url`. */
export const HEARTBEAT_ID = 'heartbeat:url';

/** What a channel's secrets are kept under: no event can have such an id, so none is ever given them. */
export const secretsIdOf = ({ id: of }: Pick<Channel, 'id'>): string => `channel:${of}`;
export const heartbeatSchema = v.nullable(v.object({ kind: v.picklist(HEARTBEAT_KINDS) }));
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>;

export interface HeartbeatStatus {
  /** Its URL is stored. */
  stored: boolean;
  /** What was told last, and when: ms since 1970; null: nothing yet. */
  told: { kind: 'well' | 'ill'; at: number } | null;
  /** How the last try ended. */
  outcome: v.InferOutput<typeof outcomeSchema> | null;
}
