import type { Path } from './plugin-fault.ts';
import type { JsonCondition, Replies, Take } from './spec-reply.ts';
import type { JsonNode, RequestSpec, RequestsSpec, Value, When } from './spec-request.ts';
import { slotsOf, type Template } from './template.ts';

/** A name that is used, and where: a template's place, or a condition that asks about it. */
export interface Use {
  name: string;
  path: Path;
  /** Signs into the template's text; absent where a condition asks. */
  at?: number;
  /** What stands there when it has no value. */
  fallback?: string;
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

/** Each of a list at its index; a single one without. */
const each = <T>(list: T | T[], path: Path, uses: (one: T, path: Path) => Use[]): Use[] =>
  Array.isArray(list) ? list.flatMap((one, at) => uses(one, [...path, at])) : uses(list, path);

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

const inCondition = (condition: JsonCondition, path: Path): Use[] => [
  ...inScalar(condition.equals, [...path, 'equals']),
  ...(condition.in ?? []).flatMap((one, at) => inScalar(one, [...path, 'in', at])),
];

/** Every name that replies compare with. */
export const usesInReplies = (replies: Replies, path: Path): Use[] =>
  replies.flatMap((rule, at) => ('words' in rule || rule.json === undefined ? [] : each(rule.json, [...path, at, 'json'], inCondition)));

export const usesInTake = (take: Take, path: Path): Use[] =>
  typeof take === 'string' ? [] : Object.entries(take.where).flatMap(([pointer, wanted]) => inScalar(wanted, [...path, 'where', pointer]));
