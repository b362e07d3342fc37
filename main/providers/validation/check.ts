import { BOTH_FAMILIES, HOSTS_PER_REQUEST } from '../../../preload/contract/service.ts';
import { type Fault, fault, nearest, type Path } from '../grammar/fault.ts';
import { choicesOf, type Use, usesInReplies, usesInRequests, usesInStep, usesInTake, usesInValue } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { slotsOf } from '../grammar/template.ts';
import { BUILT_IN_NAMES, DERIVED_FROM_ZONE } from '../render/scope.ts';
import { checkComputed, namesBehind, takenIn } from './check-computed.ts';
import { checkReplies, tells } from './check-replies.ts';
import { checkBetween, checkCookies, checkRequests } from './check-requests.ts';
import { checkBlamed, checkSettings, isReserved } from './check-settings.ts';
import { checkSteps } from './check-steps.ts';

interface Meeting {
  plugin: Plugin;
  known: Set<string>;
  faults: Fault[];
  used: Set<string>;
}

const meet = ({ plugin, known, faults, used }: Meeting, uses: readonly Use[], hasZone: boolean): void => {
  const unknown = (name: string, path: Path, at: number | undefined): Fault =>
    fault('SP021', path, { name, near: nearest(name, [...known]), known: [...known] }, at);
  for (const { name, path, at } of uses) {
    used.add(name);
    // What a computed value is made of has to be there where the value is: an earlier step took it.
    const behind = Object.hasOwn(plugin.computed, name) ? namesBehind(plugin, name) : [];
    for (const one of behind) used.add(one);
    faults.push(...takenIn(plugin).flatMap((one) => (behind.includes(one) && !known.has(one) ? [unknown(one, path, at)] : [])));
    const needsZone = (DERIVED_FROM_ZONE as readonly string[]).includes(name);
    if (!known.has(name)) faults.push(unknown(name, path, at));
    else if (needsZone && !hasZone) faults.push(fault('SP022', path, { name }, at));
  }
};

/** Every name that is used is known, and every setting is used. What code uses is for the code to know. */
const checkNames = (plugin: Plugin): Fault[] => {
  const keys = plugin.settings.map(({ key }) => key);
  const hasZone = keys.includes('zone');
  const known = new Set([...BUILT_IN_NAMES, ...keys, ...Object.keys(plugin.computed)]);
  const meeting: Meeting = { plugin, known, faults: [], used: new Set() };
  const look = (uses: readonly Use[]): void => meet(meeting, uses, hasZone);
  if (plugin.host !== undefined) look(usesInValue(plugin.host, ['host']));
  look(usesInRequests(plugin.request, ['request']));
  look(usesInReplies(plugin.replies, ['replies']));
  for (const [at, step] of (plugin.steps ?? []).entries()) {
    look(usesInStep(step, ['steps', at]));
    for (const [name, take] of Object.entries(step.take)) {
      const path: Path = ['steps', at, 'take', name];
      look(usesInTake(take, path));
      if (meeting.known.has(name) || isReserved(name)) meeting.faults.push(fault('SP023', path, { name }, 'key'));
      meeting.known.add(name);
    }
  }
  // A zone is used by its presence, where the hosts must lie in it, and by the names that are told from it.
  const zoned = (kind: string): boolean => kind === 'hostname' || ['name', 'domain'].some((name) => meeting.used.has(name));
  const limiting = new Set<string>([BOTH_FAMILIES, HOSTS_PER_REQUEST.key]);
  const open = plugin.code === undefined && plugin.status === 'live' ? plugin.settings : [];
  const idle = open.filter(({ key, kind }) => !meeting.used.has(key) && !limiting.has(key) && !(key === 'zone' && zoned(kind)));
  return [...meeting.faults, ...idle.map(({ key }) => fault('SP026', ['settings', keys.indexOf(key)], { name: key }))];
};

const checkHost = (plugin: Plugin): Fault[] => {
  if (plugin.host === undefined) return plugin.request === undefined && plugin.steps === undefined ? [] : [fault('SP041', ['host'], {})];
  const choices = choicesOf(plugin.host);
  if (choices.every(({ value }) => value.source.trim() === '')) return [fault('SP041', ['host'], {})];
  const fromSetting = choices.some(({ value }) => slotsOf(value).length > 0);
  const plain = choices.some(({ value }) => /^http:/i.test(value.source));
  return [
    ...(fromSetting === plugin.selfHosted ? [] : [fault('SP042', ['host'], { fromSetting })]),
    ...(plain && plugin.plainHttp === undefined ? [fault('SP046', ['host'], {})] : []),
  ];
};

/** Keys that say something only together. */
const checkPairs = ({ confirmEveryDays, confirmPage, status, ended }: Plugin): Fault[] => [
  ...(confirmEveryDays !== undefined && confirmPage === undefined ? [fault('SP013', ['confirmPage'], { name: 'confirmPage' })] : []),
  ...(confirmEveryDays === undefined && confirmPage !== undefined
    ? [fault('SP013', ['confirmEveryDays'], { name: 'confirmEveryDays' })]
    : []),
  ...(ended !== undefined && status === 'live' ? [fault('SP015', ['status'], { choices: ['ended'], near: 'ended', key: 'status' })] : []),
];

/** What the shape alone cannot tell: names, hosts, and that only a documented sign is a success. */
export const checkPlugin = (plugin: Plugin): Fault[] => {
  const ways = [plugin.request, plugin.steps, plugin.code].filter((way) => way !== undefined).length;
  const steps = plugin.steps ?? [];
  const last = steps.at(-1);
  return [
    ...checkSettings(plugin),
    ...checkNames(plugin),
    ...checkComputed(plugin),
    ...checkHost(plugin),
    ...checkPairs(plugin),
    ...checkRequests(plugin.request, ['request']),
    ...checkReplies(plugin.replies, ['replies'], { isLast: plugin.code === undefined }),
    ...steps.flatMap((step, at) => [
      ...checkRequests(step.request, ['steps', at, 'request']),
      ...checkReplies(step.replies, ['steps', at, 'replies'], { isLast: step === last }),
    ]),
    ...checkBlamed(plugin),
    ...checkSteps(plugin),
    ...checkCookies(plugin),
    ...checkBetween(plugin),
    ...(plugin.status === 'live' && ways !== 1 ? [fault('SP040', [], { ways })] : []),
    ...(plugin.status === 'ended' && plugin.advice === undefined ? [fault('SP044', ['advice'], {})] : []),
    ...(plugin.request !== undefined && !tells(plugin.replies) ? [fault('SP034', ['replies'], {})] : []),
    ...(last !== undefined && !tells(last.replies) ? [fault('SP034', ['steps', steps.length - 1, 'replies'], {})] : []),
    ...(plugin.ipv4 || plugin.ipv6 ? [] : [fault('SP043', [], {})]),
  ];
};
