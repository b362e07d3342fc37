import { expect, it } from 'vitest';
import { createStoredMask } from '../../../main/app/stored-mask.ts';

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
