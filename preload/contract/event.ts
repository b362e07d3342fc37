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

/** So many names one event may watch. */
export const MOST_WATCHED = 100;
/** Fully qualified names, without the final dot. */
const hosts = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), v.minLength(1), v.maxLength(MOST_WATCHED));
const families = v.object({ ipv4: v.boolean(), ipv6: v.boolean() });

const identity = {
  id: v.pipe(v.string(), v.maxLength(MOST.id), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  /** DiCE's 説明; shown in the list. */
  name: v.pipe(v.string(), v.maxLength(MOST.name)),
  enabled: v.boolean(),
};
const common = { ...identity, schedule: scheduleSchema };

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
  hosts,
  settings: v.pipe(v.record(settingKey, settingValueSchema), v.maxEntries(MOST.settings)),
  families,
  address: addressSourceSchema,
  /** Other addresses at its names are the user's own (round robin): they are no finding. */
  othersMine: v.optional(v.boolean()),
  /** The user does not want reminders of the service's confirmation. */
  unreminded: v.optional(v.boolean()),
  /** AAAA for another device of the home network: the end of its address (`::1234:5678:9abc:def0`, `/56` after it where its prefix is not /64), or its MAC address. */
  ipv6Host: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  move: v.optional(moveSchema),
});

export const commandEventSchema = v.object({ ...common, type: v.literal('command'), call: program });

/** What a watched name, which another person maintains, is to show. mine: the address of this line; given: these; any: an address, whichever. */
export const expectationSchema = v.variant('kind', [
  v.object({ kind: v.literal('mine') }),
  v.object({
    kind: v.literal('given'),
    ipv4: v.optional(v.pipe(addressText, v.ipv4())),
    ipv6: v.optional(v.pipe(addressText, v.ipv6())),
  }),
  v.object({ kind: v.literal('any') }),
]);
export type Expectation = v.InferOutput<typeof expectationSchema>;

/** A name, and no address of a page: what is written beside it would never be asked for, without a word. */
const WATCHED_NAME = /^[^\s/?#@:\\%]+\.[^\s/?#@:\\%]+$/;

/** Names that another person maintains and that are only looked up: no account, no secret, and no schedule but the DNS's own pace. */
export const watchEventSchema = v.pipe(
  v.object({
    ...identity,
    type: v.literal('watch'),
    hosts: v.pipe(
      hosts,
      v.check((all) => all.every((host) => WATCHED_NAME.test(host))),
    ),
    /** Which records are asked for. */
    families: v.pipe(
      families,
      v.check(({ ipv4, ipv6 }) => ipv4 || ipv6),
    ),
    expects: expectationSchema,
    /** Other addresses beside the expected one are wanted, too: they are no finding. */
    othersExpected: v.optional(v.boolean()),
  }),
  v.check(
    ({ families: wanted, expects }) =>
      expects.kind !== 'given' || FAMILIES.every((family) => !wanted[family] || expects[family] !== undefined),
  ),
);

/** One DNS name kept current at one service, a program to run (DiCE's イベント), or names of others that are watched. */
export const eventSchema = v.variant('type', [dnsEventSchema, commandEventSchema, watchEventSchema]);
export type DnsEvent = v.InferOutput<typeof dnsEventSchema>;
export type CommandEvent = v.InferOutput<typeof commandEventSchema>;
export type WatchEvent = v.InferOutput<typeof watchEventSchema>;
/** Has names in the DNS. */
export const hasNames = (event: SaikoroEvent): event is DnsEvent | WatchEvent => event.type !== 'command';
export type SaikoroEvent = v.InferOutput<typeof eventSchema>;
/** One that does something: it tells a service, or runs a program. */
export type ActingEvent = DnsEvent | CommandEvent;

/** What it is called: by its name, or where it has none by what it updates or runs. */
export const nameOf = (event: SaikoroEvent): string => event.name || (hasNames(event) ? (event.hosts[0] ?? '') : event.call.program);

/** It runs when the address changes, and not at its schedule's times alone. */
export const followsChange = ({ schedule }: { schedule: Schedule }): boolean => schedule.kind === 'on-change' || schedule.kind === 'every';
