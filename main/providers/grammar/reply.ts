import * as v from 'valibot';
import { REPLY_KINDS, REPLY_REASONS } from '../../../preload/contract/outcome.ts';
import { FORMS } from './formats.ts';
import { templateSchema, whenSchema } from './request.ts';
import { dictionary, keyed, shaped, strict } from './shape.ts';
import type { Template } from './template.ts';

const kind = v.picklist(REPLY_KINDS);
const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));
/** Texts are trimmed before they are compared: one of blanks alone would be in every reply. */
const marked = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(FORMS.marker.pattern, 'marker'));
const marker = marked(200);
/** Compared as it is: a blank in front of a value is often all that tells where it starts. */
const between = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const upTo = <T>(one: v.GenericSchema<unknown, T>, most: number) => v.pipe(v.array(one), v.minLength(1), v.maxLength(most));
const markerList = upTo(marker, 20);
const markers = shaped<string | string[]>({ text: () => marker, list: () => markerList });
const statusList = upTo(status, 20);
export const pointer = v.pipe(v.string(), v.regex(FORMS.pointer.pattern, 'pointer'), v.maxLength(200));
const scalar = shaped<Template | number | boolean | null>({
  text: () => templateSchema,
  number: () => v.number(),
  switch: () => v.boolean(),
  null: () => v.null(),
});

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50));
const lineName = v.picklist(['last', 'any']);
/** One line of the reply: a number counts from 1 with the empty ones, `last` is the last that is not empty, `any` is whichever fits. */
const lineSchema = v.pipe(
  strict({
    at: shaped<number | 'last' | 'any'>({ number: () => lineNumber, text: () => lineName }),
    equals: v.optional(marker),
    startsWith: v.optional(marker),
  }),
  v.check((line) => line.equals !== undefined || line.startsWith !== undefined),
);
export type LineCondition = v.InferOutput<typeof lineSchema>;

/** Of one place in a JSON reply. Text is compared as it is, numbers also with their text form, addresses in any notation. */
const jsonConditionSchema = strict({
  pointer,
  equals: v.optional(scalar),
  in: v.optional(upTo(scalar, 50)),
  /** One of these stands in the text, without case. Only for rules that are no success. */
  contains: v.optional(markers),
  exists: v.optional(v.boolean()),
  /** It is a list, and one of its elements has all of these. */
  some: v.optional(dictionary(pointer, scalar)),
});
export type JsonCondition = v.InferOutput<typeof jsonConditionSchema>;
const jsonConditionList = upTo(jsonConditionSchema, 6);

const said = {
  reason: v.optional(v.picklist(REPLY_REASONS)),
  setting: v.optional(v.string()),
  afterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(604_800))),
  /** Of rate-limited: the text that the whole seconds to wait stand behind. */
  secondsBehind: v.optional(marker),
  /** Where a JSON reply says what went wrong. */
  excerptAt: v.optional(pointer),
  /** Addresses that must be those sent: of the line (the default where a first word decides), of the whole body, or not looked at. */
  echo: v.optional(v.picklist(['line', 'body', 'ignore'])),
};

/** All conditions of a rule must hold. Texts are compared without case after trimming. */
export const ruleSchema = strict({
  status: v.optional(shaped<number | number[]>({ number: () => status, list: () => statusList })),
  firstWord: v.optional(markers),
  equals: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  startsWith: v.optional(markers),
  /** Whole documented markers; all of them must stand in the body. */
  contains: v.optional(markers),
  line: v.optional(lineSchema),
  /** Every address that was sent stands in the reply; others beside them are looked at as `echo` says (here the body by default). */
  echoed: v.optional(v.literal(true)),
  json: v.optional(shaped<JsonCondition | JsonCondition[]>({ object: () => jsonConditionSchema, list: () => jsonConditionList })),
  header: v.optional(strict({ name: marker, equals: marker })),
  /** wNNs, wNNm, wNNh as the first word: wait so long. */
  waitCode: v.optional(v.literal(true)),
  is: v.picklist([...REPLY_KINDS, 'next']),
  ...said,
});
export type Rule = v.InferOutput<typeof ruleSchema>;

/** First words and what they mean. */
export const wordsSchema = strict({ words: dictionary(marked(60), kind), ...said });
export type WordRule = v.InferOutput<typeof wordsSchema>;

export const repliesSchema = v.pipe(
  v.array(
    keyed<WordRule, Rule>(
      'words',
      () => wordsSchema,
      () => ruleSchema,
    ),
  ),
  v.maxLength(60),
);
export type Replies = v.InferOutput<typeof repliesSchema>;

const taken = {
  /** Without it the steps go on: what follows asks whether it is there. */
  optional: v.optional(v.boolean(), false),
  /** As secret as a password: dots wherever it is shown. */
  secret: v.optional(v.boolean(), false),
};
const tree = { of: v.optional(v.picklist(['json', 'xml']), 'json') };
/** The first element of a list whose places equal these, and a place in it. */
const takeFirstSchema = strict({ from: pointer, where: dictionary(pointer, scalar), take: pointer, ...tree, ...taken });
const takeAtSchema = strict({ at: pointer, ...tree, ...taken });
/** A text of the reply or of one of its headers, between two others; to the end of its line where none follows. */
const takeTextSchema = strict({ after: between, before: v.optional(between), ...taken });
const headerName = v.pipe(v.string(), v.regex(FORMS['header-name'].pattern, 'header-name'));
const takeHeaderSchema = strict({ header: headerName, after: v.optional(between), before: v.optional(between), ...taken });
export type TakeFirst = v.InferOutput<typeof takeFirstSchema>;
export type TakeAt = v.InferOutput<typeof takeAtSchema>;
export type TakeText = Partial<Pick<v.InferOutput<typeof takeHeaderSchema>, 'header' | 'after' | 'before'>>;
type TakeObject = TakeFirst | TakeAt | v.InferOutput<typeof takeTextSchema> | v.InferOutput<typeof takeHeaderSchema>;

const takeTextOrFirst = keyed<TakeObject, TakeObject>(
  'after',
  () => takeTextSchema,
  () => takeFirstSchema,
);
const takeAtOrText = keyed<TakeObject, TakeObject>(
  'at',
  () => takeAtSchema,
  () => takeTextOrFirst,
);
const takeObject = keyed<TakeObject, TakeObject>(
  'header',
  () => takeHeaderSchema,
  () => takeAtOrText,
);
const takeSchema = shaped<string | TakeObject>({ text: () => pointer, object: () => takeObject });
export type Take = v.InferOutput<typeof takeSchema>;

export const stepReplySchema = {
  take: v.optional(dictionary(v.pipe(v.string(), v.regex(FORMS.name.pattern, 'name')), takeSchema), {}),
  /** How it ends when something to take is not there. */
  missing: v.optional(
    strict({
      is: v.picklist(['bad-host', 'bad-config', 'not-confirmed']),
      reason: said.reason,
      setting: said.setting,
      /** Where this holds it does not end: the user lets a record be made. */
      unless: v.optional(whenSchema),
    }),
  ),
  replies: v.optional(repliesSchema, []),
};
