import * as v from 'valibot';
import { FORMS } from './formats.ts';
import { templateSchema } from './request.ts';
import { dictionary, oneWay, shaped, strict } from './shape.ts';
import type { Template } from './template.ts';
import { TIMES, type TimeForm } from './time.ts';

/** So many values, each of those before it: how deep they can lie is bounded with it. */
const MOST_COMPUTED = 20;

const asSchema = v.optional(v.picklist(['hex', 'base64']), 'hex');
const keysSchema = v.pipe(v.array(templateSchema), v.minLength(1), v.maxLength(6));

const timeSchema = strict({ time: v.picklist(Object.keys(TIMES) as [TimeForm, ...TimeForm[]]) });
const randomSchema = strict({ random: v.picklist(['hex', 'uuid', 'digits']) });
/** A part of the request that the value is for: the path or the body as it is sent, or fields sorted by their names. */
const sentSchema = strict({ sent: v.picklist(['path', 'query', 'headers', 'headerNames', 'form', 'body']) });
const textSchema = strict({ text: templateSchema });
const encodedSchema = strict({ encoded: templateSchema });
const hashSchema = strict({ hash: v.picklist(['md5', 'sha1', 'sha256']), of: templateSchema, as: asSchema });
/** Of several keys the first is one, and each of the others is what the key before it signs. */
const hmacSchema = strict({
  hmac: v.picklist(['sha1', 'sha256']),
  key: shaped<Template | Template[]>({ text: () => templateSchema, list: () => keysSchema }),
  of: templateSchema,
  as: asSchema,
});

export type Computed =
  | v.InferOutput<typeof timeSchema>
  | v.InferOutput<typeof randomSchema>
  | v.InferOutput<typeof sentSchema>
  | v.InferOutput<typeof textSchema>
  | v.InferOutput<typeof encodedSchema>
  | v.InferOutput<typeof hashSchema>
  | v.InferOutput<typeof hmacSchema>;
export type SentPart = v.InferOutput<typeof sentSchema>['sent'];

const oneComputed = oneWay<Computed>({
  time: () => timeSchema,
  random: () => randomSchema,
  sent: () => sentSchema,
  text: () => textSchema,
  encoded: () => encodedSchema,
  hash: () => hashSchema,
  hmac: () => hmacSchema,
});

/** Values made for each request, by their names; one uses those before it. */
export const computedSchema = v.pipe(
  dictionary(v.pipe(v.string(), v.regex(FORMS.name.pattern, 'name')), oneComputed),
  v.maxEntries(MOST_COMPUTED),
);
export type ComputedValues = v.InferOutput<typeof computedSchema>;

/** The templates a value is made of, each with its place below it. */
export const templatesIn = (one: Computed): [place: readonly (string | number)[], template: Template][] => {
  const keys = 'hmac' in one ? one.key : undefined;
  return [
    ...('text' in one ? [[['text'], one.text] as [string[], Template]] : []),
    ...('encoded' in one ? [[['encoded'], one.encoded] as [string[], Template]] : []),
    ...('of' in one ? [[['of'], one.of] as [string[], Template]] : []),
    ...(keys === undefined
      ? []
      : Array.isArray(keys)
        ? keys.map((key, at): [(string | number)[], Template] => [['key', at], key])
        : [[['key'], keys] as [string[], Template]]),
  ];
};
