import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { TabName } from '../event-form/draft-validation.ts';
import type { Refusal } from '../store/ipc.ts';

/** Fields main names in a refusal, as the form knows them. */
const FIELDS: Record<string, { tab: TabName; field: string }> = {
  hosts: { tab: 'general', field: 'hosts' },
  service: { tab: 'general', field: 'service' },
  program: { tab: 'general', field: 'program' },
  schedule: { tab: 'schedule', field: 'expression' },
  expression: { tab: 'schedule', field: 'expression' },
  families: { tab: 'address', field: 'families' },
  address: { tab: 'address', field: 'ipv4' },
  ipv4: { tab: 'general', field: 'ipv4' },
  ipv6: { tab: 'general', field: 'ipv6' },
  ipv6Host: { tab: 'address', field: 'ipv6Host' },
};

/** Codes whose field is a key of the plug-in, whatever it is called. */
const OF_SETTINGS = ['missing-setting', 'missing-secret', 'secret-again'];

/** Where a refusal of main belongs: beside its field where there is one, else at the foot. */
export const placeOfRefusal = ({ field, code }: Refusal, info: ServiceInfo | undefined): { tab: TabName | null; field: string | null } => {
  const ofService = field !== undefined && info?.fields.some(({ key }) => key === field);
  if (ofService && OF_SETTINGS.includes(code)) return { tab: 'general', field: `setting:${field}` };
  return FIELDS[field ?? ''] ?? { tab: null, field: null };
};
