import type { JsonNode, RequestsSpec, Value, When } from './spec-request.ts';
import { slotsOf, type Template } from './template.ts';

const isTemplate = (value: object): value is Template => 'parts' in value;
const namesOf = (template: Template): string[] => slotsOf(template).map((slot) => slot.name);

/** The choices of a value, first to last, each with its condition. */
export const choicesOf = (value: Value): { when?: When; value: Template }[] =>
  (Array.isArray(value) ? value : [value]).map((choice) => (isTemplate(choice) ? { value: choice } : choice));

const whensInValue = (value: Value): string[] => choicesOf(value).flatMap(({ when }) => [...(when?.has ?? []), ...(when?.lacks ?? [])]);

export const slotsInValue = (value: Value): string[] => [
  ...choicesOf(value).flatMap((choice) => namesOf(choice.value)),
  ...whensInValue(value),
];

const slotsInJson = (node: JsonNode): string[] => {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(slotsInJson);
  if ('parts' in node) return namesOf(node);
  if ('each' in node) return slotsInJson(node.item);
  return Object.values(node.fields).flatMap(slotsInJson);
};

export const requestList = (requests: RequestsSpec | undefined) =>
  requests === undefined ? [] : Array.isArray(requests) ? requests : [requests];

/** Every name the templates of a request use. */
export const slotsInRequests = (requests: RequestsSpec | undefined): string[] =>
  requestList(requests).flatMap((request) => [
    ...namesOf(request.path),
    ...[request.query, request.headers, request.form ?? {}].flatMap((fields) => Object.values(fields).flatMap(slotsInValue)),
    ...(request.json === undefined ? [] : slotsInJson(request.json)),
    ...(request.xml === undefined ? [] : namesOf(request.xml)),
    ...(request.auth === undefined ? [] : Array.isArray(request.auth) ? request.auth : [request.auth]).flatMap((auth) =>
      'basic' in auth ? [...namesOf(auth.basic.user), ...namesOf(auth.basic.password)] : namesOf(auth.bearer),
    ),
  ]);

/** Every name the conditions of a request and of its sign-in ask about. */
export const whensInRequests = (requests: RequestsSpec | undefined): string[] =>
  requestList(requests).flatMap((request) => {
    const auths = request.auth === undefined ? [] : Array.isArray(request.auth) ? request.auth : [request.auth];
    return [request.when, ...auths.map((auth) => auth.when)].flatMap((when) => [...(when?.has ?? []), ...(when?.lacks ?? [])]);
  });
