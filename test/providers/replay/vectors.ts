import { checkBehaviour } from './behaviour.ts';
import { missSignature } from './signatures.ts';
import type { VectorTally } from './vector-tally.ts';

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const checkSignatures = (vectors: readonly Record<string, unknown>[], say: (line: string) => void): VectorTally => {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const absent = new Set<string>();
  for (const [at, vector] of vectors.entries()) {
    const misses = missSignature(vector);
    if (misses === null) absent.add(String(vector.scheme));
    for (const miss of misses ?? []) say(`${vector.scheme} ${at} ${miss}`);
    tally[misses === null ? 'skipped' : misses.length === 0 ? 'passed' : 'failed'] += 1;
  }
  for (const scheme of absent) say(`skipped: signature ${scheme} is not there`);
  return tally;
};

/** Vectors that are no wire cases: signatures.json is a list with schemes, behaviour.json a tree of rules. */
export const checkVectors = async (content: unknown, say: (line: string) => void): Promise<VectorTally> => {
  if (Array.isArray(content) && content.every((one) => isTree(one) && 'scheme' in one)) return checkSignatures(content, say);
  if (isTree(content) && 'ipv4_valid' in content) return checkBehaviour(content, say);
  throw new Error('neither wire cases, signatures nor behaviour vectors');
};
