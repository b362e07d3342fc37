import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import type { Bilingual } from '../../../preload/contract/service.ts';
import { type Computed, templatesIn } from '../grammar/computed.ts';
import { usesInRequests } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { RequestSpec } from '../grammar/request.ts';
import { slotsOf, type Template } from '../grammar/template.ts';

type Other = NonNullable<PluginAbout['requests'][number]['others']>[number];

const NAMES = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;

/** A text to be signed has lines; here it is one. */
const inOneLine = ({ source }: Template): string => source.replaceAll('\n', ' ⏎ ');

/** How a value is made, and of what. */
const madeAs = (one: Computed): { how: Bilingual; of: string } => {
  if ('time' in one) return { how: { ja: '送るときの時刻', en: 'the time it is sent' }, of: one.time };
  if ('random' in one) return { how: { ja: '送るたびに変わる値', en: 'chance, new each time' }, of: one.random };
  if ('sent' in one) return { how: { ja: 'このリクエストの一部', en: 'a part of this request' }, of: one.sent };
  if ('text' in one) return { how: { ja: 'つなげた文字列', en: 'put together' }, of: inOneLine(one.text) };
  if ('encoded' in one) return { how: { ja: 'URL の形にした文字列', en: 'encoded for a URL' }, of: inOneLine(one.encoded) };
  if ('hash' in one) return { how: { ja: `${NAMES[one.hash]} ハッシュにして`, en: `as its ${NAMES[one.hash]}` }, of: inOneLine(one.of) };
  const keys = [one.key].flat().map(inOneLine).join(' › ');
  const name = `HMAC-${NAMES[one.hmac]}`;
  return { how: { ja: `${keys} を鍵にした ${name} 署名`, en: `signed with ${keys} (${name})` }, of: inOneLine(one.of) };
};

/** Every value that is computed for a request, those it is made of first. */
export const computedIn = ({ computed }: Plugin, request: RequestSpec): Other[] => {
  const needed = new Set(usesInRequests(request, []).map(({ name }) => name));
  const entries = Object.entries(computed);
  // Each is made of those before it.
  for (const [name, one] of [...entries].reverse()) {
    if (!needed.has(name)) continue;
    for (const [, template] of templatesIn(one)) for (const slot of slotsOf(template)) needed.add(slot.name);
  }
  return entries
    .filter(([name]) => needed.has(name))
    .map(([name, one]) => {
      const { how, of } = madeAs(one);
      return { name: `{${name}}`, value: of, when: how };
    });
};
