import type { SettingValue } from '../../../preload/contract/event.ts';
import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import type { Bilingual } from '../../../preload/contract/service.ts';
import { toAscii } from '../../net/host-name.ts';
import { requestList } from '../grammar/placeholders.ts';
import type { Plugin, StepSpec } from '../grammar/plugin.ts';
import type { RequestSpec, When } from '../grammar/request.ts';
import { maskFor } from '../mask/job-mask.ts';
import { DOTS } from '../mask/mask.ts';
import type { Tools } from '../render/computed.ts';
import { type Rendered, render } from '../render/render.ts';
import { isInside, type Sending, scopeOf } from '../render/scope.ts';
import { encodeUrl, holds } from '../render/value.ts';
import { toolsAt } from '../run/tools.ts';
import { whenWords } from './conditions.ts';
import { asWritten } from './templates.ts';
import { othersIn } from './variants.ts';

type Shown = PluginAbout['requests'][number];

/** Addresses for examples (RFC 5737, RFC 3849). */
const IPV4 = '192.0.2.10';
const IPV6 = '2001:db8::10';

const exampleOf = ({ key, kind, placeholder, default: given, choices }: Plugin['settings'][number]): SettingValue => {
  // Masked wherever it stands, in whatever form: no word of a plug-in is like it.
  if (kind === 'secret') return `saikoro.${key}.secret`;
  if (given !== undefined) return given;
  if (kind === 'switch') return true;
  if (kind === 'number') return 1;
  if (kind === 'choice') return choices?.[0]?.value ?? key;
  if (placeholder !== undefined) return placeholder;
  return kind === 'hostname' ? 'example.com' : kind === 'url' ? 'https://dns.example.com/' : key;
};

const hostExample = ({ hostExample: host, suffixes }: Plugin, zone: SettingValue | undefined): string => {
  const [suffix] = suffixes;
  if (typeof zone === 'string' && zone !== '' && !isInside(toAscii(host), toAscii(zone))) return `home.${toAscii(zone)}`;
  return suffix === undefined || isInside(toAscii(host), suffix) ? toAscii(host) : `home.${suffix}`;
};

type Filled = 'all' | 'required';

/** Every way an update can go: all fields filled in or only those that must be, and each family or both. */
const sendingsOf = (plugin: Plugin, taken: Record<string, string>): Sending[] => {
  const apart = [plugin.ipv4 ? { ipv4: IPV4, ipv6: null } : null, plugin.ipv6 ? { ipv4: null, ipv6: IPV6 } : null];
  const both = plugin.ipv4 && plugin.ipv6 && plugin.limits.together !== 'no' ? [{ ipv4: IPV4, ipv6: IPV6 }] : [];
  const families = [...both, ...apart.filter((family) => family !== null)];
  return (['all', 'required'] satisfies Filled[]).flatMap((filled) => {
    const fields = plugin.settings.filter((field) => filled === 'all' || field.required || field.default !== undefined);
    const settings = Object.fromEntries(fields.map((field) => [field.key, exampleOf(field)]));
    const hosts = [hostExample(plugin, settings.zone)];
    return families.map((family) => ({ hosts, ...family, settings, taken }));
  });
};

/** The moment of an example, which is the same whenever it is shown. */
const EXAMPLE_TOOLS: Tools = {
  ...toolsAt(Date.UTC(2026, 0, 2, 3, 4, 5)),
  random: (bytes) => Uint8Array.from({ length: bytes }, (_, at) => at),
};

const mapRendered = ({ method, url, headers, body }: Rendered, mask: (text: string) => string): Shown => ({
  method,
  url: mask(url),
  headers: Object.entries(headers).map(([name, value]): [string, string] => [name, mask(value)]),
  ...(body === undefined ? {} : { body: mask(body) }),
});

const sameFor = (family: string) => (shown: Shown) =>
  JSON.stringify(shown).replaceAll(encodeUrl(IPV6), family).replaceAll(IPV6, family).replaceAll(IPV4, family);

const FAMILY_WHEN = {
  ipv4: { ja: 'IPv4 のとき', en: 'for IPv4' },
  ipv6: { ja: 'IPv6 のとき', en: 'for IPv6' },
} as const satisfies Record<string, Bilingual>;

const showRequest = (plugin: Plugin, request: RequestSpec, sendings: readonly Sending[]): Shown[] => {
  const alone = { ...request, when: undefined };
  const fitting = sendings.filter((sending) => holds(request.when, scopeOf(sending, plugin.suffixes)));
  const shown = (fitting.length > 0 ? fitting : sendings).flatMap((sending) => {
    const rendered = render(plugin, alone, sending, EXAMPLE_TOOLS);
    if (!rendered.ok) return [];
    const mask = maskFor(plugin, sending.settings);
    mask.also(rendered.secrets);
    return [{ sending, request: mapRendered(rendered.request, mask) }];
  });
  const [first] = shown;
  const when = request.when === undefined ? undefined : whenWords(plugin, request.when);
  const others = othersIn(plugin, request);
  const withWhen = (one: Shown, words = when): Shown => ({
    ...one,
    ...(words === undefined ? {} : { when: words }),
    ...(others.length === 0 ? {} : { others }),
  });
  if (first === undefined) return [withWhen(asWritten(plugin, request))];
  const other = shown.find(({ sending }) => first.sending.ipv6 === null && sending.ipv6 !== null);
  const same = sameFor('ip');
  if (other === undefined || same(first.request) === same(other.request)) return [withWhen(first.request)];
  return [withWhen(first.request, when ?? FAMILY_WHEN.ipv4), withWhen(other.request, when ?? FAMILY_WHEN.ipv6)];
};

/** What must hold for a request of a step. */
const both = (step: When | undefined, own: When | undefined): When | undefined => {
  if (step === undefined || own === undefined) return step ?? own;
  return { has: [...(step.has ?? []), ...(own.has ?? [])], lacks: [...(step.lacks ?? []), ...(own.lacks ?? [])] };
};

/** Each request a plug-in may send, filled with examples; secrets are dots, in whatever form they stand there. */
export const requestsShown = (plugin: Plugin): Shown[] => {
  const steps: Pick<StepSpec, 'when' | 'request' | 'take'>[] =
    plugin.steps ?? (plugin.request === undefined ? [] : [{ request: plugin.request, take: {} }]);
  const taken = Object.fromEntries(steps.flatMap(({ take }) => Object.keys(take)).map((name) => [name, name]));
  const sendings = sendingsOf(plugin, taken);
  const cookie: [string, string][] = plugin.cookies ? [['Cookie', DOTS]] : [];
  return steps.flatMap(({ when, request }, at) =>
    requestList(request)
      .flatMap((one) => showRequest(plugin, { ...one, when: both(when, one.when) }, sendings))
      .map((one) => (at === 0 ? one : { ...one, headers: [...one.headers, ...cookie] })),
  );
};
