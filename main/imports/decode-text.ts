const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-16 without a mark: of plain text every other byte is zero. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const [a = 0, b = 0] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const some = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  some.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const enough = some.length / 4;
  return odd > enough && odd > even ? 'utf-16le' : even > enough && even > odd ? 'utf-16be' : null;
};

/** Japanese letters that make words; the wrong one of two encodings yields rare and half-width ones. */
const likelihood = (text: string): number =>
  (text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0) - 2 * (text.match(/[\uff61-\uff9f\ufffd]/g)?.length ?? 0);

/** A text in one of the encodings that settings files come in, and which that is; what fits none is read as Latin-1, which takes any byte. */
export const decodeNamed = (bytes: Uint8Array): { text: string; encoding: string } => {
  const wide = utf16Of(bytes);
  const text = wide === null ? strict('utf-8', bytes) : (strict(wide, bytes) ?? new TextDecoder(wide).decode(bytes));
  if (text !== null) return { text: text.replace(/^\uFEFF/, ''), encoding: wide ?? 'utf-8' };
  const [best] = ['shift_jis', 'euc-jp']
    .map((encoding) => ({ encoding, text: strict(encoding, bytes) }))
    .filter((found): found is { encoding: string; text: string } => found.text !== null)
    .sort((a, b) => likelihood(b.text) - likelihood(a.text));
  return best ?? { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
};
export const decodeText = (bytes: Uint8Array): string => decodeNamed(bytes).text;
