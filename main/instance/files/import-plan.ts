import { type Channel, MOST_CHANNELS } from '../../../preload/contract/channel.ts';
import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { wishesOf } from '../../engine/approvals/approvals.ts';
import { isTooOften } from '../../engine/planning/schedule.ts';
import type { SecretValues } from '../../store/secrets/sealed-secrets.ts';
import type { Skipped } from '../../store/settings/transfer.ts';

export interface ImportPlan {
  /** To be added, under ids that are free here. */
  events: SaikoroEvent[];
  secrets: SecretValues;
  skipped: Skipped[];
  /** Names of those that would run a program, ask a host of their own for the address, or run every few seconds: they come switched off. */
  switchedOff: string[];
  /** Names of those whose service has ended: they come switched off as well. */
  ended: string[];
}

/** Channels of a file that are not here yet, under ids that are free, and off: their secrets stayed behind, and a program wants leave. */
export const planChannels = (found: readonly Channel[], existing: readonly Channel[], newId: () => string): Channel[] => {
  const sign = ({ kind, name, settings }: Channel): string => JSON.stringify([kind, name, Object.entries(settings).sort()]);
  const known = new Set(existing.map(sign));
  return found
    .filter((channel) => !known.has(sign(channel)))
    .slice(0, Math.max(0, MOST_CHANNELS - existing.length))
    .map((channel) => ({ ...channel, id: `channel-${newId()}`, enabled: false, events: null }));
};

const namesOf = ({ hosts }: { hosts: readonly string[] }): string[] => hosts.map((host) => host.toLowerCase().replace(/\.$/, '')).sort();

/** Events that do the same thing have the same sign. */
const signOf = (event: SaikoroEvent): string =>
  event.type === 'dns'
    ? JSON.stringify([event.service, namesOf(event)])
    : event.type === 'watch'
      ? JSON.stringify([event.type, namesOf(event), event.families, event.expects])
      : JSON.stringify([event.call.program, event.call.args, event.schedule]);

/** A program or a host that only the user may name, or a service asked more often than is decent. */
const wantsLook = (event: SaikoroEvent): boolean =>
  wishesOf(event, { kind: 'automatic' }).length > 0 || (event.type !== 'watch' && isTooOften(event.schedule));

/** A move goes on between events of the file, under their ids here; one from elsewhere would switch off an event that is another's. */
const withMove = (event: SaikoroEvent, ids: ReadonlyMap<string, string>): SaikoroEvent => {
  if (event.type !== 'dns' || event.move === undefined) return event;
  const { move, ...rest } = event;
  const from = ids.get(move.from);
  return from === undefined ? rest : { ...rest, move: { ...move, from } };
};

/** What an import adds: no event and no id twice, and no program from the file runs before the user has enabled it. */
export const planImport = (options: {
  found: readonly SaikoroEvent[];
  existing: readonly SaikoroEvent[];
  secrets: SecretValues;
  newId: () => string;
  isEnded: (service: string) => boolean;
}): ImportPlan => {
  const { found, existing, secrets, newId, isEnded } = options;
  const signs = new Set(existing.map(signOf));
  const ids = new Set(existing.map(({ id }) => id));
  const renamed = new Map<string, string>();
  const plan: ImportPlan = { events: [], secrets: new Map(), skipped: [], switchedOff: [], ended: [] };
  for (const event of found) {
    const sign = signOf(event);
    if (signs.has(sign)) {
      plan.skipped.push({ name: nameOf(event), code: 'duplicate' });
      continue;
    }
    signs.add(sign);
    let id = event.id;
    while (ids.has(id)) id = newId();
    ids.add(id);
    renamed.set(event.id, id);
    const over = event.type === 'dns' && isEnded(event.service);
    if (over) plan.ended.push(nameOf(event));
    else if (wantsLook(event) && event.enabled) plan.switchedOff.push(nameOf(event));
    plan.events.push({ ...event, id, enabled: event.enabled && !over && !wantsLook(event) });
    const values = secrets.get(event.id);
    if (values !== undefined) plan.secrets.set(id, values);
  }
  return { ...plan, events: plan.events.map((event) => withMove(event, renamed)) };
};
