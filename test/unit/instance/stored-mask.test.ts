import { expect, it, vi } from 'vitest';
import { createStoredMask } from '../../../main/instance/stored-mask.ts';

it('looks for what each secret becomes once, not with each text, and follows what is typed and dropped', () => {
  const stored = new Map(Array.from({ length: 2000 }, (_, at) => [`e${at}`, `secret number ${at}`]));
  const forms = vi.spyOn(Buffer.prototype, 'toString');
  const mask = createStoredMask({
    ids: () => [...stored.keys()],
    secrets: { keys: () => ['password'], get: (id) => stored.get(id) ?? null },
  });
  expect(mask('a secret number 7 b')).toBe('a ••• b');
  const first = forms.mock.calls.length;
  expect(first).toBeGreaterThan(2000);
  for (let at = 0; at < 50; at += 1) mask(`output ${at}`);
  expect(forms.mock.calls.length).toBe(first);
  stored.set('e7', 'another password');
  expect(mask('told another password')).toBe('told •••');
  expect(forms.mock.calls.length - first).toBeLessThan(100);
  stored.clear();
  expect(mask('told another password')).toBe('told another password');
});

it('hides what any event has stored, as programs print it, and leaves short words alone', () => {
  const stored: Record<string, Record<string, string>> = { a: { password: 'correct horse' }, b: { token: 'T0k/en+1234', pin: 'abc' } };
  const mask = createStoredMask({
    ids: () => Object.keys(stored),
    secrets: { keys: (id) => Object.keys(stored[id] ?? {}), get: (id, key) => stored[id]?.[key] ?? null },
  });
  const printed = `abc ${JSON.stringify(stored).replaceAll('/', '\\/')}\n${Buffer.from('T0k/en+1234').toString('hex')}\n`;
  const shown = mask(printed);
  expect(shown).toBe('abc {"a":{"password":"•••"},"b":{"token":"•••","pin":"abc"}}\n•••\n');
});
