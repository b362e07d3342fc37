import * as v from 'valibot';
import { FORMS } from './formats.ts';
import { dictionary, keyed, shaped, strict } from './shape.ts';
import { parseTemplate, type Template } from './template.ts';

/** A template, parsed by the decoder: a plug-in with a bad one does not load. */
export const templateSchema = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.rawTransform<string, Template>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTemplate(dataset.value);
    if (parsed.ok) return parsed.template;
    addIssue();
    return NEVER;
  }),
);

const namesSchema = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.minLength(1), v.maxLength(10));

/** Holds when all of `has` have a value in this sending and none of `lacks` has. */
export const whenSchema = strict({ has: v.optional(namesSchema), lacks: v.optional(namesSchema) });
export type When = v.InferOutput<typeof whenSchema>;

export const conditionalSchema = strict({ when: whenSchema, value: templateSchema });
type Choice = Template | v.InferOutput<typeof conditionalSchema>;

const choiceSchema = shaped<Choice>({ text: () => templateSchema, object: () => conditionalSchema });
const choicesSchema = v.pipe(v.array(choiceSchema), v.minLength(1), v.maxLength(6));

/** A template, one with a condition, or several of which the first that holds counts. */
export const valueSchema = shaped<Choice | Choice[]>({
  text: () => templateSchema,
  object: () => conditionalSchema,
  list: () => choicesSchema,
});
export type Value = v.InferOutput<typeof valueSchema>;

const fieldsSchema = dictionary(v.pipe(v.string(), v.maxLength(200)), valueSchema);
const headersSchema = dictionary(v.pipe(v.string(), v.regex(FORMS['header-name'].pattern, 'header-name')), valueSchema);
export type Fields = v.InferOutput<typeof fieldsSchema>;

/** A JSON body as a tree; its text leaves are templates. `{"$each": "record", "item": …}` repeats for every host and address. */
export type JsonNode =
  | Template
  | number
  | boolean
  | null
  | JsonNode[]
  | { each: 'record' | 'host'; item: JsonNode }
  | { fields: Record<string, JsonNode> };

const anyNode = v.lazy(() => jsonSchema);
export const eachSchema = v.pipe(
  strict({ $each: v.picklist(['record', 'host']), item: anyNode }),
  v.transform(({ $each, item }) => ({ each: $each, item })),
);
export const nodesSchema = v.pipe(v.array(anyNode), v.maxLength(50));
export const treeSchema = v.pipe(
  dictionary(v.pipe(v.string(), v.notValue('$each')), anyNode),
  v.transform((fields) => ({ fields })),
);
const repeatedOrTree = keyed<JsonNode, JsonNode>(
  '$each',
  () => eachSchema,
  () => treeSchema,
);
export const jsonSchema: v.GenericSchema<unknown, JsonNode> = shaped<JsonNode>({
  text: () => templateSchema,
  number: () => v.number(),
  switch: () => v.boolean(),
  null: () => v.null(),
  list: () => nodesSchema,
  object: () => repeatedOrTree,
});

export const basicSchema = strict({
  when: v.optional(whenSchema),
  basic: strict({ user: templateSchema, password: templateSchema }),
});
export const bearerSchema = strict({ when: v.optional(whenSchema), bearer: templateSchema });
export type Auth = v.InferOutput<typeof basicSchema> | v.InferOutput<typeof bearerSchema>;
const authSchema = keyed<Auth, Auth>(
  'bearer',
  () => bearerSchema,
  () => basicSchema,
);
const authsSchema = v.pipe(v.array(authSchema), v.minLength(1), v.maxLength(4));

export const requestSchema = v.pipe(
  strict({
    when: v.optional(whenSchema),
    /** GET unless given; POST where there is a body. */
    method: v.optional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    path: templateSchema,
    query: v.optional(fieldsSchema, {}),
    headers: v.optional(headersSchema, {}),
    auth: v.optional(shaped<Auth | Auth[]>({ object: () => authSchema, list: () => authsSchema })),
    form: v.optional(fieldsSchema),
    json: v.optional(jsonSchema),
    /** Values are escaped for XML. */
    xml: v.optional(templateSchema),
    /** As it is written: nothing is escaped. */
    text: v.optional(templateSchema),
  }),
  // A body without a word about how it is sent is posted.
  v.transform(({ method, ...request }) => {
    const isPosted = (request.json ?? request.form ?? request.xml ?? request.text) !== undefined;
    return { ...request, method: method ?? (isPosted ? ('POST' as const) : ('GET' as const)) };
  }),
);
export type RequestSpec = v.InferOutput<typeof requestSchema>;

export const requestListSchema = v.pipe(v.array(requestSchema), v.minLength(1), v.maxLength(6));

/** One request, or several of which the first whose condition holds is sent. */
export const requestsSchema = shaped<RequestSpec | RequestSpec[]>({ object: () => requestSchema, list: () => requestListSchema });
export type RequestsSpec = v.InferOutput<typeof requestsSchema>;
