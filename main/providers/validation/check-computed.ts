import { type SentPart, templatesIn } from '../grammar/computed.ts';
import { type Fault, fault, nearest, type Path } from '../grammar/fault.ts';
import {
  requestList,
  type Use,
  usesInReplies,
  usesInRequests,
  usesInStep,
  usesInTake,
  usesInTemplate,
  usesInValue,
} from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { RequestsSpec } from '../grammar/request.ts';
import { KEYS_OF, madeOf } from '../render/computed.ts';
import { BUILT_IN_NAMES, DERIVED_FROM_ZONE } from '../render/scope.ts';
import { isReserved } from './check-settings.ts';

/** The names a value uses, with those of the values it is made of; of a text alone, what it shows of them. */
export const namesBehind = ({ computed }: Plugin, name: string, { shown = false } = {}): string[] => {
  const one = Object.hasOwn(computed, name) ? computed[name] : undefined;
  if (one === undefined) return [name];
  if (shown && !('text' in one || 'encoded' in one)) return [];
  const uses = templatesIn(one).flatMap(([, template]) => usesInTemplate(template, []).map((use) => use.name));
  const before = Object.keys(computed).indexOf(name);
  // A value uses those before it alone; another is told as a fault of its own.
  return [...new Set(uses)].flatMap((use) => {
    const at = Object.keys(computed).indexOf(use);
    return at >= before ? [] : namesBehind({ computed } as Plugin, use, { shown });
  });
};

/** Every name the computed values use. */
export const usesInComputed = ({ computed }: Plugin): Use[] =>
  Object.entries(computed).flatMap(([name, one]) =>
    templatesIn(one).flatMap(([place, template]) => usesInTemplate(template, ['computed', name, ...place])),
  );

/** What the steps take, all of them. */
export const takenIn = ({ steps = [] }: Plugin): string[] => steps.flatMap(({ take }) => Object.keys(take));

/** A name is free, and each value uses what there is before it. */
const checkNames = (plugin: Plugin): Fault[] => {
  const { computed, settings } = plugin;
  const names = Object.keys(computed);
  const keys = settings.map(({ key }) => key);
  const others = [...BUILT_IN_NAMES, ...keys, ...takenIn(plugin)];
  return names.flatMap((name, at): Fault[] => {
    const one = computed[name];
    const path: Path = ['computed', name];
    const uses = one === undefined ? [] : templatesIn(one).flatMap(([place, template]) => usesInTemplate(template, [...path, ...place]));
    const known = [...others, ...names.slice(0, at)];
    return [
      ...(isReserved(name) ? [fault('SP024', path, { name }, 'key')] : []),
      ...(keys.includes(name) ? [fault('SP023', path, { name }, 'key')] : []),
      ...uses.flatMap((use): Fault[] => {
        if ((DERIVED_FROM_ZONE as readonly string[]).includes(use.name) && !keys.includes('zone'))
          return [fault('SP022', use.path, { name: use.name }, use.at)];
        if (known.includes(use.name)) return [];
        if (names.includes(use.name)) return [fault('SP059', use.path, { name: use.name }, use.at)];
        return [fault('SP021', use.path, { name: use.name, near: nearest(use.name, known), known }, use.at)];
      }),
    ];
  });
};

/** A value is made with its request: what is asked before there is one, or after it, cannot know it. */
const checkPlaces = (plugin: Plugin): Fault[] => {
  const isComputed = ({ name }: Use): boolean => Object.hasOwn(plugin.computed, name);
  const steps = plugin.steps ?? [];
  const inHost = plugin.host === undefined ? [] : usesInValue(plugin.host, ['host']);
  const inReplies = [
    ...usesInReplies(plugin.replies, ['replies']),
    ...steps.flatMap((step, at) => [
      ...usesInReplies(step.replies, ['steps', at, 'replies']),
      ...Object.entries(step.take).flatMap(([name, take]) => usesInTake(take, ['steps', at, 'take', name])),
    ]),
  ];
  const inConditions = [
    ...usesInRequests(plugin.request, ['request']),
    ...steps.flatMap((step, at) => usesInStep(step, ['steps', at])),
  ].filter(({ at }) => at === undefined);
  const faults = (uses: readonly Use[], where: 'host' | 'reply' | 'condition'): Fault[] =>
    uses.filter(isComputed).map(({ name, path, at }) => fault('SP060', path, { name, where }, at));
  return [...faults(inHost, 'host'), ...faults(inConditions, 'condition'), ...faults(inReplies, 'reply')];
};

/** A path or a body is not made of itself; of fields that are, the value is taken without them. */
const checkCircles = (plugin: Plugin): Fault[] => {
  const parts: SentPart[] = ['path', 'body'];
  const made = parts.map((part) => ({ keys: KEYS_OF[part], names: madeOf(plugin.computed, part) }));
  const inOne = (request: RequestsSpec | undefined, path: Path): Fault[] =>
    requestList(request).flatMap((one, index) => {
      const here: Path = Array.isArray(request) ? [...path, index] : path;
      return usesInRequests(one, [])
        .filter((use) => made.some(({ keys, names }) => keys.includes(String(use.path[0])) && names.has(use.name)))
        .map(({ name, path: place, at }) => fault('SP060', [...here, ...place], { name, where: 'itself' }, at));
    });
  return [
    ...inOne(plugin.request, ['request']),
    ...(plugin.steps ?? []).flatMap((step, at) => inOne(step.request, ['steps', at, 'request'])),
  ];
};

/** A value that nothing uses is a slip. */
const checkIdle = (plugin: Plugin): Fault[] => {
  const uses = [
    ...usesInComputed(plugin),
    ...usesInRequests(plugin.request, []),
    ...(plugin.steps ?? []).flatMap((step) => usesInRequests(step.request, [])),
  ];
  return Object.keys(plugin.computed)
    .filter((name) => !uses.some((use) => use.name === name))
    .map((name) => fault('SP061', ['computed', name], { name }, 'key'));
};

/** What the shape of computed values cannot tell. */
export const checkComputed = (plugin: Plugin): Fault[] =>
  Object.keys(plugin.computed).length === 0
    ? []
    : [...checkNames(plugin), ...checkPlaces(plugin), ...checkCircles(plugin), ...checkIdle(plugin)];
