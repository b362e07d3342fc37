import { MOST_PLUGIN_BYTES, type PluginProblem } from '../../../preload/contract/plugin.ts';
import type { Bilingual, ServiceInfo } from '../../../preload/contract/service.ts';
import { placeOf } from '../../json/json-fault.ts';
import { type BuiltIns, PRACTICE_SERVICE } from '../../ports/built-ins.ts';
import { type Fault, fault, type Path } from '../grammar/fault.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { placeName, problemWords } from '../messages/messages.ts';
import { checkInstalled } from '../validation/check-installed.ts';
import { lookAlike } from '../validation/confusables.ts';
import { decodePlugin } from '../validation/decode.ts';
import { checkTree } from './check-tree.ts';
import { fitToShow, foundAt } from './excerpt.ts';
import { bare, type JsonTree, readJson } from './json-tree.ts';

export type PluginFile = { ok: true; plugin: Plugin; raw: unknown } | { ok: false; problems: PluginProblem[] };

/** The most problems that are collected. */
const MOST_PROBLEMS = 20;

interface Spot {
  /** The value, or what is nearest to it in the file. */
  tree: JsonTree;
  key: number | null;
  /** All of the path is in the file. */
  whole: boolean;
}

/** Where in the file a path leads; what is not there, as far as it goes. */
const spotOf = (top: JsonTree, path: Path): Spot => {
  let spot: Spot = { tree: top, key: null, whole: true };
  for (const step of path) {
    const { tree } = spot;
    const field = tree.kind === 'object' ? tree.fields.find(({ key }) => key === String(step)) : undefined;
    const item = tree.kind === 'array' && typeof step === 'number' ? tree.items[step] : undefined;
    if (field === undefined && item === undefined) return { ...spot, whole: false };
    spot = { tree: field?.value ?? item ?? tree, key: field?.at ?? null, whole: true };
  }
  return spot;
};

/** Where a sign of a JSON string stands in the file: some are written with several. */
const offsetOf = (text: string, start: number, signs: number): number => {
  let at = start + 1;
  for (let sign = 0; sign < signs; sign += 1) at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  return at;
};

const shownIn = ({ ja, en }: Bilingual): Bilingual => ({ ja: fitToShow(ja), en: fitToShow(en) });

interface Found {
  fault: Fault;
  spot: Spot | null;
  offset: number;
}
const locate = (text: string, top: JsonTree | null, one: Fault, at?: number): Found => {
  const spot = top === null ? null : spotOf(top, one.path);
  const inside = typeof one.aim === 'number' && spot?.whole ? offsetOf(text, spot.tree.at, one.aim) : undefined;
  return { fault: one, spot, offset: at ?? inside ?? (one.aim === 'key' ? spot?.key : undefined) ?? spot?.tree.at ?? 0 };
};

const problemOf = (text: string, { fault: one, spot, offset }: Found): PluginProblem => {
  const found = spot?.whole
    ? foundAt(text, one.aim === 'key' && spot.key !== null ? { at: spot.key, end: spot.tree.end } : spot.tree)
    : undefined;
  const { wrong, expected, example } = problemWords(one);
  return {
    code: one.code,
    ...placeOf(text, offset),
    place: fitToShow(placeName(one)),
    wrong: shownIn(wrong),
    expected: shownIn(expected),
    example: fitToShow(example),
    ...(found === undefined ? {} : { found }),
  };
};

/** A byte order mark in front of UTF-8 does no harm (RFC 8259 §8.1). */
const decodeText = (file: string | Uint8Array): { ok: true; text: string } | { ok: false; fault: Fault } => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  if (bytes.length > MOST_PLUGIN_BYTES) return { ok: false, fault: fault('SP002', [], { bytes: bytes.length }) };
  const [first, second] = bytes;
  // A plug-in begins with a plain letter: half of it is empty in UTF-16, with a mark in front or without.
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
  if (isWide) return { ok: false, fault: fault('SP001', [], { encoding: 'utf-16' }) };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: fault('SP001', [], { encoding: bytes.includes(0) ? 'utf-16' : 'other' }) };
  }
};

/** A name of the plug-in that can be confused with another service's. */
const checkNames = ({ name, nameJa }: Plugin, taken: readonly string[]): Fault[] =>
  Object.entries({ name, nameJa }).flatMap(([key, own]) => {
    const alike = own === undefined ? undefined : lookAlike(own, taken);
    return alike === undefined ? [] : [fault('SP056', [key], { name: alike })];
  });

/** The names services that come with the app are known by. */
export const namesOf = (infos: readonly Pick<ServiceInfo, 'name' | 'nameJa'>[]): string[] =>
  infos.flatMap(({ name, nameJa }) => (nameJa === undefined ? [name] : [name, nameJa]));

/**
 * Reads the file of a plug-in to be installed, or of an installed one. Each problem tells where it is, what would be right and an example.
 * What is read is data alone, for one host, and no built-in is in its way. `taken` are names a new one must not be like; one that was
 * agreed to keeps its name, whatever comes with the app later. `strict` asks of an older file what the newest version asks for.
 */
export const readPluginFile = (
  file: string | Uint8Array,
  builtIns: Pick<BuiltIns, 'raw' | 'presets'>,
  taken: readonly string[] = [],
  { strict = false } = {},
): PluginFile => {
  const decoded = decodeText(file);
  const text = decoded.ok ? decoded.text : '';
  const refuse = (found: readonly Found[]): PluginFile => {
    const inOrder = [...found].sort((a, b) => a.offset - b.offset);
    return { ok: false, problems: inOrder.slice(0, MOST_PROBLEMS).map((one) => problemOf(text, one)) };
  };
  if (!decoded.ok) return refuse([locate(text, null, decoded.fault)]);
  const read = readJson(text);
  if (!read.ok) return refuse([locate(text, null, fault('SP003', [], { want: read.want }), read.at)]);
  const { tree } = read;
  const raw = bare(tree);
  const untidy = checkTree(tree);
  if (untidy.length > 0) return refuse(untidy.map((one) => locate(text, tree, one.fault, one.at)));
  const isBuiltIn = (id: string): boolean => id === PRACTICE_SERVICE || builtIns.raw(id) !== undefined;
  const plugin = decodePlugin(raw, builtIns.presets(), {
    more: (plugin) => [...checkInstalled(plugin, raw, isBuiltIn), ...checkNames(plugin, taken)],
    strict,
  });
  // A mistyped place says why the address is not there.
  const isMistyped = !plugin.ok && plugin.problems.some(({ code }) => code === 'SP021');
  return plugin.ok
    ? { ok: true, plugin: { ...plugin.plugin, quality: 'installed' }, raw }
    : refuse(plugin.problems.filter(({ code }) => code !== 'SP038' || !isMistyped).map((one) => locate(text, tree, one)));
};

export type { PluginProblem };
