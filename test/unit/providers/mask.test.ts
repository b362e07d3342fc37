import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskFor } from '../../../main/providers/job-check.ts';
import { maskOf } from '../../../main/providers/mask.ts';
import { decodePlugin } from '../../../main/providers/spec.ts';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';

const HARD = `pa&+%#="'é漢 /?`;

describe('the mask', () => {
  it('knows a secret in every form it is sent in', () => {
    const mask = maskOf([HARD], ['user1']);
    const forms = [
      HARD,
      encodeURIComponent(HARD),
      new URLSearchParams({ p: HARD }).toString(),
      JSON.stringify({ p: HARD }),
      Buffer.from(`user1:${HARD}`).toString('base64'),
      Buffer.from(`:${HARD}`).toString('base64'),
      HARD.replace('&', '&amp;').replace('"', '&quot;'),
    ];
    for (const form of forms) expect(mask(`before ${form} after`), form).toMatch(/^before .*•••.* after$/);
  });
  it('leaves nothing of any secret in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 3 }), fc.string(), (secret, text) => {
        fc.pre(secret.trim() !== '' && !'•••'.includes(secret.trim()) && !text.includes('•'));
        expect(maskOf([secret])(`${text}${secret}${text}`).includes(secret) && !secret.includes('•')).toBe(false);
      }),
    );
  });
  it('has nothing to do without secrets', () => {
    expect(maskOf(['', ' '])('a b c')).toBe('a b c');
  });
});

describe('an address that is a secret', () => {
  it('is masked also in its parts', () => {
    const decoded = decodePlugin(builtIns.custom, presets);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    const mask = maskFor(decoded.plugin, { url: 'https://dns.example.net/hook/9f8e7d6c5b?key=k-12345678&ip={ip}' });
    expect(mask('no such key k-12345678 at hook 9f8e7d6c5b')).toBe('no such key ••• at hook •••');
  });
});
