import { type Fault, fault, nearest, type Path } from '../grammar/fault.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Replies } from '../grammar/reply.ts';
import { BUILT_IN_NAMES } from '../render/scope.ts';

type Setting = Plugin['settings'][number];

/** The format's own names, and those every object of the language has. */
export const isReserved = (name: string): boolean => (BUILT_IN_NAMES as readonly string[]).includes(name) || name in Object.prototype;

/** Whether a default can be the value of its field. A secret has none, since a default would be public. */
const FITS: { [K in Setting['kind']]: (value: NonNullable<Setting['default']>, setting: Setting) => boolean } = {
  text: (value) => typeof value === 'string',
  hostname: (value) => typeof value === 'string',
  url: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,12}$/.test(value)),
  switch: (value) => typeof value === 'boolean',
  choice: (value, { choices = [] }) => choices.some((choice) => choice.value === value),
  secret: () => false,
};

const checkSetting = (setting: Setting, path: Path): Fault[] => {
  const { kind, choices, default: given } = setting;
  const isChoice = kind === 'choice';
  return [
    ...(isChoice && choices === undefined ? [fault('SP013', [...path, 'choices'], { name: 'choices' })] : []),
    ...(!isChoice && choices !== undefined ? [fault('SP028', [...path, 'choices'], {}, 'key')] : []),
    ...(given !== undefined && !FITS[kind](given, setting) ? [fault('SP027', [...path, 'default'], { kind })] : []),
  ];
};

/** Settings each for themselves: a key that is free, and values that fit. */
export const checkSettings = ({ settings }: Plugin): Fault[] => {
  const keys = settings.map(({ key }) => key);
  return settings.flatMap((setting, at): Fault[] => {
    const path: Path = ['settings', at];
    const { key } = setting;
    const own = isReserved(key) ? [fault('SP024', [...path, 'key'], { name: key })] : [];
    const again = keys.indexOf(key) < at ? [fault('SP025', [...path, 'key'], { name: key })] : [];
    return [...own, ...again, ...checkSetting(setting, path)];
  });
};

/** A reply blames a setting there is. */
export const checkBlamed = ({ settings, replies, steps = [] }: Plugin): Fault[] => {
  const known = settings.map(({ key }) => key);
  const check = (name: string | undefined, path: Path): Fault[] =>
    name === undefined || known.includes(name) ? [] : [fault('SP029', [...path, 'setting'], { name, near: nearest(name, known), known })];
  const inReplies = (rules: Replies, path: Path): Fault[] => rules.flatMap(({ setting }, at) => check(setting, [...path, at]));
  return [
    ...inReplies(replies, ['replies']),
    ...steps.flatMap((step, at) => [
      ...check(step.missing?.setting, ['steps', at, 'missing']),
      ...inReplies(step.replies, ['steps', at, 'replies']),
    ]),
  ];
};
