import type { ServiceInfo } from '../../../preload/contract/service.ts';
import type { Refusal } from '../../state/calls.ts';
import type { TabName } from '../../state/draft-check.ts';

/** Fields main names in a refusal, as the form knows them. */
const FIELDS: Record<string, { tab: TabName; field: string }> = {
  hosts: { tab: 'general', field: 'hosts' },
  service: { tab: 'general', field: 'service' },
  program: { tab: 'general', field: 'program' },
  schedule: { tab: 'schedule', field: 'expression' },
  expression: { tab: 'schedule', field: 'expression' },
  families: { tab: 'address', field: 'families' },
};

/** Where a refusal of main belongs: beside its field where there is one, else at the foot. */
export const placeOfRefusal = ({ field, code }: Refusal, info: ServiceInfo | undefined): { tab: TabName | null; field: string | null } => {
  const known = FIELDS[field ?? (code === 'bad-cron' ? 'expression' : code === 'bad-host' ? 'hosts' : '')];
  if (known) return known;
  if (field !== undefined && info?.fields.some(({ key }) => key === field)) return { tab: 'general', field: `setting:${field}` };
  return { tab: null, field: null };
};
