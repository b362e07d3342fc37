import * as v from 'valibot';
import { OUTCOME_KINDS, REASONS } from '../../preload/contract/outcome.ts';
import { templateSchema } from './spec-request.ts';

const kind = v.picklist(OUTCOME_KINDS);
const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));
const marker = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const markers = v.union([marker, v.pipe(v.array(marker), v.minLength(1), v.maxLength(20))]);
const pointer = v.pipe(v.string(), v.regex(/^(\/[^/]*)*$/, 'a JSON pointer (RFC 6901), e.g. /result/0/id'), v.maxLength(200));
const scalar = v.union([v.number(), v.boolean(), v.null(), templateSchema]);

/** One line of the reply: a number counts from 1 with the empty ones, `last` is the last that is not empty, `any` is whichever fits. */
const lineSchema = v.pipe(
  v.strictObject({
    at: v.union([v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), v.picklist(['last', 'any'])]),
    equals: v.optional(marker),
    startsWith: v.optional(marker),
  }),
  v.check((line) => line.equals !== undefined || line.startsWith !== undefined, 'equals or startsWith is missing'),
);
export type LineCondition = v.InferOutput<typeof lineSchema>;

/** Of one place in a JSON reply. Text is compared as it is, numbers also with their text form. */
const jsonConditionSchema = v.strictObject({
  pointer,
  equals: v.optional(scalar),
  in: v.optional(v.pipe(v.array(scalar), v.minLength(1), v.maxLength(50))),
  /** One of these stands in the text, without case. Only for rules that are no success. */
  contains: v.optional(markers),
  exists: v.optional(v.boolean()),
});
export type JsonCondition = v.InferOutput<typeof jsonConditionSchema>;

const said = {
  reason: v.optional(v.picklist(REASONS)),
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
const ruleSchema = v.strictObject({
  status: v.optional(v.union([status, v.pipe(v.array(status), v.minLength(1), v.maxLength(20))])),
  firstWord: v.optional(markers),
  equals: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  startsWith: v.optional(markers),
  /** Whole documented markers; all of them must stand in the body. */
  contains: v.optional(markers),
  line: v.optional(lineSchema),
  /** Every address that was sent stands in the reply; others beside them are looked at as `echo` says (here the body by default). */
  echoed: v.optional(v.literal(true)),
  json: v.optional(v.union([jsonConditionSchema, v.pipe(v.array(jsonConditionSchema), v.minLength(1), v.maxLength(6))])),
  header: v.optional(v.strictObject({ name: marker, equals: marker })),
  /** wNNs, wNNm, wNNh as the first word: wait so long. */
  waitCode: v.optional(v.literal(true)),
  is: v.union([kind, v.literal('next')]),
  ...said,
});
export type Rule = v.InferOutput<typeof ruleSchema>;

/** First words and what they mean. */
const wordsSchema = v.strictObject({ words: v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(60)), kind), ...said });
export type WordRule = v.InferOutput<typeof wordsSchema>;

export const repliesSchema = v.pipe(
  v.array(
    v.lazy(
      (input): v.GenericSchema<unknown, Rule | WordRule> =>
        typeof input === 'object' && input !== null && 'words' in input ? wordsSchema : ruleSchema,
    ),
  ),
  v.maxLength(60),
);
export type Replies = v.InferOutput<typeof repliesSchema>;

const takeSchema = v.union([
  pointer,
  /** The first element of an array whose places equal these, and a place in it. */
  v.strictObject({ from: pointer, where: v.record(pointer, scalar), take: pointer }),
]);
export type Take = v.InferOutput<typeof takeSchema>;

export const stepReplySchema = {
  take: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)), takeSchema), {}),
  /** How it ends when something to take is not there. */
  missing: v.optional(
    v.strictObject({ is: v.picklist(['bad-host', 'bad-config', 'not-confirmed']), reason: said.reason, setting: said.setting }),
  ),
  replies: v.optional(repliesSchema, []),
};
