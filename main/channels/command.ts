import { NOT_RUN_IN_PRACTICE, type Outcome } from '../../preload/contract/outcome.ts';
import type { ProgramResult, Programs } from '../ports/programs.ts';
import { parseTemplate, slotsOf } from '../providers/grammar/template.ts';
import { notSent } from '../providers/render/unsent.ts';
import { lines, MESSAGE_NAMES, type Message, oneLine, valuesOf } from './message.ts';
import type { Settings } from './request.ts';
import type { Sent } from './send-http.ts';

const PATIENCE_MS = 60_000;
const MOST_OUTPUT = 8192;
const LONGEST = { longest: 10_000, levels: undefined };

/** The program and its arguments as the user wrote them, one a line: what leave is given for. */
export const callOf = (settings: Settings): { program: string; args: string[] } => ({
  program: String(settings.program ?? '').trim(),
  args: String(settings.args ?? '')
    .split(/\r?\n/)
    .filter((line) => line !== ''),
});

/** A place of an argument that stands for nothing; null: all are known. */
export const unknownPlace = (settings: Settings): string | null => {
  for (const arg of callOf(settings).args) {
    const parsed = parseTemplate(arg);
    if (!parsed.ok) return arg.slice(parsed.at, parsed.at + 12);
    const unknown = slotsOf(parsed.template).find(({ name }) => !(MESSAGE_NAMES as readonly string[]).includes(name));
    if (unknown !== undefined) return `{${unknown.name}}`;
  }
  return null;
};

/** Put into an argument a text is a text: no program shall take a name for an option of its own. */
const inArgument = (arg: string, values: ReturnType<typeof valuesOf>): string => {
  const parsed = parseTemplate(arg);
  if (!parsed.ok) return arg;
  const filled = parsed.template.parts.map((part) => (typeof part === 'string' ? part : String(values[part.name] ?? part.fallback ?? '')));
  const text = filled.join('');
  return typeof parsed.template.parts[0] !== 'string' && text.startsWith('-') ? ` ${text}` : text;
};

const FAILURES: Record<ProgramResult['ended'], Outcome> = {
  exit: { kind: 'not-confirmed', reason: 'program-failed' },
  timeout: { kind: 'not-confirmed', reason: 'program-timeout' },
  'not-found': notSent('program-not-found'),
  failed: notSent('program-not-started'),
  practice: NOT_RUN_IN_PRACTICE,
};

/** One message through a program of the user's, without a shell: in its arguments, and in its environment. */
export const runProgram = async (
  settings: Settings,
  message: Message,
  { programs, hideSecrets }: { programs: Programs; hideSecrets: (text: string) => string },
): Promise<Sent> => {
  const { program, args } = callOf(settings);
  const values = valuesOf(message, LONGEST);
  const filled = args.map((arg) => inArgument(arg, values));
  const result = await programs.run({
    program,
    args: filled,
    env: {
      SAIKORO_TITLE: oneLine(message.title),
      SAIKORO_TEXT: lines(message.text),
      SAIKORO_SEVERITY: message.severity,
      SAIKORO_HOSTS: message.hosts.join(','),
      SAIKORO_ADDRESS: message.address,
      SAIKORO_TIME: new Date(message.at).toISOString(),
      SAIKORO_COUNT: String(message.count),
    },
    timeoutMs: PATIENCE_MS,
    maxBytes: MOST_OUTPUT,
  });
  const outcome: Outcome = result.ended === 'exit' && result.exitCode === 0 ? { kind: 'updated' } : FAILURES[result.ended];
  const text = hideSecrets(result.output);
  const request = [program, ...filled].map((one) => JSON.stringify(one)).join(' ');
  const reply = { status: result.exitCode, text };
  return {
    outcome: outcome.kind === 'not-confirmed' && text.trim() !== '' ? { ...outcome, excerpt: oneLine(text).slice(0, 200) } : outcome,
    exchanges: result.ended === 'exit' || result.ended === 'timeout' ? [{ transport: 'http', request, headers: [], sent: '', reply }] : [],
  };
};
