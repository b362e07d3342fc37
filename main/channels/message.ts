import type { Scalar } from '../providers/grammar/template.ts';
import type { Spec } from './spec.ts';

/** What a channel carries. It holds no secret: its texts are made of what the window shows. */
export interface Message {
  /** A UUID: the same however often it is tried. */
  id: string;
  severity: 'failure' | 'change';
  /** One line. */
  title: string;
  /** Lines. */
  text: string;
  /** How many notices it stands for. */
  count: number;
  /** Host names it is about, and the address, where there are such. */
  hosts: string[];
  address: string;
  /** ms since 1970. */
  at: number;
}

/** What a template of a channel may name beside its settings. */
export const MESSAGE_NAMES = [
  'id',
  'severity',
  'failure',
  'title',
  'text',
  'message',
  'count',
  'hostnames',
  'address',
  'time',
  'level',
] as const;

/** Control signs end a header or a line of a protocol; a lone half of a pair is no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
export const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(CONTROLS, ' ')
    .trim();
export const lines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ').trim();

/** At most so many characters, whole ones. */
export const cut = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
};

export const valuesOf = (message: Message, { longest, levels }: Pick<Spec, 'longest' | 'levels'>): Record<string, Scalar> => {
  const title = cut(oneLine(message.title), 200);
  const text = cut(lines(message.text), longest - 202);
  return {
    id: message.id,
    severity: message.severity,
    failure: message.severity === 'failure',
    title,
    text,
    message: `${title}\n${text}`,
    count: message.count,
    hostnames: message.hosts.join(', '),
    address: message.address,
    time: new Date(message.at).toISOString(),
    level: levels?.[message.severity] ?? message.severity,
  };
};
