import { findAddresses, isPublic, parseIpv4, parseIpv6, soleAddress } from '../../../main/net/address.ts';
import { hostProblem, toAscii } from '../../../main/net/host-name.ts';
import { judge } from '../../../main/providers/judge/judge.ts';
import type { VectorTally } from './vector-tally.ts';

type Tree = Record<string, unknown>;
/** Texts that came out otherwise than the vectors want. */
type Check = (vectors: Tree) => string[];

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
const trees = (value: unknown): Tree[] => (Array.isArray(value) ? value : []) as Tree[];
const tree = (value: unknown): Tree => (typeof value === 'object' && value !== null ? (value as Tree) : {});
const failing = (list: string[], good: (text: string) => boolean): string[] =>
  list.filter((text) => !good(text)).map((text) => JSON.stringify(text));

const outcomeOf = (status: number): string =>
  judge(
    { replies: [] },
    { status, headers: {}, body: new Uint8Array(), truncated: false },
    { hosts: ['home.example.com'], addresses: [], scope: () => undefined, now: 0, mask: (text) => text },
  ).outcome.kind;

const CHECKS: Record<string, Check> = {
  ipv4_valid: ({ accept, acceptAfterNormalising, reject, rejectWithAdjacentCharacter }) => [
    ...failing(texts(accept), (text) => parseIpv4(text) === text),
    ...failing(Object.keys(tree(acceptAfterNormalising)), (text) => parseIpv4(text) === tree(acceptAfterNormalising)[text]),
    ...failing(texts(reject), (text) => parseIpv4(text) === null),
    ...failing(
      texts(rejectWithAdjacentCharacter).flatMap((sign) => [`${sign}192.0.2.1`, `192.0.2.1${sign}`, `${sign}192.0.2.1${sign}`]),
      (text) => parseIpv4(text) === null,
    ),
  ],
  ipv4_extract: ({ cases, strict }) => [
    ...failing(
      trees(cases).map((one) => String(one.text)),
      (text) => (findAddresses(text, 'ipv4')[0] ?? null) === trees(cases).find((one) => one.text === text)?.want,
    ),
    ...trees(tree(strict).cases).flatMap(({ body, family, error, want }) => {
      const families = family === 'any' ? (['ipv4', 'ipv6'] as const) : family === 'v4' ? (['ipv4'] as const) : (['ipv6'] as const);
      const answers = families.map((each) => soleAddress(String(body), each));
      const found = tree(answers.find((answer) => 'address' in answer) ?? answers[0]);
      return found.address === want && (want !== undefined || found.error === error) ? [] : [JSON.stringify(body)];
    }),
  ],
  ipv6_valid: ({ accept, acceptMixedNotation }) =>
    failing([...texts(accept), ...texts(acceptMixedNotation)], (text) => parseIpv6(text) !== null),
  ipv6_invalid: ({ reject }) => failing(texts(reject), (text) => parseIpv6(text) === null),
  ipv6_global: ({ notGlobal, stricter }) => [
    ...failing([...texts(notGlobal), ...texts(tree(stricter).refuse)], (text) => !isPublic(text)),
    ...failing(texts(tree(stricter).accept), (text) => isPublic(text)),
  ],
  ipv4_public: ({ refuse, accept, documentation }) => [
    ...failing([...texts(refuse), ...texts(documentation)], (text) => !isPublic(text)),
    ...failing(texts(accept), (text) => isPublic(text)),
  ],
  http_status: ({ cases }) =>
    trees(cases).flatMap(({ line, ok, kind }) => {
      const got = outcomeOf(Number(String(line).split(' ')[1]));
      return ok === true || got === kind ? [] : [`${JSON.stringify(line)} (${got})`];
    }),
  host_names: ({ accept, reject, idn }) => [
    ...failing(texts(accept), (name) => hostProblem(name) === null),
    ...failing(
      trees(reject)
        .filter((one) => !String(one.why).startsWith('trailing dot'))
        .map((one) => String(one.name)),
      (name) => hostProblem(name) !== null,
    ),
    ...failing(
      trees(idn).map((one) => String(one.in)),
      (name) => toAscii(name) === trees(idn).find((one) => one.in === name)?.ascii,
    ),
  ],
};

/** Checks what is built, one rule of the file each; the rest is skipped by name. */
export const checkBehaviour = (content: Tree, say: (line: string) => void): VectorTally => {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, vectors] of Object.entries(content)) {
    if (name === 'about') continue;
    const check = CHECKS[name];
    const wrong = check?.(tree(vectors)) ?? [];
    if (check === undefined) say(`skipped: behaviour ${name} is not checked here`);
    for (const text of wrong) say(`${name} wanted otherwise for ${text}`);
    tally[check === undefined ? 'skipped' : wrong.length === 0 ? 'passed' : 'failed'] += 1;
  }
  return tally;
};
