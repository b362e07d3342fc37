import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Draft } from './draft.ts';
import type { Faults } from './fault.ts';

const isFilled = (draft: Draft, stored: readonly string[], key: string): boolean =>
  (draft.secrets[key] ?? '') !== '' ||
  String(draft.settings[key] ?? '').trim() !== '' ||
  (stored.includes(key) && !draft.removed.includes(key));

/** The way to sign in that is begun, or else the usual one; null: the service has no choice of ways, or one of them is whole. */
const lacking = (draft: Draft, info: ServiceInfo, stored: readonly string[]): { way: string[]; begun: boolean } | null => {
  const { waysIn = [] } = info;
  const count = (way: readonly string[]): number => way.filter((key) => isFilled(draft, stored, key)).length;
  if (waysIn.length === 0 || waysIn.some((way) => count(way) === way.length)) return null;
  const begun = waysIn.find((way) => count(way) > 0);
  return { way: begun ?? waysIn[0] ?? [], begun: begun !== undefined };
};

/** What is missing where a service needs one of several ways to sign in. */
export const signInFaults = (draft: Draft, info: ServiceInfo, stored: readonly string[]): Faults => {
  const lack = lacking(draft, info, stored);
  if (lack === null) return {};
  return Object.fromEntries(
    lack.way
      .filter((key) => !isFilled(draft, stored, key))
      .map((key) => [`setting:${key}`, lack.begun ? ('required' as const) : ('either' as const)]),
  );
};

/** Whether a field is needed as things stand. */
export const isDemanded = (draft: Draft, info: ServiceInfo, stored: readonly string[], key: string): boolean =>
  lacking(draft, info, stored)?.way.includes(key) ?? false;
