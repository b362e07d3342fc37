import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import type { Bilingual } from '../../../preload/contract/service.ts';
import { choicesOf, usesInRequests } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Auth, RequestSpec, When } from '../grammar/request.ts';
import { computedIn } from './computed.ts';
import { whenWords } from './conditions.ts';

type Other = NonNullable<PluginAbout['requests'][number]['others']>[number];
interface Choice {
  when?: When;
  text: string;
}

const OTHERWISE: Bilingual = { ja: 'それ以外のとき', en: 'otherwise' };

/** A place that always holds the same is in the example already. */
const choicesAt = (plugin: Plugin, name: string, choices: readonly Choice[]): Other[] =>
  choices.every(({ when }) => when === undefined)
    ? []
    : choices.map(({ when, text }) => ({ name, value: text, when: when === undefined ? OTHERWISE : whenWords(plugin, when) }));

export const signInText = (auth: Auth): string =>
  'bearer' in auth ? `Bearer ${auth.bearer.source}` : `Basic ${auth.basic.user.source}:${auth.basic.password.source}`;

/** What one example of a request cannot show: values that depend on what is filled in, as they are written, and how others are computed. */
export const othersIn = (plugin: Plugin, request: RequestSpec): Other[] => {
  const fields = (['query', 'headers', 'form'] as const).flatMap((part) => Object.entries(request[part] ?? {}));
  const auths = request.auth === undefined ? [] : [request.auth].flat();
  const fallbacks = usesInRequests(request, []).flatMap(({ name, fallback }): Other[] =>
    fallback === undefined ? [] : [{ name: `{${name}}`, value: fallback, when: whenWords(plugin, { lacks: [name] }) }],
  );
  return [
    ...fields.flatMap(([name, value]) =>
      choicesAt(
        plugin,
        name,
        choicesOf(value).map(({ when, value: { source } }) => ({ when, text: source })),
      ),
    ),
    ...choicesAt(
      plugin,
      'Authorization',
      auths.map((auth) => ({ when: auth.when, text: signInText(auth) })),
    ),
    ...fallbacks,
    ...computedIn(plugin, request),
  ];
};
