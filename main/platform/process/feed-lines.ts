import { textOf } from './program-output.ts';

const NEWLINE = 0x0a;

/**
 * Cuts what comes in pieces into lines, their ends taken off. A line longer than `maxBytes` is dropped whole: its first half could be
 * misleading. An unfinished line is kept until its end arrives.
 */
export const createFeedLines = (maxBytes: number, line: (text: string) => void): ((chunk: Uint8Array) => void) => {
  let begun: Uint8Array[] = [];
  let length = 0;

  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= maxBytes) begun.push(piece);
    else begun = [];
  };
  return (chunk) => {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, to));
      from = to + 1;
      const whole = length <= maxBytes ? Buffer.concat(begun) : null;
      begun = [];
      length = 0;
      if (whole !== null) line(textOf(whole).replace(/\r$/, ''));
    }
    // Copied: the rest of its chunk need not be kept for it.
    if (from < chunk.length) keep(chunk.slice(from));
  };
};
