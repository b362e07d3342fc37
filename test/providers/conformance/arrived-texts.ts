import type { Arrived } from '../replay/wire-case.ts';

const leavesOf = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [String(value)];
};

const inJson = (body: string): string[] => {
  try {
    return leavesOf(JSON.parse(body));
  } catch {
    return [];
  }
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const inXml = (body: string): string[] =>
  body.startsWith('<') ? [body.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')] : [];

const inHeader = (text: string): string[] => {
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  const [, basic] = /^Basic (\S+)$/.exec(text) ?? [];
  return basic === undefined ? [utf8] : [Buffer.from(basic, 'base64').toString('utf8')];
};

/** Every text a request carries, as the service will read it: decoded by where it stood. */
export const textsOf = ({ path, query, headers, body }: Arrived): string[] => [
  path,
  ...Object.values(query),
  ...Object.values(headers).flatMap(inHeader),
  ...new URLSearchParams(body).values(),
  ...inJson(body),
  ...inXml(body),
];
