import { describe, expect, it } from 'vitest';
import { connectError } from '../../../../main/platform/sockets/connect-error.ts';

const failed = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });
const codeOf = (codes: string[], tried: (4 | 6)[], line: (4 | 6)[]): string | undefined =>
  (connectError(codes.map(failed), new Set(tried), (family) => line.includes(family)) as NodeJS.ErrnoException | undefined)?.code;

describe('why no connection came about', () => {
  it.each([
    ['a refusal before a family that is lacking', ['ENETUNREACH', 'ECONNREFUSED'], [6, 4], [4], 'ECONNREFUSED'],
    ['no way at all, where neither family has one', ['ENETUNREACH', 'ENETUNREACH'], [6, 4], [4], 'ENETUNREACH'],
    ['IPv6 that the line lacks, where the name has nothing else', ['ENETUNREACH'], [6], [4], 'NO_IPV6'],
    ['IPv4 that the line lacks, where the name has nothing else', ['ENETUNREACH'], [4], [6], 'NO_IPV4'],
    ['no way at all, where the computer has no address', ['ENETUNREACH'], [4], [], 'ENETUNREACH'],
    ['no way at all, where the family is there and leads nowhere', ['ENETUNREACH'], [4], [4, 6], 'ENETUNREACH'],
    ['nothing, where nothing was tried', [], [], [4], undefined],
  ] as const)('is %s', (_, codes, tried, line, said) => {
    expect(codeOf([...codes], [...tried], [...line])).toBe(said);
  });
});
