import { type Fault, fault, nearest, type Path } from './plugin-fault.ts';
import { BUILT_IN_NAMES, DERIVED_FROM_ZONE } from './render-scope.ts';
import type { Plugin } from './spec.ts';
import { checkReplies, tells } from './spec-check-replies.ts';
import { choicesOf, requestList, type Use, usesInReplies, usesInRequests, usesInTake, usesInValue } from './spec-slots.ts';
import { slotsOf } from './template.ts';

/** The engine's own: a plug-in that set them could speak to another host than it says, or break the framing. */
const OWN_HEADERS = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'keep-alive',
  'te',
  'trailer',
  'expect',
]);
const isGrammars = (name: string): boolean => (BUILT_IN_NAMES as readonly string[]).includes(name);

interface Meeting {
  known: Set<string>;
  faults: Fault[];
  used: Set<string>;
}

const meet = ({ known, faults, used }: Meeting, uses: readonly Use[], hasZone: boolean): void => {
  for (const { name, path, at } of uses) {
    used.add(name);
    const needsZone = (DERIVED_FROM_ZONE as readonly string[]).includes(name);
    if (!known.has(name)) faults.push(fault('SP021', path, { name, near: nearest(name, [...known]), known: [...known] }, at));
    else if (needsZone && !hasZone) faults.push(fault('SP022', path, { name }, at));
  }
};

const checkKeys = (plugin: Plugin): Fault[] => {
  const keys = plugin.settings.map(({ key }) => key);
  return keys.flatMap((key, at): Fault[] => {
    const path: Path = ['settings', at, 'key'];
    if (isGrammars(key)) return [fault('SP024', path, { name: key })];
    return keys.indexOf(key) < at ? [fault('SP025', path, { name: key })] : [];
  });
};

/** Every name that is used is known, and every setting is used. What code uses is for the code to know. */
const checkNames = (plugin: Plugin): Fault[] => {
  const keys = plugin.settings.map(({ key }) => key);
  const hasZone = keys.includes('zone');
  const meeting: Meeting = { known: new Set([...BUILT_IN_NAMES, ...keys]), faults: [], used: new Set() };
  const look = (uses: readonly Use[]): void => meet(meeting, uses, hasZone);
  if (plugin.host !== undefined) look(usesInValue(plugin.host, ['host']));
  look(usesInRequests(plugin.request, ['request']));
  look(usesInReplies(plugin.replies, ['replies']));
  for (const [at, step] of (plugin.steps ?? []).entries()) {
    look(usesInRequests(step.request, ['steps', at, 'request']));
    look(usesInReplies(step.replies, ['steps', at, 'replies']));
    for (const [name, take] of Object.entries(step.take)) {
      const path: Path = ['steps', at, 'take', name];
      look(usesInTake(take, path));
      if (meeting.known.has(name)) meeting.faults.push(fault('SP023', path, { name }, 'key'));
      meeting.known.add(name);
    }
  }
  // A zone is used by its presence, where the hosts must lie in it, and by the names that are told from it.
  const zoned = (kind: string): boolean => kind === 'hostname' || ['name', 'domain'].some((name) => meeting.used.has(name));
  const open = plugin.code === undefined && plugin.status === 'live' ? plugin.settings : [];
  const idle = open.filter(({ key, kind }) => !meeting.used.has(key) && !(key === 'zone' && zoned(kind)));
  return [...meeting.faults, ...idle.map(({ key }) => fault('SP026', ['settings', keys.indexOf(key)], { name: key }))];
};

const checkHeaders = (requests: Plugin['request'], path: Path): Fault[] =>
  requestList(requests).flatMap((request, at) =>
    Object.keys(request.headers)
      .filter((name) => OWN_HEADERS.has(name.toLowerCase()) || name.toLowerCase().startsWith('proxy-'))
      .map((name) => fault('SP045', [...path, ...(Array.isArray(requests) ? [at] : []), 'headers', name], { name }, 'key')),
  );

const checkHost = (plugin: Plugin): Fault[] => {
  if (plugin.host === undefined) return plugin.request === undefined && plugin.steps === undefined ? [] : [fault('SP041', ['host'], {})];
  const choices = choicesOf(plugin.host);
  const fromSetting = choices.some(({ value }) => slotsOf(value).length > 0);
  const plain = choices.some(({ value }) => /^http:/i.test(value.source));
  return [
    ...(fromSetting === plugin.selfHosted ? [] : [fault('SP042', ['host'], { fromSetting })]),
    ...(plain && plugin.plainHttp === undefined ? [fault('SP046', ['host'], {})] : []),
  ];
};

/** What the shape alone cannot tell: names, hosts, and that only a documented sign is a success. */
export const checkPlugin = (plugin: Plugin): Fault[] => {
  const ways = [plugin.request, plugin.steps, plugin.code].filter((way) => way !== undefined).length;
  const steps = plugin.steps ?? [];
  const last = steps.at(-1);
  return [
    ...checkKeys(plugin),
    ...checkNames(plugin),
    ...checkHost(plugin),
    ...checkHeaders(plugin.request, ['request']),
    ...checkReplies(plugin.replies, ['replies']),
    ...steps.flatMap((step, at) => [
      ...checkHeaders(step.request, ['steps', at, 'request']),
      ...checkReplies(step.replies, ['steps', at, 'replies']),
    ]),
    ...(plugin.status === 'live' && ways !== 1 ? [fault('SP040', [], { ways })] : []),
    ...(plugin.status === 'ended' && plugin.advice === undefined ? [fault('SP044', ['advice'], {})] : []),
    ...(plugin.request !== undefined && !tells(plugin.replies) ? [fault('SP034', ['replies'], {})] : []),
    ...(last !== undefined && !tells(last.replies) ? [fault('SP034', ['steps', steps.length - 1, 'replies'], {})] : []),
    ...(plugin.ipv4 || plugin.ipv6 ? [] : [fault('SP043', [], {})]),
  ];
};
