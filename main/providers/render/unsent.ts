import { isAccepted, type Outcome, type OutcomeKind, type Reason } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';

/** Something stood in the way before a request could be made. */
export const notSent = (reason: Reason, setting?: string): Outcome => ({
  kind: 'not-sent',
  reason,
  ...(setting === undefined ? {} : { setting }),
});

/** What a plug-in's code calls an obstacle without saying more. */
const OBSTACLES: Partial<Record<OutcomeKind, Reason>> = { 'bad-host': 'unfit-host' };

/** The outcome of an attempt in which nothing left. Who was not asked refused nothing, whatever the plug-in's code calls it. */
export const asUnsent = (outcome: Outcome): Outcome =>
  isAccepted(outcome) || outcome.kind === 'not-sent'
    ? outcome
    : notSent(outcome.reason ?? OBSTACLES[outcome.kind] ?? 'unfit-setting', outcome.setting);

/** The same for the whole of a job. */
export const allUnsent = ({ outcome, perHost, perFamily, parts, ...rest }: JobResult): JobResult => ({
  ...rest,
  outcome: asUnsent(outcome),
  ...(perHost === undefined ? {} : { perHost: Object.fromEntries(Object.entries(perHost).map(([host, one]) => [host, asUnsent(one)])) }),
  ...(perFamily === undefined
    ? {}
    : {
        perFamily: {
          ...(perFamily.ipv4 === undefined ? {} : { ipv4: asUnsent(perFamily.ipv4) }),
          ...(perFamily.ipv6 === undefined ? {} : { ipv6: asUnsent(perFamily.ipv6) }),
        },
      }),
  ...(parts === undefined ? {} : { parts: parts.map((part) => ({ ...part, outcome: asUnsent(part.outcome) })) }),
});
