import type { AddressSource, DnsEvent } from '../../preload/contract/event.ts';
import type { Outcome, OutcomeKind, Reason } from '../../preload/contract/outcome.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { EventView, Trouble } from '../../preload/contract/state.ts';
import type { Draft } from '../event-form/draft.ts';
import type { TabName } from '../event-form/draft-validation.ts';

/** Where what is wrong with an event is put right; field: as the form knows it, null where no single one is at fault. */
export interface Cure {
  tab: TabName;
  field: string | null;
}

const at = (tab: TabName, field: string | null = null): Cure => ({ tab, field });
const LOG = at('log');

const TROUBLES: Record<Trouble, (source: AddressSource['kind']) => Cure> = {
  unseen: () => at('propagation'),
  beside: () => at('address'),
  'own-source': (source) => at('address', SOURCE_FIELD[source]),
  'no-source': () => at('address'),
  'sources-differ': () => at('address'),
  'line-lost': () => at('address', 'families'),
  'lacks-other': () => at('address', 'families'),
};

/** The field that names each kind of address source. */
const SOURCE_FIELD: Record<AddressSource['kind'], string | null> = {
  automatic: null,
  interface: 'interface',
  command: 'source-program',
  url: 'url',
  fixed: 'ipv4',
};

/** The secret that a refused sign-in is most likely about: the first that the service asks for. */
const secretField = (info: ServiceInfo | undefined, stored: readonly string[]): string | null => {
  const secrets = (info?.fields ?? []).filter(({ kind }) => kind === 'secret');
  const [first] = [...secrets.filter(({ key }) => stored.includes(key)), ...secrets.filter(({ required }) => required), ...secrets];
  return first === undefined ? null : `setting:${first.key}`;
};

const OF_REASON: Partial<Record<Reason, Cure>> = {
  'zone-not-found': at('general', 'hosts'),
  'record-not-found': at('general', 'hosts'),
  'host-outside-zone': at('general', 'hosts'),
  'host-is-alias': at('general', 'hosts'),
  'too-many-hosts': at('general', 'hosts'),
  'unfit-host': at('general', 'hosts'),
  'unknown-service': at('general', 'service'),
  'service-ended': at('general', 'service'),
  'closing-page': at('general', 'service'),
  'name-gone': at('general', 'service'),
  'unfit-family': at('address', 'families'),
  'reserved-address': at('address'),
  'program-not-found': at('general', 'program'),
  'program-not-started': at('general', 'program'),
};

const OF_KIND: Record<OutcomeKind, (secret: string | null) => Cure> = {
  'auth-failed': (secret) => at('general', secret),
  'bad-host': () => at('general', 'hosts'),
  'bad-config': () => at('general'),
  'not-sent': () => at('general'),
  abuse: () => LOG,
  'rate-limited': () => LOG,
  'server-error': () => LOG,
  network: () => LOG,
  'not-confirmed': () => LOG,
  updated: () => LOG,
  unchanged: () => LOG,
  verified: () => LOG,
};

const ofOutcome = ({ kind, reason, setting }: Outcome, secret: string | null): Cure => {
  if (reason === 'already-refused') return at('general', secret);
  if (setting !== undefined) return at('general', `setting:${setting}`);
  return (reason && OF_REASON[reason]) ?? OF_KIND[kind](secret);
};

const ofDns = ({ status, storedSecrets }: EventView, event: DnsEvent, info: ServiceInfo | undefined): Cure => {
  const [missing] = status.missingSecrets;
  if (missing !== undefined) return at('general', `setting:${missing}`);
  if (status.unapproved !== undefined) return at('address', SOURCE_FIELD[event.address.kind]);
  if (status.trouble !== undefined) return TROUBLES[status.trouble](event.address.kind);
  return status.outcome === null ? LOG : ofOutcome(status.outcome, secretField(info, storedSecrets));
};

/** Where the user puts right what is wrong with an event; null: nothing is that a person is told of. Pure. */
export const cureOf = (view: EventView, info: ServiceInfo | undefined): Cure | null => {
  const { event, status } = view;
  if (!event.enabled || (!status.needsYou && status.warning === undefined)) return null;
  if (event.type === 'watch') return at('propagation');
  if (event.type === 'dns') return ofDns(view, event, info);
  if (status.unapproved !== undefined) return at('general', 'program');
  return (status.outcome?.reason && OF_REASON[status.outcome.reason]) ?? LOG;
};

/** What the form has in a field, to see whether it was changed since. */
export const valueAt = (draft: Draft, field: string): string => {
  const key = field.startsWith('setting:') ? field.slice('setting:'.length) : null;
  if (key !== null) return JSON.stringify([draft.service, draft.secrets[key], draft.settings[key], draft.removed.includes(key)]);
  return JSON.stringify([draft.service, draft.hosts, draft.families, draft.address, draft.call]);
};
