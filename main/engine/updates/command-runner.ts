import { type CommandEvent, type Family, nameOf } from '../../../preload/contract/event.ts';
import { isAccepted, NOT_RUN_IN_PRACTICE, type Outcome } from '../../../preload/contract/outcome.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ProgramResult, Programs } from '../../ports/programs.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { emptyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import { afterOutcome } from './retry-policy.ts';

const OUTPUT_BYTES = 8192;

/** Of a program that did not end well; what never started did nothing. */
const FAILURES: Record<ProgramResult['ended'], Outcome> = {
  exit: { kind: 'not-confirmed', reason: 'program-failed' },
  timeout: { kind: 'not-confirmed', reason: 'program-timeout' },
  'not-found': { kind: 'not-sent', reason: 'program-not-found' },
  failed: { kind: 'not-sent', reason: 'program-not-started' },
  practice: NOT_RUN_IN_PRACTICE,
};

/** DiCE's コマンド実行: a program with arguments, no shell; it sees the addresses in its environment. */
export const runCommand = async (
  event: CommandEvent,
  addresses: Record<Family, string | null>,
  {
    programs,
    ledger,
    journal,
    clock,
    hideSecrets,
  }: { programs: Programs; ledger: Ledger; journal: Journal; clock: Clock; hideSecrets: (text: string) => string },
): Promise<Outcome> => {
  const { program, args, timeoutSeconds } = event.call;
  const startedAt = clock.monotonic();
  const result = await programs.run({
    program,
    args,
    env: { SAIKORO_EVENT: event.name, SAIKORO_EVENT_ID: event.id, SAIKORO_IPV4: addresses.ipv4 ?? '', SAIKORO_IPV6: addresses.ipv6 ?? '' },
    timeoutMs: timeoutSeconds * 1000,
    maxBytes: OUTPUT_BYTES,
  });
  // A program that fails is run again at its next time, not in between: what it did half may not bear repeating.
  const outcome: Outcome = result.ended === 'exit' && result.exitCode === 0 ? { kind: 'updated' } : FAILURES[result.ended];
  const now = clock.now();
  const record = ledger.get(event.id) ?? emptyRecord(event.id);
  const after = afterOutcome(record.ipv4, outcome, { now, random: 0.5, minIntervalMs: 0 });
  ledger.put(
    {
      ...record,
      ranAt: now,
      ipv4: {
        ...after,
        stopped: false,
        notBefore: null,
        tried: addresses.ipv4,
        triedAt: now,
        accepted: addresses.ipv4,
        ...(isAccepted(outcome) ? { acceptedAt: now } : {}),
      },
      ipv6: { ...record.ipv6, accepted: addresses.ipv6 },
    },
    { sync: true },
  );
  journal.add({
    kind: 'command',
    event: event.id,
    name: nameOf(event),
    outcome: outcome.kind,
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    exitCode: result.exitCode,
    output: hideSecrets(result.output),
    tookMs: Math.round(clock.monotonic() - startedAt),
  });
  return outcome;
};
