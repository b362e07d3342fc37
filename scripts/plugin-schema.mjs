import { toJsonSchema } from '@valibot/to-json-schema';
import { loadSource } from './load-source.mjs';
import { KEY_WORDS } from './plugin-schema-words.mjs';

const SOURCE = `
export { pluginSchema } from './main/providers/grammar/plugin.ts';
export { GRAMMAR } from './main/providers/grammar/versions.ts';
export { PROBLEMS } from './main/providers/messages/messages.ts';
export { sourceBuiltIns } from './main/providers/source-built-ins.ts';
`;

/** The one check of the decoder that is no keyword: a line says what it is compared with. */
const asKeywords = ({ valibotAction, jsonSchema }) =>
  valibotAction.type === 'check' ? { ...jsonSchema, anyOf: [{ required: ['equals'] }, { required: ['startsWith'] }] } : undefined;

/** Definitions by the key that first leads to them, not by numbers that shift. */
const named = (schema) => {
  const names = new Map();
  const visit = (node, key) => {
    if (typeof node !== 'object' || node === null) return;
    if (typeof node.$ref === 'string') {
      const number = node.$ref.replace('#/$defs/', '');
      if (!names.has(number)) {
        const taken = [...names.values()];
        const name = taken.includes(key) ? `${key}${taken.filter((one) => one.startsWith(key)).length + 1}` : key;
        names.set(number, name);
        visit(schema.$defs[number], key);
      }
      node.$ref = `#/$defs/${names.get(number)}`;
    }
    for (const [name, child] of Object.entries(node)) {
      if (name === '$defs') continue;
      if (name === 'properties') for (const [property, one] of Object.entries(child)) visit(one, property);
      else visit(child, key);
    }
  };
  visit(schema, 'plugin');
  return { ...schema, $defs: Object.fromEntries([...names].map(([number, name]) => [name, schema.$defs[number]])) };
};

/** Every key with its words; a key without, or words without a key, is a mistake in this folder. */
const described = (schema) => {
  const used = new Set();
  const seen = new Set();
  const visit = (node, under) => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (typeof node.$ref === 'string') visit(schema.$defs[node.$ref.replace('#/$defs/', '')], under);
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      const name = [`${under}.${key}`, key].find((one) => Object.hasOwn(KEY_WORDS, one));
      if (name === undefined) throw new Error(`scripts/plugin-schema-words.mjs has no words for ${under}.${key}`);
      used.add(name);
      visit(child, key);
      child.description = KEY_WORDS[name];
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'properties' && key !== '$defs') visit(child, under);
  };
  visit(schema, 'plugin');
  const idle = Object.keys(KEY_WORDS).filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`scripts/plugin-schema-words.mjs has words for what is no key: ${idle.join(', ')}`);
  return schema;
};

/** The objects a place may hold. */
const objectsIn = (node, defs) => {
  if (node.$ref !== undefined) return objectsIn(defs[node.$ref.replace('#/$defs/', '')], defs);
  if (node.anyOf !== undefined && node.properties === undefined) return node.anyOf.flatMap((one) => objectsIn(one, defs));
  if (node.items !== undefined) return objectsIn(node.items, defs);
  return node.properties === undefined ? [] : [node];
};

/** A clone may leave to its preset what a request must have. */
const forClones = (schema) => {
  const { request } = schema.properties;
  const [whole] = objectsIn(request, schema.$defs);
  return {
    ...schema,
    properties: {
      ...schema.properties,
      request: { ...request, $ref: undefined, anyOf: [{ $ref: request.$ref }, { $ref: '#/$defs/requestOfClone' }] },
    },
    anyOf: [{ required: ['preset'] }, { properties: { request: { $ref: request.$ref } } }],
    $defs: { ...schema.$defs, requestOfClone: { ...whole, required: [] } },
  };
};

