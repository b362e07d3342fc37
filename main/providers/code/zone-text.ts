import type { Family } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import { toAscii } from '../../net/host-name.ts';

const TYPES: Record<Family, string> = { ipv4: 'a', ipv6: 'aaaa' };

/** `a www 192.0.2.10`: type, name and value with the blanks between them. */
const LINE = /^(\s*)(\S+)(\s+)(\S+)(\s+)(.*?)(\s*)$/;

const isOf = (line: string, type: string, name: string): boolean => {
  const found = LINE.exec(line);
  return found?.[2]?.toLowerCase() === type && toAscii(found[4] ?? '') === name;
};
const valueIn = (line: string): string => LINE.exec(line)?.[6] ?? '';

/** One change of a zone that is one text, a line a record. `name` is @ at the top. */
export interface LineChange {
  name: string;
  family: Family;
  address: string;
}

/** What a change does to the lines: nothing, another value in the first line of the name, or a new line. */
export const changeLines = (
  lines: readonly string[],
  { name, family, address }: LineChange,
): { kind: 'right' } | { kind: 'changed' | 'added'; lines: string[] } => {
  const type = TYPES[family];
  const isOurs = (line: string): boolean => isOf(line, type, name);
  const wanted = parseAddress(address, family);
  if (lines.some((line) => isOurs(line) && parseAddress(valueIn(line), family) === wanted)) return { kind: 'right' };
  const first = lines.findIndex(isOurs);
  if (first === -1)
    return { kind: 'added', lines: [...lines.filter((line, at) => line !== '' || at < lines.length - 1), `${type} ${name} ${address}`] };
  return {
    kind: 'changed',
    lines: lines.map((line, at) => (at === first ? line.replace(LINE, (_, ...parts) => `${parts.slice(0, 5).join('')}${address}`) : line)),
  };
};

const plain = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .sort();

/** Whether two zone texts say the same, whatever their order and blanks. */
export const sameZone = (one: string, other: string): boolean => plain(one).join('\n') === plain(other).join('\n');
