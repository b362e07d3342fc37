import { BUILT_IN_NAMES, DERIVED_FROM_ZONE } from './render-scope.ts';
import type { Plugin } from './spec.ts';
import type { Replies, Rule } from './spec-reply.ts';
import { choicesOf, slotsInRequests, slotsInValue, whensInRequests } from './spec-slots.ts';
import { slotsOf } from './template.ts';

const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);
const isSuccess = (is: string): boolean => is === 'updated' || is === 'unchanged';

/** A status that says by itself that something was written; 200 does not. */
const TELLING = new Set([201, 204]);

const checkRule = (rule: Rule, where: string): string[] => {
  if (!isSuccess(rule.is)) return [];
  const conditions = asList(rule.json);
  const only = rule.firstWord ?? rule.equals ?? rule.startsWith ?? rule.contains ?? rule.line ?? rule.echoed ?? rule.header;
  const telling = asList(rule.status).length > 0 && asList(rule.status).every((status) => TELLING.has(status));
  return [
    ...(only === undefined && conditions.length === 0 && !telling ? [`${where}: an HTTP status alone is no success`] : []),
    ...(rule.waitCode ? [`${where}: a wait code is no success`] : []),
    ...(conditions.some((condition) => condition.contains !== undefined)
      ? [`${where}: a part of a JSON text is no success; use equals`]
      : []),
    ...(conditions.length > 0 && conditions.every((one) => one.equals === undefined && one.in === undefined)
      ? [`${where}: that a place exists is no success; use equals or in`]
      : []),
  ];
};

const checkReplies = (replies: Replies, where: string): string[] =>
  replies.flatMap((rule, at) => ('words' in rule ? [] : checkRule(rule, `${where}.${at}`)));

const tells = (replies: Replies): boolean =>
  replies.some((rule) => ('words' in rule ? Object.values(rule.words).some(isSuccess) : isSuccess(rule.is)));

const checkNames = (plugin: Plugin): string[] => {
  const keys = plugin.settings.map((setting) => setting.key);
  const known = new Set<string>([...BUILT_IN_NAMES, ...keys]);
  const problems: string[] = [];
  const meet = (names: string[], where: string): void => {
    for (const name of names) {
      if (!known.has(name)) problems.push(`${where}: unknown placeholder {${name}}`);
      if ((DERIVED_FROM_ZONE as readonly string[]).includes(name) && !keys.includes('zone'))
        problems.push(`${where}: {${name}} needs a setting zone`);
    }
  };
  if (plugin.host !== undefined) meet(slotsInValue(plugin.host), 'host');
  meet([...slotsInRequests(plugin.request), ...whensInRequests(plugin.request)], 'request');
  for (const [at, step] of (plugin.steps ?? []).entries()) {
    meet([...slotsInRequests(step.request), ...whensInRequests(step.request)], `steps.${at}.request`);
    for (const name of Object.keys(step.take)) {
      if (known.has(name)) problems.push(`steps.${at}.take: {${name}} is taken already`);
      known.add(name);
    }
  }
  for (const key of keys) {
    if ((BUILT_IN_NAMES as readonly string[]).includes(key)) problems.push(`settings: ${key} is a name of the grammar`);
  }
  if (new Set(keys).size !== keys.length) problems.push('settings: a key is there twice');
  return problems;
};

/** What the shape alone cannot tell: names, hosts, and that only a documented sign is a success. */
export const checkPlugin = (plugin: Plugin): string[] => {
  const ways = [plugin.request, plugin.steps, plugin.code].filter((way) => way !== undefined).length;
  const problems = [...checkNames(plugin), ...checkReplies(plugin.replies, 'replies')];
  for (const [at, step] of (plugin.steps ?? []).entries()) problems.push(...checkReplies(step.replies, `steps.${at}.replies`));
  if (plugin.status === 'live' && ways !== 1) problems.push('plug-in: exactly one of request, steps and code');
  if (plugin.status === 'ended' && plugin.advice === undefined) problems.push('advice: an ended service says what to do instead');
  if (plugin.code !== undefined && plugin.quality === 'installed') problems.push('code: only built-in plug-ins have it');
  if (plugin.request !== undefined && !tells(plugin.replies)) problems.push('replies: no rule tells a success');
  const last = plugin.steps?.at(-1);
  if (last !== undefined && !tells(last.replies)) problems.push('steps: the last step has no rule that tells a success');
  if (plugin.request !== undefined || plugin.steps !== undefined) {
    if (plugin.host === undefined) problems.push('host: the host that receives data is missing');
    else if (choicesOf(plugin.host).some((choice) => slotsOf(choice.value).length > 0) !== plugin.selfHosted)
      problems.push('host: comes from a setting exactly where selfHosted is true');
  }
  if (!plugin.ipv4 && !plugin.ipv6) problems.push('plug-in: neither ipv4 nor ipv6');
  return problems;
};
