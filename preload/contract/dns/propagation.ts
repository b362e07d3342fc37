import * as v from 'valibot';

/** Names of one event that are looked at in one go; the others wait until they are asked for by themselves. */
export const MOST_HOSTS_LOOKED_AT = 3;

/** What one server answered for one family. */
const answerSchema = v.object({
  /** In the order of the answer, at most 16. */
  addresses: v.pipe(v.array(v.string()), v.maxLength(16)),
  /** NOERROR, NXDOMAIN, SERVFAIL… (RFC 6895 §2.3). */
  rcode: v.string(),
  /** For how many more seconds this server answers so; of "there is none" too (RFC 2308 §5). null: it says nothing of it. */
  ttl: v.nullable(v.number()),
  /** The name is an alias of this one (CNAME). */
  alias: v.nullable(v.string()),
});
export type DnsAnswer = v.InferOutput<typeof answerSchema>;

/** null: no answer; a family that is not wanted is not there. */
const answersSchema = v.object({ ipv4: v.optional(v.nullable(answerSchema)), ipv6: v.optional(v.nullable(answerSchema)) });

/**
 * What is worth saying of what the DNS shows. no-zone: no zone of this name is found. silent: none of its servers answers. intercepted: something
 * on the way answers in the servers' place (RFC 3234 §2.8). blocked: only DNS over HTTPS gets through. serials-differ: some servers hold an older
 * zone. servers-differ: they show different addresses. alias: the name is a CNAME. several: more than one address. proxied: the addresses
 * are the service's own. dnssec-broken: validating resolvers refuse the name. absent: the servers have no address. other: they show another one.
 */
export const PROPAGATION_FINDINGS = [
  'no-zone',
  'silent',
  'intercepted',
  'blocked',
  'dnssec-broken',
  'absent',
  'other',
  'serials-differ',
  'servers-differ',
  'alias',
  'several',
  'proxied',
] as const;
export type PropagationFinding = (typeof PROPAGATION_FINDINGS)[number];

/** shown: all that answered show the address of now; wait: some hold another for so many seconds; unknown: nothing can be said. */
const visibilitySchema = v.variant('kind', [
  v.object({ kind: v.literal('shown') }),
  v.object({ kind: v.literal('wait'), seconds: v.number() }),
  v.object({ kind: v.literal('unknown') }),
]);
export type Visibility = v.InferOutput<typeof visibilitySchema>;

export const hostPropagationSchema = v.object({
  host: v.string(),
  zone: v.nullable(v.string()),
  /** What it is compared with; null: not known, or the family is not wanted. */
  expected: v.object({ ipv4: v.nullable(v.string()), ipv6: v.nullable(v.string()) }),
  servers: v.array(
    v.object({
      server: v.string(),
      address: v.string(),
      serial: v.nullable(v.number()),
      authoritative: v.boolean(),
      answers: answersSchema,
    }),
  ),
  resolvers: v.array(v.object({ resolver: v.string(), over: v.picklist(['port-53', 'https']), answers: answersSchema })),
  /** How long resolvers may remember that there is no such name, in seconds (RFC 2308 §5); null: not known. */
  negativeTtl: v.nullable(v.number()),
  findings: v.array(v.picklist(PROPAGATION_FINDINGS)),
  visible: v.object({ ipv4: v.optional(visibilitySchema), ipv6: v.optional(visibilitySchema) }),
});
export type HostPropagation = v.InferOutput<typeof hostPropagationSchema>;

/** What the DNS of the world shows for an event's names. It informs, and nothing is ever sent because of it. */
export const propagationSchema = v.object({
  /** When the answers came, ms since 1970. */
  at: v.number(),
  hosts: v.array(hostPropagationSchema),
  /** Names of the event that were left out. */
  more: v.number(),
});
export type Propagation = v.InferOutput<typeof propagationSchema>;
