import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Scope } from '../grammar/template.ts';
import type { Sending } from '../render/scope.ts';
import { tellsAll } from './echo-check.ts';
import type { Judged } from './reply-view.ts';

const UNSURE: Outcome = { kind: 'not-confirmed', reason: 'no-rule' };

/**
 * A server of the user's own may be any: given both families at once, some take one and drop the other, and answer a bare success. The
 * plug-in's default server is the one its documentation speaks of.
 */
const isUndescribed = ({ selfHosted, settings }: Plugin, { ipv4, ipv6, settings: typed }: Sending): boolean =>
  selfHosted &&
  ipv4 !== null &&
  ipv6 !== null &&
  settings.some(({ key, default: known }) => key === 'server' && known !== undefined && typed[key] !== known);

/** There a success counts only where the reply names both addresses; else neither is confirmed. */
export const sureOfFamilies = (
  judged: Judged,
  text: string,
  { plugin, sending, scope }: { plugin: Plugin; sending: Sending; scope: Scope },
): Judged => {
  if (!isUndescribed(plugin, sending) || tellsAll(text, scope)) return judged;
  const doubt = (outcome: Outcome): Outcome => (isAccepted(outcome) ? { ...outcome, ...UNSURE } : outcome);
  const { perHost } = judged;
  return {
    outcome: doubt(judged.outcome),
    ...(perHost === undefined
      ? {}
      : { perHost: Object.fromEntries(Object.entries(perHost).map(([host, outcome]) => [host, doubt(outcome)])) }),
  };
};
