import fc from 'fast-check';
import type { Plugin } from '../../../main/providers/grammar/plugin.ts';
import type { Replies } from '../../../main/providers/grammar/reply.ts';

/** A reply of a far side that is hostile, broken, or somebody else's. */
export interface Hostile {
  status: number;
  body: string;
}

/** The addresses of every job here, and one that was never sent. */
export const IPV4 = '192.0.2.10';
export const IPV6 = '2001:db8::10';
const OTHER = '198.51.100.7';

const PAGES = [
  '<html><body>It works!</body></html>',
  '<!DOCTYPE html><html><head><title>Welcome, good guest! OK</title></head><body>Free Wi-Fi: status=0 SUCCESS</body></html>',
  `<html><body>Your address is ${IPV4}</body></html>`,
  '<?xml version="1.0"?><error>denied</error>',
  '<?xml version="1.0"?><methodResponse><fault><value>no</value></fault></methodResponse>',
];

export const REFUSALS = [
  'badauth',
  'nohost',
  'notfqdn',
  'numhost',
  'abuse',
  'badagent',
  '!donator',
  '!yours',
  'dnserr',
  '911',
  'KO',
  'NG',
  'no',
  'fail',
  'failed',
  'FAILURE',
  'error',
  'ERROR: denied',
  'Error 401',
  'denied',
  'not updated',
  'no success',
  'unsuccessful',
  'not ok',
  'nothing changed: invalid token',
  'Could not update',
  'update failed',
  'Unauthorized',
  'Authentication failed',
  '-1',
  '500',
  'null',
];

const TREES = [
  'true',
  'false',
  '""',
  '[]',
  '{}',
  '[{}]',
  '[[]]',
  '{"success":false}',
  '{"success":"false"}',
  '{"success":0}',
  '{"success":false,"errors":[{"code":9999,"message":"no"}],"result":null}',
  '{"ok":false,"error":"denied"}',
  '{"result":null}',
  '{"result":false}',
  '{"result":"error","msg":"denied"}',
  '{"status":"error"}',
  '{"status":"fail","message":"denied"}',
  '{"status":403}',
  '{"status":{"code":"-1","message":"denied"}}',
  '{"code":-1}',
  '{"code":"ERROR","message":"denied"}',
  '{"error":"denied"}',
  '{"error":{"code":403,"message":"denied"}}',
  '{"errors":["denied"]}',
  '{"message":"denied"}',
  '{"data":null}',
  '{"data":[]}',
  '{"records":[]}',
  '{"Response":{"Error":{"Code":"AuthFailure","Message":"denied"},"RequestId":"q"}}',
  '{"RequestId":"q"}',
  '{"RequestId":"q","Code":"Forbidden"}',
];

/** The address that was sent, alone or in what says nothing else. */
const ECHOES = [IPV4, `${IPV4}\n`, IPV6, `${IPV4} ${IPV6}`, `"${IPV4}"`, `{"ip":"${IPV4}"}`, `[{"address":"${IPV4}"}]`, OTHER];

const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);
const isSuccess = (is: string): boolean => is === 'updated' || is === 'unchanged';

/** Every rule that calls something a success, wherever a plug-in has it. */
export const successRules = (plugin: Plugin): Exclude<Replies[number], { words: unknown }>[] => {
  const all = [plugin.replies, ...(plugin.steps ?? []).map(({ replies }) => replies)].flat();
  return all.flatMap((rule) => {
    if (!('words' in rule)) return isSuccess(rule.is) ? [rule] : [];
    const words = Object.keys(rule.words).filter((word) => isSuccess(rule.words[word] ?? ''));
    return words.length === 0 ? [] : [{ firstWord: words, is: 'updated' as const }];
  });
};

/** The words that some service calls a success. */
export const successWords = (plugins: readonly Plugin[]): string[] => [
  ...new Set(
    plugins
      .flatMap(successRules)
      .flatMap(({ firstWord, equals, startsWith, contains, line }) =>
        [
          ...asList(firstWord),
          ...asList(equals),
          ...asList(startsWith),
          ...asList(contains),
          ...asList(line?.equals),
          ...asList(line?.startsWith),
        ]
          .map((text) => text.trim())
          .filter((text) => text !== ''),
      ),
  ),
];

/** Values that stand somewhere in JSON, under names that services use. */
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<unknown>('OK', 'ok', 'good', 'success', 'error', '', IPV4, OTHER, 0, 1, 200, 403, -1, true, false, null),
    fc.array(tie('node'), { maxLength: 2 }),
    fc.dictionary(
      fc.constantFrom(
        'status',
        'code',
        'result',
        'success',
        'error',
        'errors',
        'message',
        'data',
        'record',
        'records',
        'id',
        'content',
        'ip',
      ),
      tie('node'),
      { maxKeys: 3 },
    ),
  ),
})).node;

/** A word that another text makes say something else. */
const twisted = (word: string): string[] => [
  word,
  `${word} ${IPV4}`,
  `not ${word}`,
  `un${word}`,
  `no ${word}`,
  `error: ${word} denied`,
  `${word}less`,
];

/** Any reply that is nobody's: words of others, refusals, pages, trees, echoes, noise, at any status; `own` words more often, as they are or twisted. */
export const hostileReply = (words: readonly string[], own: readonly string[]): fc.Arbitrary<Hostile> =>
  fc.record({
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(200, 201, 202, 204) },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
    ),
    body: fc.oneof(
      fc.constantFrom('', ' ', '\n', '0', '1', ...PAGES),
      fc.constantFrom(...REFUSALS),
      fc.constantFrom(...TREES),
      fc.constantFrom(...ECHOES),
      fc.constantFrom(...words.flatMap(twisted)),
      fc.constantFrom(...(own.length === 0 ? words : own).flatMap(twisted)),
      tree.map((value) => JSON.stringify(value)),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
  });
