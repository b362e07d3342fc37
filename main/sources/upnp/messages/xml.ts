import { XMLParser } from 'fast-xml-parser';

/** Deepest nesting that is read; an IGD description has about ten levels. */
const MAX_DEPTH = 24;
/** Most tags, opening and closing ones together; the longest description met has about two thousand. */
const MAX_TAGS = 10_000;

/** Nothing is expanded, converted or looked up: what a router wrote stays text. */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  // Firmwares differ in it, and no two elements of UPnP differ in it alone.
  transformTagName: (name) => name.toLowerCase(),
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** An element with children, by local name in lower case; a repeated name is a list. */
export interface XmlElement {
  readonly [name: string]: unknown;
}

const isElement = (node: unknown): node is XmlElement => typeof node === 'object' && node !== null && !Array.isArray(node);

const tags = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1 && count <= MAX_TAGS; at = text.indexOf('<', at + 1)) count += 1;
  return count;
};

/** Some firmwares lose the first sign of what they send. */
const LOST_BEGINNING = /^(?:\?xml\b|(?:[\w.-]+:)?(?:envelope|root)[\s>])/i;

/**
 * The elements of a document, null for what is none or could be harmful: a DOCTYPE (entities, external files), NUL bytes,
 * too deep or too many tags. Malformed documents are read as far as they make sense, as firmwares write them.
 */
export const readXml = (body: Uint8Array): XmlElement | null => {
  const whole = new TextDecoder('utf-8').decode(body).trimStart();
  const end = whole.lastIndexOf('>') + 1;
  // Some firmwares count the end of a C string to what they send.
  const sent = /^[\0\s]*$/.test(whole.slice(end)) ? whole.slice(0, end) : whole;
  const text = LOST_BEGINNING.test(sent) ? `<${sent}` : sent;
  if (!text.startsWith('<') || text.includes('\0') || /<!\s*(?:DOCTYPE|ENTITY)/i.test(text) || tags(text) > MAX_TAGS) return null;
  try {
    const root: unknown = parser.parse(text);
    return isElement(root) ? root : null;
  } catch {
    return null;
  }
};

/** What stands under a name, in whatever case; undefined where nothing does. */
const childOf = (node: unknown, name: string): unknown => {
  const key = name.toLowerCase();
  return isElement(node) && Object.hasOwn(node, key) ? node[key] : undefined;
};

/** The children of a name that are elements themselves. */
export const elements = (node: unknown, name: string): XmlElement[] => {
  const found = childOf(node, name);
  return (Array.isArray(found) ? found : [found]).filter(isElement);
};

/** The one child element along a path; null where a step has none or several. */
export const element = (node: unknown, ...path: string[]): XmlElement | null => {
  let here: unknown = node;
  for (const name of path) {
    const found = elements(here, name);
    if (found.length !== 1) return null;
    here = found[0];
  }
  return isElement(here) ? here : null;
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the one child of a name, the five predefined entities decoded once; null if there is none, several, or it has children. */
export const text = (node: unknown, name: string): string | null => {
  const found = childOf(node, name);
  return typeof found === 'string' ? found.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, entity: string) => NAMED[entity] ?? '') : null;
};

/** All children that are plain text, by name in lower case. A name that stands there twice is left out: who can say which is meant. */
export const texts = (node: unknown): Map<string, string> => {
  const found = new Map<string, string>();
  if (!isElement(node)) return found;
  for (const name of Object.keys(node)) {
    const value = text(node, name);
    if (value !== null && name !== '#text') found.set(name, value);
  }
  return found;
};
