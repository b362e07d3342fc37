import { describe, expect, it } from 'vitest';
import { stringsFor } from '../../../preload/strings/index.ts';
import { ENGLISH } from './sentences-en.ts';
import { JAPANESE } from './sentences-ja.ts';

describe.each([
  ['ja', JAPANESE],
  ['en', ENGLISH],
] as const)('the sentences that users stumbled over, in %s', (language, sentences) => {
  it.each(sentences.map((one) => [one.id, one.key, one] as const))('%s is mended: %s', (_, __, { today, says, gone }) => {
    const text = today(stringsFor(language));
    expect(text).toContain(says);
    expect(text).not.toContain(gone);
  });
});
