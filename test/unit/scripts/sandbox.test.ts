import { describe, expect, it } from 'vitest';
import { sandboxFlags, sandboxLacks, sandboxWord } from '../../../scripts/sandbox.mjs';

const ELECTRON = '/nowhere/electron/electron';
const linux = { platform: 'linux' as const, uid: 1000 };
const kernel = (name: string, value: number) => (asked: string) => (asked === name ? value : undefined);

describe("the window's sandbox", () => {
  it('stays on for an ordinary user, without a word', () => {
    expect(sandboxFlags(ELECTRON, { ...linux, says: () => undefined })).toEqual([]);
    expect(sandboxWord(ELECTRON, { ...linux, says: () => undefined })).toBeUndefined();
    expect(sandboxLacks(ELECTRON, { platform: 'darwin', uid: 0 })).toBeNull();
  });

  it('is off for root, and that is said with the way to have it', () => {
    const means = { ...linux, uid: 0 };
    expect(sandboxFlags(ELECTRON, means)).toEqual(['--no-sandbox']);
    expect(sandboxWord(ELECTRON, means)).toMatchObject({
      en: expect.stringMatching(/--no-sandbox.*root.*ordinary user/),
      ja: expect.stringMatching(/--no-sandbox.*root.*一般ユーザー/),
    });
  });

  it.for([
    ['kernel/apparmor_restrict_unprivileged_userns', 1],
    ['kernel/unprivileged_userns_clone', 0],
    ['user/max_user_namespaces', 0],
  ] as const)('is off where %s is %i, and the commands that mend it are said', ([name, value]) => {
    const means = { ...linux, says: kernel(name, value) };
    expect(sandboxFlags(ELECTRON, means)).toEqual(['--no-sandbox']);
    const word = sandboxWord(ELECTRON, means);
    for (const text of [word?.en, word?.ja]) {
      expect(text).toContain('--no-sandbox');
      expect(text).toContain('sudo chmod 4755 "/nowhere/electron/chrome-sandbox"');
    }
  });
});
