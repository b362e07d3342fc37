import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missSignature } from '../../providers/replay/signatures.ts';

const read = (file: string): Record<string, unknown>[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));
/** Vectors of other clients, one scheme each, and the examples that the services publish themselves. */
const vectors = [...read('signatures.json'), ...read('signatures-published.json')];
/** The service has ended: nothing is sent to it, so nothing is signed. */
const ENDED = 'cloudxns-md5';

it.each(vectors.filter(({ scheme }) => scheme !== ENDED).map((vector, at) => [`${vector.scheme} ${at}`, vector] as const))(
  '%s',
  (_, vector) => {
    expect(missSignature(vector)).toEqual([]);
  },
);
it('tells a vector that is not met', () => {
  const [first] = vectors;
  expect(missSignature({ ...first, signature: 'AAAA' })).toHaveLength(1);
  expect(missSignature({ scheme: ENDED })).toBeNull();
});