/** A choice without its choices is none. */
const forChoices = (schema) => {
  const { settings } = schema.properties;
  const items = { ...settings.items, anyOf: [{ properties: { kind: { not: { const: 'choice' } } } }, { required: ['choices'] }] };
  return { ...schema, properties: { ...schema.properties, settings: { ...settings, items } } };
};

/** The JSON Schema of a plug-in file, from the decoder that reads it. */
const schemaOf = ({ pluginSchema, GRAMMAR, sourceBuiltIns }) => {
  const { $schema, ...raw } = toJsonSchema(pluginSchema, { typeMode: 'input', target: 'draft-2020-12', overrideAction: asKeywords });
  const { replies } = raw.properties;
  const properties = {
    ...raw.properties,
    preset: { enum: Object.keys(sourceBuiltIns().presets()) },
    firstReplies: structuredClone({ ...replies, default: undefined }),
  };
  const whole = forChoices(forClones(described(named(structuredClone({ ...raw, properties })))));
  return { $schema, title: `Saikoro plug-in (${GRAMMAR})`, ...whole };
};

const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const kindOf = (node, defs) => {
  if (node.$ref !== undefined) return kindOf(defs[node.$ref.replace('#/$defs/', '')], defs);
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined) return node.enum.length > 12 ? 'one of a list' : node.enum.map((one) => `\`${one}\``).join(' ');
  if (node.anyOf !== undefined && node.type === undefined) return [...new Set(node.anyOf.map((one) => kindOf(one, defs)))].join(' or ');
  return { string: 'text', integer: 'whole number', boolean: 'true or false', array: 'list' }[node.type] ?? node.type;
};

/** The objects of the grammar that have a chapter of their own in the reference. */
const CHAPTERS = [
  ['A plug-in', (schema) => schema],
  ['limits', (schema) => schema.properties.limits],
  ['settings', (schema) => schema.properties.settings.items],
];

const keyTable = (node, defs) =>
  table(
    ['Key', 'Value', 'Meaning'],
    Object.entries(node.properties).map(([key, one]) => [
      `\`${key}\`${(node.required ?? []).includes(key) ? ' \\*' : ''}`,
      kindOf(one, defs) + (one.default === undefined || typeof one.default === 'object' ? '' : `; \`${one.default}\` unless given`),
      one.description,
    ]),
  );

const chapters = (schema) => {
  const { $defs: defs, properties } = schema;
  const [request] = objectsIn(properties.request, defs);
  const [word, rule] = objectsIn(properties.replies, defs);
  const { condition, line } = { condition: objectsIn(rule.properties.json, defs)[0], line: rule.properties.line };
  const ways = objectsIn(properties.computed.additionalProperties, defs);
  const computed = { properties: Object.assign({}, ...ways.map((way) => way.properties)) };
  return [
    ...CHAPTERS.map(([title, pick]) => [title, pick(schema)]),
    ['A computed value', computed],
    ['request', request],
    ['A rule of replies', rule],
    ['A rule of first words', { ...word, properties: { words: word.properties.words }, required: ['words'] }],
    ['A place in a JSON reply', condition],
    ['A line of a reply', line],
    ['A step', properties.steps.items],
  ]
    .map(([title, node]) => `### ${title}\n\n${keyTable(node, defs)}`)
    .join('\n\n');
};

/** Examples of facts, so that the table of problems shows each with real words. */
const problemRows = (problems) => Object.entries(problems).map(([code, { wrong }]) => [code, wrong.en, wrong.ja]);

/** What docs/ says of the plug-in format, from the code that reads it. */
export async function pluginReference() {
  const source = await loadSource(SOURCE);
  const schema = schemaOf(source);
  return {
    file: `docs/${source.GRAMMAR}.schema.json`,
    schema: `${JSON.stringify(schema, null, 2)}\n`,
    keys: chapters(schema),
    problems: table(['Code', 'What is wrong', '日本語'], problemRows(source.PROBLEMS)),
  };
}
