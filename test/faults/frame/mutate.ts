/** One way to damage a file: what a disk, an editor or a power cut makes of it. */
type Mutation = (whole: Buffer, random: () => number, others: readonly Buffer[]) => Buffer;

const at = (whole: Buffer, random: () => number): number => Math.floor(random() * Math.max(1, whole.length));
const changed = (whole: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(whole);
  change(copy);
  return copy;
};
const splice = (whole: Buffer, from: number, length: number, put: Buffer | string = ''): Buffer =>
  Buffer.concat([whole.subarray(0, from), Buffer.from(put), whole.subarray(from + length)]);
const lines = (whole: Buffer, change: (all: string[]) => string[]): Buffer => Buffer.from(change(whole.toString().split('\n')).join('\n'));

export const MUTATIONS: Record<string, Mutation> = {
  'a bit turned': (whole, random) =>
    changed(whole, (copy) => {
      const byte = at(whole, random);
      if (copy.length > 0) copy[byte] = (copy[byte] ?? 0) ^ (1 << Math.floor(random() * 8));
    }),
  'a byte set': (whole, random) => splice(whole, at(whole, random), 1, Buffer.of(Math.floor(random() * 256))),
  // One alone: a text whose length and content are both changed to fit looks like a person's edit, and no disk makes that.
  'a digit changed': (whole, random) => {
    const digits = [...whole.toString('latin1').matchAll(/\d/g)].map(({ index }) => index);
    const byte = digits[Math.floor(random() * digits.length)];
    return byte === undefined
      ? whole
      : splice(whole, byte, 1, String((Number(String.fromCharCode(whole[byte] ?? 48)) + 1 + Math.floor(random() * 9)) % 10));
  },
  'cut short': (whole, random) => whole.subarray(0, at(whole, random)),
  emptied: () => Buffer.alloc(0),
  'a block of zeros': (whole, random) => splice(whole, at(whole, random), 64, Buffer.alloc(64)),
  'all zeros': (whole) => Buffer.alloc(whole.length),
  'a block lost': (whole, random) => splice(whole, at(whole, random), Math.floor(random() * 200)),
  'a block twice': (whole, random) => {
    const from = at(whole, random);
    return splice(whole, from, 0, whole.subarray(from, from + 120));
  },
  'garbage behind it': (whole, random) => Buffer.concat([whole, Buffer.from(Array.from({ length: 40 }, () => Math.floor(random() * 256)))]),
  'a line lost': (whole, random) => lines(whole, (all) => all.toSpliced(Math.floor(random() * all.length), 1)),
  'a line twice': (whole, random) =>
    lines(whole, (all) => {
      const line = Math.floor(random() * all.length);
      return all.toSpliced(line, 0, all[line] ?? '');
    }),
  'lines exchanged': (whole, random) => lines(whole, (all) => all.toSorted(() => random() - 0.5)),
  'line ends of another system': (whole) => Buffer.from(whole.toString().replaceAll('\n', '\r\n')),
  'a byte order mark': (whole) => Buffer.concat([Buffer.from('\uFEFF'), whole]),
  'other JSON': (_, random) =>
    Buffer.from(['null', '[]', '{}', '"x"', '[[[[[[', '{"version":99}', '{"version":1}'][Math.floor(random() * 7)] ?? ''),
  'a name changed': (whole, random) =>
    Buffer.from(whole.toString().replace(/"(\w+)":/g, (key, name: string) => (random() < 0.03 ? `"${name}x":` : key))),
  'another file’s text': (_, random, others) => others[Math.floor(random() * others.length)] ?? Buffer.alloc(0),
};
