import type { ServiceInfo } from '../../preload/contract/service.ts';
import { neighboursOf } from './grammar/neighbours.ts';
import type { Plugin } from './grammar/plugin.ts';

/** Services with several ways to sign in, of which their code (code/) needs one whole. */
export const WAYS_IN: Readonly<Record<string, string[][]>> = {
  cloudflare: [['token'], ['email', 'apiKey']],
  freedns: [['token'], ['username', 'password']],
  gandi: [['personalAccessToken'], ['apiKey']],
};

/** What the window knows of a service. */
export const infoOf = (plugin: Plugin): ServiceInfo => ({
  id: plugin.id,
  name: plugin.name,
  nameJa: plugin.nameJa,
  homepage: plugin.homepage,
  credentialsPage: plugin.credentialsPage,
  signUpPage: plugin.signUpPage,
  statusPage: plugin.statusPage,
  confirmEveryDays: plugin.confirmEveryDays,
  confirmPage: plugin.confirmPage,
  status: plugin.status,
  ended: plugin.ended,
  advice: plugin.advice,
  successors: plugin.successors,
  country: plugin.country,
  ipv4: plugin.ipv4,
  ipv6: plugin.ipv6,
  suffixes: plugin.suffixes,
  hostExample: plugin.hostExample,
  fields: plugin.settings,
  ...(plugin.quality !== 'installed' && Object.hasOwn(WAYS_IN, plugin.id) ? { waysIn: WAYS_IN[plugin.id] } : {}),
  refreshDays: plugin.limits.refreshDays,
  maxHosts: plugin.limits.maxHosts,
  quality: plugin.quality,
  neighbours: neighboursOf(plugin),
});
