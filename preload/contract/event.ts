import * as v from 'valibot';

export const FAMILIES = ['ipv4', 'ipv6'] as const;
export type Family = (typeof FAMILIES)[number];

/** So many characters of each are taken; of args, so many of them. */
export const MOST = {
  name: 200,
  program: 4096,
  args: 100,
  arg: 8192,
  url: 2048,
  expression: 200,
  setting: 8192,
  settings: 100,
  key: 64,
  id: 64,
  address: 64,
  events: 20_000,
} as const;

const clockTime = v.pipe(v.string(), v.maxLength(5), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const program = v.object({
  /** Absolute path, or a name found on PATH. Run without a shell. */
  program: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST.program)),
  args: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST.arg))), v.maxLength(MOST.args)),
  /** 1 to 3600 seconds; the program is ended after it. */
  timeoutSeconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)),
});
export type ProgramCall = v.InferOutput<typeof program>;

/** When an event runs. Times are the computer's local time. */
export const scheduleSchema = v.variant('kind', [
  v.object({
    kind: v.literal('on-change'),
    /** Again after so many days without a change; 'plugin' follows the service's rule, 'never' switches it off. */
    refresh: v.union([v.picklist(['plugin', 'never']), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366))]),
  }),
  v.object({ kind: v.literal('daily'), at: clockTime }),
  v.object({ kind: v.literal('weekly'), weekday: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), at: clockTime }),
  v.object({ kind: v.literal('monthly'), day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)), at: clockTime }),
  v.object({ kind: v.literal('every'), minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(525_600)) }),
  v.object({ kind: v.literal('cron'), expression: v.pipe(v.string(), v.minLength(9), v.maxLength(MOST.expression)) }),
  v.object({ kind: v.literal('at-start') }),
  /** Once at a time given in milliseconds since 1970. */
  v.object({ kind: v.literal('once'), at: v.number() }),
]);
export type Schedule = v.InferOutput<typeof scheduleSchema>;

const addressText = v.pipe(v.string(), v.maxLength(MOST.address));

/** Where an event takes its address from. */
export const addressSourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('automatic') }),
  v.object({ kind: v.literal('interface'), name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  v.object({ kind: v.literal('command'), call: program }),
  v.object({ kind: v.literal('url'), url: v.pipe(v.string(), v.url(), v.regex(/^https?:/i), v.maxLength(MOST.url)) }),
  v.object({ kind: v.literal('fixed'), ipv4: v.optional(addressText), ipv6: v.optional(addressText) }),
]);
export type AddressSource = v.InferOutput<typeof addressSourceSchema>;

const settingKey = v.pipe(v.string(), v.maxLength(MOST.key));
/** Typed secrets, under the keys of the plug-in's fields. */
export const typedSecretsSchema = v.pipe(v.record(settingKey, v.pipe(v.string(), v.maxLength(MOST.setting))), v.maxEntries(MOST.settings));

/** A plug-in's setting as stored: never a secret (those live in the secret store under event id and key). */
export const settingValueSchema = v.union([v.pipe(v.string(), v.maxLength(MOST.setting)), v.number(), v.boolean()]);
export type SettingValue = v.InferOutput<typeof settingValueSchema>;

const common = {
  id: v.pipe(v.string(), v.maxLength(MOST.id), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  /** DiCE's 説明; shown in the list. */
  name: v.pipe(v.string(), v.maxLength(MOST.name)),
  enabled: v.boolean(),
  schedule: scheduleSchema,
};

/** An event that takes the place of another one, at another service. */
export const moveSchema = v.object({
  /** The event it takes the place of; it may be gone by now. */
  from: common.id,
  fromHosts: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.maxLength(100)),
  /** ms since 1970. */
  startedAt: v.number(),
  /** When the DNS showed the new name, and the event of before was switched off; null: both run. */
  doneAt: v.nullable(v.number()),
  /** What else names the host of before, as the user wrote it down: nothing is looked for. */
  elsewhere: v.pipe(v.array(v.object({ text: v.pipe(v.string(), v.maxLength(MOST.name)), done: v.boolean() })), v.maxLength(50)),
});
export type Move = v.InferOutput<typeof moveSchema>;

const plainHost = (host: string): string => host.toLowerCase().replace(/\.$/, '');
/** Whether two events share a name: which of their services the DNS shows can't be told then. */
export const isOneName = (hosts: readonly string[], others: readonly string[]): boolean =>
  hosts.some((host) => others.some((other) => plainHost(other) === plainHost(host)));

export const dnsEventSchema = v.object({
  ...common,
  type: v.literal('dns'),
  service: v.pipe(v.string(), v.maxLength(MOST.id), v.regex(/^[a-z0-9][a-z0-9./-]{0,63}$/)),
  /** Fully qualified names, without the final dot. */
  hosts: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.minLength(1), v.maxLength(100)),
  settings: v.pipe(v.record(settingKey, settingValueSchema), v.maxEntries(MOST.settings)),
  families: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  address: addressSourceSchema,
  /** Other addresses at its names are the user's own (round robin): they are no finding. */
  othersMine: v.optional(v.boolean()),
  /** The user does not want to be reminded of what the service has him confirm. */
  unreminded: v.optional(v.boolean()),
  /** AAAA for another device of the home network: the end of its address (`::1234:5678:9abc:def0`, `/56` after it where its prefix is not /64), or its MAC address. */
  ipv6Host: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  move: v.optional(moveSchema),
});

export const commandEventSchema = v.object({ ...common, type: v.literal('command'), call: program });

/** One DNS name kept current at one service, or a program to run (DiCE's イベント). */
export const eventSchema = v.variant('type', [dnsEventSchema, commandEventSchema]);
export type DnsEvent = v.InferOutput<typeof dnsEventSchema>;
export type CommandEvent = v.InferOutput<typeof commandEventSchema>;
export type SaikoroEvent = v.InferOutput<typeof eventSchema>;

/** What it is called: by its name, or where it has none by what it updates or runs. */
export const nameOf = (event: SaikoroEvent): string => event.name || (event.type === 'dns' ? (event.hosts[0] ?? '') : event.call.program);

/** It runs when the address changes, and not at its schedule's times alone. */
export const followsChange = ({ schedule }: Pick<SaikoroEvent, 'schedule'>): boolean =>
  schedule.kind === 'on-change' || schedule.kind === 'every';
