type Node = Readonly<Record<string, unknown>>;

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};
const isType = (value: unknown, type: unknown): boolean => typeOf(value) === type || (type === 'number' && typeof value === 'number');
const entriesOf = (value: unknown): [string, unknown][] => (typeOf(value) === 'object' ? Object.entries(value as object) : []);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The keywords the published schema uses, each as JSON Schema 2020-12 has it. Any other throws: it would go unseen. */
const KEYWORDS: Readonly<
  Record<string, (wanted: never, value: unknown, fits: (node: Node, value: unknown) => boolean, node: Node) => boolean>
> = {
  type: (type: unknown, value) => isType(value, type),
  const: (wanted: unknown, value) => value === wanted,
  enum: (wanted: unknown[], value) => wanted.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || [...value].length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || [...value].length <= most,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  maxProperties: (most: number, value) => entriesOf(value).length <= most,
  items: (item: Node, value, fits) => listOf(value).every((one) => fits(item, one)),
  anyOf: (nodes: Node[], value, fits) => nodes.some((node) => fits(node, value)),
  not: (node: Node, value, fits) => !fits(node, value),
  required: (keys: string[], value) => typeOf(value) !== 'object' || keys.every((key) => Object.hasOwn(value as object, key)),
  properties: (nodes: Record<string, Node>, value, fits) =>
    entriesOf(value).every(([key, one]) => nodes[key] === undefined || !Object.hasOwn(nodes, key) || fits(nodes[key], one)),
  propertyNames: (names: Node, value, fits) => entriesOf(value).every(([key]) => fits(names, key)),
  additionalProperties: (other: Node | false, value, fits, node) =>
    entriesOf(value).every(([key, one]) => Object.hasOwn((node.properties ?? {}) as object, key) || (other !== false && fits(other, one))),
};
const ANNOTATIONS = new Set(['$schema', '$defs', '$ref', 'title', 'description', 'default']);

/** Whether a value is valid by a JSON Schema of the keywords above. */
export const isValid = (schema: Node, value: unknown): boolean => {
  const defs = schema.$defs as Readonly<Record<string, Node>>;
  const fits = (node: Node, one: unknown): boolean => {
    const target = typeof node.$ref === 'string' ? defs[node.$ref.replace('#/$defs/', '')] : undefined;
    if (typeof node.$ref === 'string' && target === undefined) throw new Error(`no definition for ${node.$ref}`);
    return (
      (target === undefined || fits(target, one)) &&
      Object.entries(node).every(([keyword, wanted]) => {
        if (ANNOTATIONS.has(keyword)) return true;
        const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
        if (check === undefined) throw new Error(`the keyword ${keyword} is not known`);
        return check(wanted as never, one, fits, node);
      })
    );
  };
  return fits(schema, value);
};
