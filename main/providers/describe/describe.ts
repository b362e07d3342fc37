import type { PluginAbout } from '../../../preload/contract/plugin.ts';
import { toAscii } from '../../net/host-name.ts';
import { choicesOf } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { repliesInWords } from './replies.ts';
import { requestsShown } from './requests.ts';

/** The one host that receives data, as it is shown; null where it comes from a setting or there is none. */
const hostOf = (plugin: Plugin): string | null => {
  const [choice] = plugin.host === undefined || plugin.selfHosted ? [] : choicesOf(plugin.host);
  return choice === undefined ? null : toAscii(choice.value.source.replace(/^https?:\/\//i, ''));
};

/** Pages beside the service's own that the plug-in leads the user to, and how often. */
const pagesOf = ({ credentialsPage, signUpPage, statusPage, confirmEveryDays, confirmPage }: Plugin): Partial<PluginAbout> =>
  Object.fromEntries(
    Object.entries({ credentialsPage, signUpPage, statusPage, confirmEveryDays, confirmPage }).filter(([, value]) => value !== undefined),
  );

/** Describes everything a plug-in would do, for the consent dialog. Pure. */
export const describePlugin = (plugin: Plugin): PluginAbout => ({
  id: plugin.id,
  name: plugin.name,
  nameJa: plugin.nameJa,
  homepage: plugin.homepage,
  ...pagesOf(plugin),
  host: hostOf(plugin),
  selfHosted: plugin.selfHosted,
  plainHttp: plugin.plainHttp,
  fields: plugin.settings.map(({ key, kind, label, required }) => ({ key, kind, label, required })),
  requests: requestsShown(plugin),
  replies: repliesInWords(plugin),
});
