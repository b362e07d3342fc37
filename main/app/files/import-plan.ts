import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { wishesOf } from '../../engine/approvals/approvals.ts';
import { isTooOften } from '../../engine/updates/schedule.ts';
import type { SecretValues } from '../../store/secrets/sealed-secrets.ts';
import type { Skipped } from '../../store/settings/transfer.ts';

export interface ImportPlan {
  /** To be added, under ids that are free here. */
  events: SaikoroEvent[];
  secrets: SecretValues;
  skipped: Skipped[];
  /** Names of those that would run a program, ask a host of their own for the address, or run every few seconds: they come switched off. */
  switchedOff: string[];
}

/** Events that do the same thing have the same sign. */
const signOf = (event: SaikoroEvent): string =>
  event.type === 'dns'
    ? JSON.stringify([event.service, event.hosts.map((host) => host.toLowerCase().replace(/\.$/, '')).sort()])
    : JSON.stringify([event.call.program, event.call.args, event.schedule]);

/** A program or a host that only the user may name, or a service asked more often than is decent. */
const wantsLook = (event: SaikoroEvent): boolean => wishesOf(event, { kind: 'automatic' }).length > 0 || isTooOften(event.schedule);

/** What an import adds to what is there: no event twice, no id twice, and no program of a stranger run unseen. */
export const planImport = (options: {
  found: readonly SaikoroEvent[];
  existing: readonly SaikoroEvent[];
  secrets: SecretValues;
  newId: () => string;
}): ImportPlan => {
  const { found, existing, secrets, newId } = options;
  const signs = new Set(existing.map(signOf));
  const ids = new Set(existing.map(({ id }) => id));
  const plan: ImportPlan = { events: [], secrets: new Map(), skipped: [], switchedOff: [] };
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
    if (wantsLook(event) && event.enabled) plan.switchedOff.push(nameOf(event));
    plan.events.push({ ...event, id, enabled: event.enabled && !wantsLook(event) });
    const values = secrets.get(event.id);
    if (values !== undefined) plan.secrets.set(id, values);
  }
  return plan;
};
