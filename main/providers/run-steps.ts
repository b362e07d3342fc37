import { type Io, networkOutcome } from './io.ts';
import { excerptIn, type Judged, judge, judgeByRules, type Sent } from './judge.ts';
import { sureOfFamilies } from './judge-families.ts';
import { isSame, type Json, pointAt } from './judge-json.ts';
import { viewOf } from './judge-rule.ts';
import { byStatus } from './judge-status.ts';
import type { JobMask } from './mask.ts';
import { render } from './render.ts';
import { type Sending, scopeOf } from './render-scope.ts';
import type { Plugin, StepSpec } from './spec.ts';
import type { Take } from './spec-reply.ts';
import type { Scalar, Scope } from './template.ts';
import { toolsAt } from './tools.ts';

/** Of a value that is taken for later steps, in characters: a signed token is long, a page is no value. */
const LONGEST_TAKEN = 4096;

/** The steps of a plug-in; a single request is a single step. */
const stepsOf = (plugin: Plugin): StepSpec[] =>
  plugin.steps ?? (plugin.request === undefined ? [] : [{ request: plugin.request, take: {}, replies: plugin.replies }]);

const takeFrom = (take: Take, json: Json | undefined, scope: Scope): Scalar | undefined => {
  let found: Json | undefined;
  if (typeof take === 'string') {
    found = pointAt(json, take);
  } else {
    const list = pointAt(json, take.from);
    const where = Object.entries(take.where);
    const item = Array.isArray(list)
      ? list.find((one) => where.every(([pointer, wanted]) => isSame(pointAt(one, pointer), wanted, scope)))
      : undefined;
    found = pointAt(item, take.take);
  }
  if (typeof found === 'string') return found.length <= LONGEST_TAKEN ? found : undefined;
  return typeof found === 'number' || typeof found === 'boolean' ? found : undefined;
};

/** Sends the steps one after the other; the last, or the first with an outcome, decides. */
export const runSteps = async (plugin: Plugin, start: Sending, mask: JobMask, io: Io): Promise<Judged> => {
  const steps = stepsOf(plugin);
  const taken: Record<string, Scalar> = {};
  const secrets: string[] = [];
  const family = plugin.limits.sourceAddressOnly ? (start.ipv4 === null ? 6 : 4) : undefined;
  for (const [at, step] of steps.entries()) {
    const sending = { ...start, taken };
    const rendered = render(plugin, step.request, sending, toolsAt(io.now()));
    if (!rendered.ok) return { outcome: rendered.outcome };
    secrets.push(...rendered.secrets);
    if (secrets.length > 0) mask.also(secrets);
    const reply = await io.send(rendered.request, family);
    if (!reply.ok) return { outcome: networkOutcome(reply.fault) };
    const scope = scopeOf(sending, plugin.suffixes);
    const addresses = [start.ipv4, start.ipv6].filter((address) => address !== null);
    const sent: Sent = { hosts: start.hosts, addresses, scope, now: io.now(), mask, excerptAt: plugin.excerptAt };
    const { charset, dropTags, perHostLines } = plugin;
    const view = viewOf(reply, charset, dropTags);
    if (at === steps.length - 1)
      return sureOfFamilies(judge({ replies: step.replies, charset, dropTags, perHostLines }, reply, sent), view.text, {
        plugin,
        sending,
        scope,
      });
    const excerpt = excerptIn(view, sent);
    const told = judgeByRules(step.replies, view, sent);
    if (told !== null && told !== 'next') return { outcome: { excerpt, ...told } };
    if (told === null && (reply.status < 200 || reply.status > 299 || reply.truncated))
      return { outcome: { ...byStatus(view, io.now()), excerpt } };
    for (const [name, take] of Object.entries(step.take)) {
      const value = takeFrom(take, view.json(), scope);
      if (value === undefined) {
        const { is = 'not-confirmed', reason = 'no-rule', setting } = step.missing ?? {};
        return { outcome: { kind: is, reason, setting, excerpt } };
      }
      taken[name] = value;
    }
  }
  return { outcome: { kind: 'bad-config' } };
};
