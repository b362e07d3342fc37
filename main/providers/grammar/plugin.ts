import * as v from 'valibot';
import { fieldSchema } from '../../../preload/contract/service.ts';
import { computedSchema } from './computed.ts';
import { FORMS, type Form } from './formats.ts';
import { pointer, repliesSchema, stepReplySchema } from './reply.ts';
import { requestsSchema, valueSchema, whenSchema } from './request.ts';
import { strict } from './shape.ts';
import { GRAMMAR } from './versions.ts';

const formed = (form: Form) => v.pipe(v.string(), v.regex(FORMS[form].pattern, form));

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));

/** A text in both languages. */
const bilingual = (most: number) => strict({ ja: text(most), en: text(most) });

const https = v.pipe(v.string(), v.maxLength(500), v.regex(FORMS.https.pattern, 'https'));

const page = v.pipe(v.string(), v.maxLength(200), v.regex(FORMS.page.pattern, 'page'));

const whole = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));

const seconds = whole(1, 604_800);

const choiceSchema = strict({ value: v.pipe(v.string(), v.maxLength(200)), label: bilingual(80) });

const settingSchema = strict({
  ...fieldSchema.entries,
  key: formed('key'),
  label: bilingual(80),
  help: v.optional(bilingual(400)),
  placeholder: v.optional(v.pipe(v.string(), v.maxLength(200))),
  choices: v.optional(v.pipe(v.array(choiceSchema), v.minLength(1), v.maxLength(50))),
});

const limitsSchema = strict({
  minIntervalSeconds: v.optional(seconds, 60),
  refreshDays: v.optional(v.nullable(whole(1, 366)), null),
  together: v.optional(v.picklist(['no', 'allowed', 'required']), 'no'),
  maxHosts: v.optional(whole(1, 100), 1),
  sourceAddressOnly: v.optional(v.boolean(), false),
  inDns: v.optional(v.boolean(), true),
  /** The most updates of one host that leave by themselves. */
  hostBudget: v.optional(strict({ perHour: whole(1, 3600), perDay: whole(1, 3600) }), { perHour: 6, perDay: 24 }),
  /** Least seconds between two requests for one account, whatever hosts they carry. */
  perAccountSeconds: v.optional(whole(0, 86_400), 0),
  /** Requests for one account within so many seconds. */
  accountBudget: v.optional(v.nullable(strict({ count: whole(1, 100_000), perSeconds: seconds })), null),
});

const stepSchema = strict({
  /** Else it is passed over. */
  when: v.optional(whenSchema),
  request: requestsSchema,
  ...stepReplySchema,
});

export type StepSpec = v.InferOutput<typeof stepSchema>;

/** When a service ended, as far as it is known, who says so, and the hosts its updates went to. */
const endedSchema = strict({
  on: v.optional(formed('date')),
  source: v.optional(page),
  hosts: v.optional(v.pipe(v.array(formed('suffix')), v.maxLength(20)), []),
});

export const pluginSchema = strict({
  $schema: v.literal(GRAMMAR),
  id: formed('id'),
  name: text(80),
  nameJa: v.optional(text(80)),
  homepage: https,
  credentialsPage: v.optional(https),
  signUpPage: v.optional(page),
  /** Where the service tells of its own faults and maintenance. */
  statusPage: v.optional(page),
  /** Days after which a person has to confirm something there, or the name is taken away. */
  confirmEveryDays: v.optional(whole(1, 400)),
  confirmPage: v.optional(page),
  country: v.optional(formed('country')),
  status: v.optional(v.picklist(['live', 'ended']), 'live'),
  ended: v.optional(endedSchema),
  advice: v.optional(bilingual(500)),
  successors: v.optional(v.pipe(v.array(v.string()), v.maxLength(20))),
  suffixes: v.optional(v.pipe(v.array(formed('suffix')), v.maxLength(50)), []),
  hostExample: v.optional(text(253), 'home.example.com'),
  quality: v.optional(v.picklist(['verified', 'tested', 'installed']), 'tested'),
  /** The one host that receives data. */
  host: v.optional(valueSchema),
  /** The host comes from a setting: private peers are allowed. */
  selfHosted: v.optional(v.boolean(), false),
  /** Why this service is talked to without TLS, where that cannot be helped. */
  plainHttp: v.optional(bilingual(500)),
  ipv4: v.optional(v.boolean(), true),
  ipv6: v.optional(v.boolean(), false),
  limits: v.optional(limitsSchema, {}),
  settings: v.optional(v.pipe(v.array(settingSchema), v.maxLength(20)), []),
  /** Values made for each request: times, digests, signatures. */
  computed: v.optional(computedSchema, {}),
  request: v.optional(requestsSchema),
  replies: v.optional(repliesSchema, []),
  steps: v.optional(v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(4))),
  /** Built-in TypeScript of this name does the update. Never in an installed plug-in. */
  code: v.optional(formed('code')),
  /** Of the reply, as the Encoding Standard names it; UTF-8 unless given. */
  charset: v.optional(v.picklist(['utf-8', 'euc-jp', 'shift_jis', 'iso-8859-1', 'windows-1252'])),
  /** The reply wraps its words in HTML: tags are taken out before it is read. */
  dropTags: v.optional(v.boolean(), false),
  /** Each family has a key, record or server of its own: what stops one does not stop the other. */
  familiesApart: v.optional(v.boolean(), false),
  /** Where a JSON reply says in words what went wrong, unless a rule knows better. */
  excerptAt: v.optional(pointer),
  /** What stands between the hosts where all of them are one text. */
  hostsBetween: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(3)), ','),
  /** Cookies of a reply go back with the later steps of the same run. */
  cookies: v.optional(v.boolean(), false),
  /** The reply has one line for each host, in their order. */
  perHostLines: v.optional(v.boolean(), false),
});

export type Plugin = v.InferOutput<typeof pluginSchema>;
