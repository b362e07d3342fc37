import type { Outcome } from '../../../preload/contract/outcome.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import type { Services } from '../../ports/dns-service.ts';
import { emptyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import type { Due } from '../limits/due.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';

/** What must stand before anything is sent; null when all is well. */
const obstacle = ({ event, send, values }: Due, services: Services, rules: AddressRules): Outcome | null => {
  const service = services.find(event.service);
  if (service === undefined) return { kind: 'not-sent', reason: 'unknown-service' };
  if (service.info.status === 'ended') return { kind: 'not-sent', reason: 'service-ended' };
  if (Object.values(send).some((address) => !isPublic(address, rules))) return { kind: 'not-sent', reason: 'reserved-address' };
  for (const { key, kind, required } of service.info.fields)
    if (required && (values[key] === undefined || values[key] === ''))
      return { kind: 'not-sent', reason: kind === 'secret' ? 'missing-secret' : 'missing-setting', setting: key };
  return null;
};

/** Why an event may not be sent now; null where it may. */
export type Admission = (due: Due) => Outcome | null;

export const createAdmission =
  ({
    services,
    rules,
    limiter,
    ledger,
  }: {
    services: Services;
    rules: AddressRules;
    limiter: Pick<RateLimiter, 'shut'>;
    ledger: Pick<Ledger, 'get'>;
  }): Admission =>
  (due) => {
    const stop = obstacle(due, services, rules);
    if (stop !== null || due.byHand) return stop;
    const isShut = limiter.shut(due, ledger.get(due.event.id) ?? emptyRecord(due.event.id));
    return isShut ? { kind: 'not-sent', reason: 'already-refused' } : null;
  };
