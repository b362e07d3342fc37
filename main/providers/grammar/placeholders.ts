import type { Path } from './fault.ts';
import type { Plugin, StepSpec } from './plugin.ts';
import type { JsonCondition, Replies, Take } from './reply.ts';
import type { JsonNode, RequestSpec, RequestsSpec, Value, When } from './request.ts';
import { slotsOf, type Template } from './template.ts';

/** A name that is used, and where: a template's place, or a condition that asks about it. */
export interface Use {
  name: string;
  path: Path;
  /** Signs into the template's text; absent where a condition asks. */
  at?: number;
  /** What stands there when it has no value. */
  fallback?: string;
  /** Names that have a value wherever this is used, because of a condition. */
  sure?: readonly string[];
}

const isTemplate = (value: object): value is Template => 'parts' in value;

/** The choices of a value, first to last, each with its condition. */
export const choicesOf = (value: Value): { when?: When; value: Template }[] =>
  (Array.isArray(value) ? value : [value]).map((choice) => (isTemplate(choice) ? { value: choice } : choice));

export const requestList = (requests: RequestsSpec | undefined): RequestSpec[] =>
  requests === undefined ? [] : Array.isArray(requests) ? requests : [requests];

export const usesInTemplate = (template: Template, path: Path): Use[] =>
  slotsOf(template).map(({ name, at, fallback }) => ({ name, path, at, fallback }));

const inWhen = (when: When | undefined, path: Path): Use[] =>
  (['has', 'lacks'] as const).flatMap((key) => (when?.[key] ?? []).map((name, at) => ({ name, path: [...path, 'when', key, at] })));

const whenOf = (one: unknown): When | undefined =>
  typeof one === 'object' && one !== null && 'when' in one ? (one.when as When) : undefined;

/** What one of several alternatives can be sure of: its own condition, and that those before it did not hold. */
const sureAt = (list: readonly unknown[], at: number): string[] => [
  ...(whenOf(list[at])?.has ?? []),
  ...list.slice(0, at).flatMap((before) => {
    const { has = [], lacks = [] } = whenOf(before) ?? {};
    return has.length === 0 && lacks.length === 1 ? lacks : [];
  }),
];

/** Each of a list at its index; a single one without. */
const each = <T>(list: T | T[], path: Path, uses: (one: T, path: Path) => Use[]): Use[] => {
  const all = Array.isArray(list) ? list : [list];
  return all.flatMap((one, at) => {
    const sure = sureAt(all, at);
    return uses(one, Array.isArray(list) ? [...path, at] : path).map((use) => ({ ...use, sure: [...sure, ...(use.sure ?? [])] }));
  });
};

export const usesInValue = (value: Value, path: Path): Use[] =>
  each(value, path, (choice, here) =>
    isTemplate(choice) ? usesInTemplate(choice, here) : [...inWhen(choice.when, here), ...usesInTemplate(choice.value, [...here, 'value'])],
  );

const inJson = (node: JsonNode, path: Path): Use[] => {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap((item, at) => inJson(item, [...path, at]));
  if ('parts' in node) return usesInTemplate(node, path);
  if ('each' in node) return inJson(node.item, [...path, 'item']);
  return Object.entries(node.fields).flatMap(([key, item]) => inJson(item, [...path, key]));
};

const inRequest = (request: RequestSpec, path: Path): Use[] => [
  ...inWhen(request.when, path),
  ...usesInTemplate(request.path, [...path, 'path']),
  ...(['query', 'headers', 'form'] as const).flatMap((part) =>
    Object.entries(request[part] ?? {}).flatMap(([key, value]) => usesInValue(value, [...path, part, key])),
  ),
  ...(request.json === undefined ? [] : inJson(request.json, [...path, 'json'])),
  ...(request.xml === undefined ? [] : usesInTemplate(request.xml, [...path, 'xml'])),
  ...(request.text === undefined ? [] : usesInTemplate(request.text, [...path, 'text'])),
  ...(request.auth === undefined
    ? []
    : each(request.auth, [...path, 'auth'], (auth, here) => [
        ...inWhen(auth.when, here),
        ...('basic' in auth
          ? (['user', 'password'] as const).flatMap((part) => usesInTemplate(auth.basic[part], [...here, 'basic', part]))
          : usesInTemplate(auth.bearer, [...here, 'bearer'])),
      ])),
];

/** Every name the requests of a plug-in or of a step use. */
export const usesInRequests = (requests: RequestsSpec | undefined, path: Path): Use[] =>
  requests === undefined ? [] : each(requests, path, inRequest);

const inScalar = (scalar: JsonCondition['equals'], path: Path): Use[] =>
  typeof scalar === 'object' && scalar !== null ? usesInTemplate(scalar, path) : [];

const inPlaces = (wanted: NonNullable<JsonCondition['some']>, path: Path): Use[] =>
  Object.entries(wanted).flatMap(([pointer, value]) => inScalar(value, [...path, pointer]));

const inCondition = (condition: JsonCondition, path: Path): Use[] => [
  ...inScalar(condition.equals, [...path, 'equals']),
  ...(condition.in ?? []).flatMap((one, at) => inScalar(one, [...path, 'in', at])),
  ...inPlaces(condition.some ?? {}, [...path, 'some']),
];

/** Every name that replies compare with. */
export const usesInReplies = (replies: Replies, path: Path): Use[] =>
  replies.flatMap((rule, at) => ('words' in rule || rule.json === undefined ? [] : each(rule.json, [...path, at, 'json'], inCondition)));

export const usesInTake = (take: Take, path: Path): Use[] =>
  typeof take === 'string' || !('from' in take) ? [] : inPlaces(take.where, [...path, 'where']);

/** What decides whether a step is sent, and what else it asks for; its takes apart. */
export const usesInStep = ({ when, request, replies, missing }: StepSpec, path: Path): Use[] => [
  ...inWhen(when, path),
  ...[...usesInRequests(request, [...path, 'request']), ...usesInReplies(replies, [...path, 'replies'])].map((use) => ({
    ...use,
    sure: [...(when?.has ?? []), ...(use.sure ?? [])],
  })),
  ...(['has', 'lacks'] as const).flatMap((key) =>
    (missing?.unless?.[key] ?? []).map((name, at) => ({ name, path: [...path, 'missing', 'unless', key, at] })),
  ),
];

/** Every name that is used anywhere but in the host, first to last. */
export const usesInPlugin = ({ request, replies, steps = [] }: Pick<Plugin, 'request' | 'replies' | 'steps'>): Use[] => [
  ...usesInRequests(request, ['request']),
  ...usesInReplies(replies, ['replies']),
  ...steps.flatMap((step, at) => [
    ...usesInStep(step, ['steps', at]),
    ...Object.entries(step.take).flatMap(([name, take]) => usesInTake(take, ['steps', at, 'take', name])),
  ]),
];
