import type { Plugin } from '../../../main/providers/grammar/plugin.ts';
import { type Json, parseJson, pointAt } from '../../../main/providers/judge/json.ts';
import { type Hostile, IPV4, IPV6, REFUSALS, successRules } from './replies.ts';

type Rule = ReturnType<typeof successRules>[number];
const asList = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);
const low = (text: string): string => text.trim().toLowerCase();

/** Of services whose code looks for it: what their documents answer a change with, where that is no more than a status or an empty body. */
const CODE_SIGNS: Readonly<Record<string, (reply: Hostile) => boolean>> = {
  gandi: ({ status }) => status === 201,
  bunny: ({ status }) => status === 204,
  spaceship: ({ status }) => status === 204,
  transip: ({ status }) => status === 204,
  vultr: ({ status }) => status === 204,
  powerdns: ({ status }) => status === 204,
  netlify: ({ status }) => status === 204,
  baiducloud: ({ status, body }) => [200, 204].includes(status) && ['', '{}'].includes(body.trim()),
  nearlyfreespeech: ({ status, body }) => [200, 204].includes(status) && body.trim() === '',
  // Nobody described it: it has to say so itself, in words that no refusal here has.
  custom: ({ body }) =>
    /\b(?:ok|good|true|same|nochg|done|saved|success|accepted|update|updated|changed?|unchanged|current)/i.test(body) &&
    !REFUSALS.includes(body),
  gcore: ({ status, body }) => status === 200 && body === '{}',
};

const isValue = (found: Json | undefined, wanted: unknown): boolean => {
  if (found === undefined || typeof found === 'object') return found === wanted;
  // A template may hold any address or name; what it is filled with is the judge's, that it is a text of its own is the sign.
  if (typeof wanted === 'object' && wanted !== null) return String(found).length > 0;
  return typeof found === 'boolean' || typeof wanted === 'boolean' ? found === wanted : String(found) === String(wanted);
};

/** Whether a reply has what one rule of a plug-in calls a success. Read from the rule alone, by other means than the judge's. */
const hasSign = (rule: Rule, { status, body }: Hostile): boolean => {
  const text = low(body);
  const lines = body.split('\n').map(low);
  const json = parseJson(body.trim());
  const first = lines.find((line) => line !== '')?.split(/\s/)[0] ?? '';
  const tells = (wanted: readonly string[], meets: (one: string) => boolean): boolean => wanted.length === 0 || wanted.map(low).some(meets);
  return (
    (rule.status === undefined || asList(rule.status).includes(status)) &&
    tells(asList(rule.firstWord), (one) => first === one || first.replace(/^\[.*\]/, '') === one) &&
    (rule.equals === undefined || text === low(rule.equals)) &&
    tells(asList(rule.startsWith), (one) => text.startsWith(one)) &&
    asList(rule.contains).every((one) => text.includes(low(one))) &&
    (rule.line === undefined || lines.some((one) => one.startsWith(low(rule.line?.equals ?? rule.line?.startsWith ?? '')))) &&
    (rule.echoed === undefined || body.includes(IPV4) || body.includes(IPV6)) &&
    asList(rule.json).every(({ pointer, equals, in: some, some: element }) => {
      const found = pointAt(json, pointer);
      if (element !== undefined) return Array.isArray(found) && found.length > 0;
      const wanted = [...(equals === undefined ? [] : [equals]), ...(some ?? [])];
      return wanted.length === 0 || wanted.some((one) => isValue(found, one));
    })
  );
};

/** Whether a reply carries the sign that the plug-in names, at a status that lets it speak. */
export const carriesSign = (plugin: Plugin, reply: Hostile): boolean => {
  if (reply.status < 200 || reply.status > 299) return false;
  return successRules(plugin).some((rule) => hasSign(rule, reply)) || (CODE_SIGNS[plugin.id]?.(reply) ?? false);
};
