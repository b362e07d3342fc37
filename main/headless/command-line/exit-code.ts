/** How a command ends: sysexits.h, which supervisors and scripts know. docs/command.md says when. */
export const EXIT = {
  ok: 0,
  usage: 64,
  data: 65,
  noInput: 66,
  unavailable: 69,
  software: 70,
  cannotCreate: 73,
  io: 74,
  tryLater: 75,
  notAllowed: 77,
  config: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The codes that a refused command answers with (refusal texts), where they mean something else than unfit data. */
const OF_REFUSALS: Record<string, ExitCode> = {
  'disk-full': EXIT.io,
  'disk-error': EXIT.io,
  'read-only': EXIT.config,
  'unreadable-file': EXIT.noInput,
  'control-unreadable': EXIT.software,
  'control-other-version': EXIT.tryLater,
  'control-restarting': EXIT.tryLater,
  'control-silent': EXIT.tryLater,
  'changed-meanwhile': EXIT.tryLater,
  'too-soon': EXIT.tryLater,
  'no-address': EXIT.tryLater,
  'passphrase-wrong': EXIT.notAllowed,
  'passphrase-needed': EXIT.notAllowed,
  'not-allowed': EXIT.notAllowed,
  'missing-secret': EXIT.config,
};
export const exitOf = (code: string): ExitCode => OF_REFUSALS[code] ?? EXIT.data;
