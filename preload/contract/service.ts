import * as v from 'valibot';

/** A text a plug-in shows: both languages, always. */
export const bilingualSchema = v.object({ ja: v.string(), en: v.string() });
export type Bilingual = v.InferOutput<typeof bilingualSchema>;

/** The key of a choice that says how both families travel: apart, myip6 (always both, IPv6 under a name of its own), or as the service has it. */
export const BOTH_FAMILIES = 'bothFamilies';
/** The key of a number that says how many hosts one request may carry, and what it may be. */
export const HOSTS_PER_REQUEST = { key: 'hostsPerRequest', least: 1, most: 1000 } as const;

/** One field a plug-in asks for; the form is drawn from these. */
export const fieldSchema = v.object({
  key: v.string(),
  kind: v.picklist(['text', 'secret', 'hostname', 'url', 'number', 'switch', 'choice']),
  label: bilingualSchema,
  help: v.optional(bilingualSchema),
  placeholder: v.optional(v.string()),
  required: v.boolean(),
  /** Shown under "more options". */
  advanced: v.optional(v.boolean()),
  choices: v.optional(v.array(v.object({ value: v.string(), label: bilingualSchema }))),
  default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
});
export type Field = v.InferOutput<typeof fieldSchema>;

/** What an update does with other addresses of the name, where that is known. */
export const NEIGHBOURS = ['told', 'replaced'] as const;
export type Neighbours = (typeof NEIGHBOURS)[number];

/** What the window knows of a service. */
export const serviceInfoSchema = v.object({
  id: v.string(),
  name: v.string(),
  nameJa: v.optional(v.string()),
  homepage: v.string(),
  /** Where the user finds the token or password. */
  credentialsPage: v.optional(v.string()),
  signUpPage: v.optional(v.string()),
  /** Where the service tells of its own faults and maintenance. */
  statusPage: v.optional(v.string()),
  /** Days after which the user has to confirm something at `confirmPage`, or the service takes the name away. */
  confirmEveryDays: v.optional(v.number()),
  confirmPage: v.optional(v.string()),
  /** live: usable; ended: kept only to move an old event on. */
  status: v.picklist(['live', 'ended']),
  /** ended: since when, where that is known (a year, a month or a day, as in 2024-01-22), who says so, and the hosts its updates went to. */
  ended: v.optional(v.object({ on: v.optional(v.string()), source: v.optional(v.string()), hosts: v.array(v.string()) })),
  /** For ended services: what to do instead. */
  advice: v.optional(bilingualSchema),
  /** Services to move on to. */
  successors: v.optional(v.array(v.string())),
  country: v.optional(v.string()),
  ipv4: v.boolean(),
  ipv6: v.boolean(),
  /** Suffixes of the host names this service gives out, e.g. f5.si. */
  suffixes: v.array(v.string()),
  /** Example of a host name, for the placeholder. */
  hostExample: v.string(),
  fields: v.array(fieldSchema),
  /** Keys of fields, set by set: one whole set is needed to sign in, the first is the usual one. Absent: what is needed is required. */
  waysIn: v.optional(v.array(v.array(v.string()))),
  /** Days after which an unchanged address is sent again by default; null: never. */
  refreshDays: v.nullable(v.number()),
  maxHosts: v.number(),
  /** Other addresses of a name: told (they are read, named, and left as they are) or replaced by an update; absent: not known. */
  neighbours: v.optional(v.picklist(NEIGHBOURS)),
  quality: v.picklist(['verified', 'tested', 'installed']),
});
export type ServiceInfo = v.InferOutput<typeof serviceInfoSchema>;
