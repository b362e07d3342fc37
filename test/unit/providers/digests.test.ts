import { expect, it } from 'vitest';
import { md5Hex, sha1Hex } from '../../../main/providers/code/sign/digest.ts';

it.each([
  ['DuiaDNS', md5Hex('pass1'), 'a722c63db8ec8625af6cf71cb8c2d939'],
  ['FreeDNS', sha1Hex('user1|pass1'), '896a44bdcdddcffb978579068afb1f42668e816f'],
  ['beyond ASCII', md5Hex('pä'), md5Hex('p\u00e4')],
])('%s gets the digest it wants', (_, got, wanted) => {
  expect(got).toBe(wanted);
});
