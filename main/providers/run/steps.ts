import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { Plugin, StepSpec } from '../grammar/plugin.ts';
import type { Take } from '../grammar/reply.ts';
import type { Scalar, Scope } from '../grammar/template.ts';
import { excerptOf } from '../judge/excerpt.ts';
import { sureOfFamilies } from '../judge/families.ts';
import { byStatus } from '../judge/http-status.ts';
import { judge } from '../judge/judge.ts';
import { excerptIn, judgeByRules, wordsIn } from '../judge/outcome.ts';
import { type Judged, type ReplyView, type Sent, viewOf } from '../judge/reply-view.ts';
import { isListed, isOptional, isRead, isSecret, soughtBy, takeFrom } from '../judge/take.ts';
import type { JobMask } from '../mask/mask.ts';
import { render } from '../render/render.ts';
import { type Sending, scopeOf } from '../render/scope.ts';
import { holds } from '../render/value.ts';
import { createCookieJar } from './cookie-jar.ts';
import { type Io, networkOutcome } from './io.ts';
import { toolsAt } from './tools.ts';

/** The steps of a plug-in; a single request is a single step. */
const stepsOf = (plugin: Plugin): StepSpec[] =>
  plugin.steps ?? (plugin.request === undefined ? [] : [{ request: plugin.request, take: {}, replies: plugin.replies }]);

/** Of a list that was read it says what was not in it, not what was; of a reply that could not be read also its beginning. */
const missingOutcome = (step: StepSpec, take: Take, view: ReplyView, sent: Sent): Outcome => {
  const { is = 'not-confirmed', reason = 'no-rule', setting } = step.missing ?? {};
  const excerpt = isRead(take, view) ? wordsIn(view, sent) : excerptIn(view, sent);
  return { kind: is, reason, setting, excerpt, sought: excerptOf(soughtBy(take, sent.scope), sent.mask) };
};

/** Whether the user lets what is missing be made. */
const mayGoOn = ({ missing }: StepSpec, scope: Scope): boolean => missing?.unless !== undefined && holds(missing.unless, scope);

/** Sends the steps one after the other; the last, or the first with an outcome, decides. */
export const runSteps = async (plugin: Plugin, start: Sending, mask: JobMask, io: Io): Promise<Judged> => {
  const steps = stepsOf(plugin);
  const taken: Record<string, Scalar> = {};
  const secrets: string[] = [];
  const jar = plugin.cookies ? createCookieJar() : undefined;
  const family = plugin.limits.sourceAddressOnly ? (start.ipv4 === null ? 6 : 4) : undefined;
  for (const [at, step] of steps.entries()) {
    const sending = { ...start, taken, between: plugin.hostsBetween };
    if (!holds(step.when, scopeOf(sending, plugin.suffixes))) continue;
    const rendered = render(plugin, step.request, sending, toolsAt(io.now()));
    if (!rendered.ok) return { outcome: rendered.outcome };
    secrets.push(...rendered.secrets);
    if (secrets.length > 0) mask.also(secrets);
    const { url } = rendered.request;
    const cookie = jar?.header(url);
    const headers = { ...rendered.request.headers, ...(cookie === undefined ? {} : { Cookie: cookie }) };
    const reply = await io.send({ ...rendered.request, headers }, family);
    if (!reply.ok) return { outcome: networkOutcome(reply.fault) };
    secrets.push(...(jar?.take(url, reply.setCookies ?? [], io.now()) ?? []));
    if (secrets.length > 0) mask.also(secrets);
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
    const lost: Take[] = [];
    for (const [name, take] of Object.entries(step.take)) {
      const value = takeFrom(take, view, scope);
      if (value !== undefined) taken[name] = value;
      else if (!isOptional(take)) lost.push(take);
      if (value !== undefined && isSecret(take)) secrets.push(String(value));
    }
    // Before anything is said of the reply: it may hold the secret beside what was not found.
    if (secrets.length > 0) mask.also(secrets);
    const goesOn = told === 'next' && !view.truncated && mayGoOn(step, scope);
    const missing = lost.find((take) => !(goesOn && isListed(take, view)));
    if (missing !== undefined) return { outcome: missingOutcome(step, missing, view, sent) };
  }
  return { outcome: { kind: 'bad-config' } };
};
