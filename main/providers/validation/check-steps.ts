import { type Fault, fault } from '../grammar/fault.ts';
import { usesInStep } from '../grammar/placeholders.ts';
import type { Plugin, StepSpec } from '../grammar/plugin.ts';
import { isOptional } from '../judge/take.ts';

/** Values of a step that the steps after it may have to do without. */
const uncertainIn = ({ take, missing, when }: StepSpec): string[] =>
  Object.keys(take).filter((name) => when !== undefined || missing?.unless !== undefined || isOptional(take[name] ?? ''));

/** Where a hole is no field that can be left out: a path, and a body that is one text. */
const MUST_BE_WHOLE: ReadonlySet<string | number> = new Set(['path', 'text']);

const checkUncertain = (steps: readonly StepSpec[]): Fault[] => {
  const uncertain = new Set<string>();
  return steps.flatMap((step, at) => {
    const holes = usesInStep(step, ['steps', at]).filter(
      ({ name, path, at: sign, fallback, sure = [] }) =>
        sign !== undefined && uncertain.has(name) && fallback === undefined && MUST_BE_WHOLE.has(path.at(-1) ?? '') && !sure.includes(name),
    );
    for (const name of uncertainIn(step)) uncertain.add(name);
    return holes.map(({ name, path, at: sign }) => fault('SP065', path, { name }, sign));
  });
};

/** What is not there is only made where the user has a switch to forbid it, and after a reply that is known to tell what is there. */
const checkUnless = ({ settings, steps = [] }: Plugin): Fault[] => {
  const switches = settings.filter(({ kind }) => kind === 'switch').map(({ key }) => key);
  return steps.flatMap(({ missing, replies }, at): Fault[] => {
    if (missing?.unless === undefined) return [];
    const isAsked = missing.unless.has?.some((name) => switches.includes(name)) ?? false;
    const isTold = replies.some((rule) => !('words' in rule) && rule.is === 'next');
    return [
      ...(isAsked ? [] : [fault('SP063', ['steps', at, 'missing', 'unless'], {})]),
      ...(isTold ? [] : [fault('SP066', ['steps', at, 'missing', 'unless'], {})]),
    ];
  });
};

/** Steps that are not always sent, and values that are not always there. */
export const checkSteps = (plugin: Plugin): Fault[] => {
  const { steps = [] } = plugin;
  const last = steps.length - 1;
  return [
    ...checkUnless(plugin),
    ...(steps[last]?.when === undefined ? [] : [fault('SP064', ['steps', last, 'when'], {}, 'key')]),
    ...checkUncertain(steps),
  ];
};
