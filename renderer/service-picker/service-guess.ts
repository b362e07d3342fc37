import type { Bridge, Result } from '../../preload/contract/api.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Services } from '../store/context.ts';
import { act, ask, type Refusal } from '../store/ipc.ts';
import { givesOut } from './service-search.ts';
import { kindOf } from './smart-text.ts';

export type Found = Result<'services.recognize'>[number];

/** Whose a pasted text may be, the likeliest first. */
export interface Guess {
  found: Found[];
  /** Whom the DNS named; none where it was not asked. */
  nameServers: string[];
  refused: Refusal | null;
}

export const named = (service: string, host?: string): Found => ({
  service,
  hosts: host === undefined ? [] : [host],
  values: {},
  siteOnly: true,
});

const hostIn = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '');

/** The host name that was typed; a service's own domain is not yet a name in it. */
export const wholeHost = ({ suffixes }: ServiceInfo, typed: string): string | undefined => {
  const host = hostIn(typed);
  return suffixes.includes(host) ? undefined : host;
};

const byHost = async (bridge: Bridge, services: Services, typed: string): Promise<Guess> => {
  const host = hostIn(typed);
  const givers = [...services.values()].filter((info) => givesOut(info, host));
  if (givers.length > 0) return { found: givers.map((info) => named(info.id, wholeHost(info, host))), nameServers: [], refused: null };
  const answer = await act(bridge, 'services.guess', { host: host.slice(0, 255) });
  if (!answer.ok) return { found: [], nameServers: [], refused: answer };
  return { found: answer.services.map((id) => named(id, host)), nameServers: answer.nameServers, refused: null };
};

/** By the address in it, where there is one; a host name by what it ends in, else by its name servers. */
export const guess = async (bridge: Bridge, services: Services, text: string): Promise<Guess> => {
  const typed = text.trim();
  if (kindOf(typed) !== 'address') return byHost(bridge, services, typed);
  const answer = await ask(bridge, 'services.recognize', { text: typed.slice(0, 8192) });
  return answer.ok ? { found: answer.value, nameServers: [], refused: null } : { found: [], nameServers: [], refused: answer };
};
