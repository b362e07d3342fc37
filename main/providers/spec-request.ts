import * as v from 'valibot';
import { parseTemplate, type Template } from './template.ts';

/** A template, parsed by the decoder: a plug-in with a bad one does not load. */
export const templateSchema = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.rawTransform<string, Template>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseTemplate(dataset.value);
    if (parsed.ok) return parsed.template;
    addIssue({ message: `template: ${parsed.problem}` });
    return NEVER;
  }),
);

const names = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.minLength(1), v.maxLength(10));

/** Holds when all of `has` have a value in this sending and none of `lacks` has. */
const whenSchema = v.strictObject({ has: v.optional(names), lacks: v.optional(names) });
export type When = v.InferOutput<typeof whenSchema>;

const conditionalSchema = v.strictObject({ when: whenSchema, value: templateSchema });

type Choice = Template | v.InferOutput<typeof conditionalSchema>;
const isTree = (input: unknown): boolean => typeof input === 'object' && input !== null;

/** Chosen by shape, not tried in turn, so that a problem is told where it is. */
const choiceSchema = v.lazy((input): v.GenericSchema<unknown, Choice> => (isTree(input) ? conditionalSchema : templateSchema));
const choicesSchema = v.pipe(v.array(choiceSchema), v.minLength(1), v.maxLength(6));

/** A template, one with a condition, or several of which the first that holds counts. */
export const valueSchema = v.lazy(
  (input): v.GenericSchema<unknown, Choice | Choice[]> => (Array.isArray(input) ? choicesSchema : choiceSchema),
);
export type Value = v.InferOutput<typeof valueSchema>;

const fieldsSchema = v.record(v.pipe(v.string(), v.maxLength(200)), valueSchema);
const headersSchema = v.record(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,80}$/, 'a header name')), valueSchema);
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

const eachSchema = v.pipe(
  v.strictObject({ $each: v.picklist(['record', 'host']), item: v.lazy(() => jsonSchema) }),
  v.transform(({ $each, item }) => ({ each: $each, item })),
);
const leafSchema = v.union([v.number(), v.boolean(), v.null()]);
const listSchema = v.pipe(v.array(v.lazy(() => jsonSchema)), v.maxLength(50));
const treeSchema = v.pipe(
  v.record(
    v.string(),
    v.lazy(() => jsonSchema),
  ),
  v.transform((fields) => ({ fields })),
);
const jsonSchema: v.GenericSchema<unknown, JsonNode> = v.lazy((input): v.GenericSchema<unknown, JsonNode> => {
  if (typeof input === 'string') return templateSchema;
  if (Array.isArray(input)) return listSchema;
  if (typeof input !== 'object' || input === null) return leafSchema;
  return '$each' in input ? eachSchema : treeSchema;
});

const basicSchema = v.strictObject({
  when: v.optional(whenSchema),
  basic: v.strictObject({ user: templateSchema, password: templateSchema }),
});
const bearerSchema = v.strictObject({ when: v.optional(whenSchema), bearer: templateSchema });
export type Auth = v.InferOutput<typeof basicSchema> | v.InferOutput<typeof bearerSchema>;
const authSchema = v.lazy(
  (input): v.GenericSchema<unknown, Auth> =>
    typeof input === 'object' && input !== null && 'bearer' in input ? bearerSchema : basicSchema,
);
const authsSchema = v.pipe(v.array(authSchema), v.minLength(1), v.maxLength(4));

export const requestSchema = v.strictObject({
  when: v.optional(whenSchema),
  method: v.optional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
  path: templateSchema,
  query: v.optional(fieldsSchema, {}),
  headers: v.optional(headersSchema, {}),
  auth: v.optional(v.lazy((input): v.GenericSchema<unknown, Auth | Auth[]> => (Array.isArray(input) ? authsSchema : authSchema))),
  form: v.optional(fieldsSchema),
  json: v.optional(jsonSchema),
  /** Values are escaped for XML. */
  xml: v.optional(templateSchema),
});
export type RequestSpec = v.InferOutput<typeof requestSchema>;

const requestListSchema = v.pipe(v.array(requestSchema), v.minLength(1), v.maxLength(6));

/** One request, or several of which the first whose condition holds is sent. */
export const requestsSchema = v.lazy(
  (input): v.GenericSchema<unknown, RequestSpec | RequestSpec[]> => (Array.isArray(input) ? requestListSchema : requestSchema),
);
export type RequestsSpec = v.InferOutput<typeof requestsSchema>;
