import { describe, expect, it } from 'vitest';
import { isShutOut } from '../../../../main/engine/limits/rejected-credentials.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';

describe('a key that is right and may not write one name', () => {
  it('is no rejected key: other events go on with it', () => {
    expect(isShutOut({ kind: 'auth-failed' })).toBe(true);
    expect(isShutOut({ kind: 'auth-failed', reason: 'key-unknown' })).toBe(true);
    expect(isShutOut({ kind: 'auth-failed', reason: 'not-permitted' })).toBe(false);
  });
  it.each([
    ['en', 'DNS UPDATE refused the change. The key is right, but it may not write this name there.', 'Not allowed there', /password/],
    ['ja', 'DNS UPDATEが変更を拒否しました。鍵は正しいのですが、この名前を書き換える権限がありません。', '権限がありません', /パスワード/],
  ] as const)('is told as that, in %s, and nobody is sent to type it again', (language, sentence, label, retype) => {
    const strings = stringsFor(language);
    const words = { service: 'DNS UPDATE', reason: 'not-permitted', stopped: true } as const;
    const told = strings.outcomeSentence['auth-failed'](words);
    expect(told.replace('DNS UPDATE が', 'DNS UPDATEが')).toContain(sentence);
    expect(told).not.toMatch(retype);
    expect(strings.outcome['auth-failed'](words)).toBe(label);
  });
});
