import { XMLParser } from 'fast-xml-parser';
import type { Json } from './json.ts';

/** Deepest nesting that is read, and most tags, opening and closing ones together. */
const MAX_DEPTH = 40;
const MAX_TAGS = 10_000;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The five entities that XML itself has, once; a service's own are not looked up. */
const plain = (_name: string, text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => NAMED[name] ?? '');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  maxNestedTags: MAX_DEPTH,
  ignoreDeclaration: true,
  ignorePiTags: true,
  tagValueProcessor: plain,
  attributeValueProcessor: plain,
});

const isSmall = (text: string): boolean => {
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1 && tags <= MAX_TAGS; at = text.indexOf('<', at + 1)) tags += 1;
  return tags <= MAX_TAGS;
};

/**
 * XML as a tree that pointers lead through: elements by local name, a repeated one as a list, attributes as `@name`, the text beside them as
 * `#text`. Undefined for what is none or could be harmful: a DOCTYPE, too deep, too many tags.
 */
export const parseXml = (text: string): Json | undefined => {
  if (!text.startsWith('<') || /<!\s*(?:DOCTYPE|ENTITY)/i.test(text) || !isSmall(text)) return undefined;
  try {
    return parser.parse(text) as Json;
  } catch {
    return undefined;
  }
};
