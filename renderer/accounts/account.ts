import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { EventView } from '../../preload/contract/state.ts';

/** Where a user name is asked for but may be left out. */
const NAMES = new Set(['username', 'email']);

/**
 * Whether two events sign in alike: at one service and server, by one user name. Without a user name only their passwords could tell, which are
 * not known here; nor is the server where it stands in an address that is kept like a password.
 */
export const isOneAccount = ({ fields }: ServiceInfo, one: EventView, other: EventView): boolean => {
  if (one.event.type !== 'dns' || other.event.type !== 'dns' || one.event.service !== other.event.service) return false;
  const [a, b] = [one.event.settings, other.event.settings];
  if (fields.some(({ key, kind }) => kind === 'secret' && key === 'url')) return false;
  const names = fields.filter(({ key, kind, required }) => kind === 'text' && (required || NAMES.has(key)) && (a[key] ?? '') !== '');
  return names.length > 0 && ['server', ...names.map(({ key }) => key)].every((key) => (a[key] ?? '') === (b[key] ?? ''));
};
