import type { LeftCode, NoteCode } from '../../preload/contract/imports/plan.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { hostProblem, toAscii } from '../net/host-name.ts';
import { isPlaceholderHost } from './reading/placeholder.ts';

export type HostFound = { ok: true; host: string; note?: NoteCode } | { ok: false; code: LeftCode };

/** A host of the file as a full name of the DNS: `home` at Duck DNS is home.duckdns.org. */
export const fullHost = (written: string, info: ServiceInfo): HostFound => {
  const typed = written.trim().replace(/^@\./, '');
  if (typed === '') return { ok: false, code: 'no-host' };
  if (isPlaceholderHost(typed)) return { ok: false, code: 'placeholder' };
  const [suffix] = info.suffixes;
  const alone = !typed.includes('.') && suffix !== undefined && info.suffixes.length === 1;
  const host = toAscii(alone ? `${typed}.${suffix}` : typed);
  const problem = hostProblem(host);
  if (problem === 'no-dot') return { ok: false, code: 'host-incomplete' };
  if (problem !== null) return { ok: false, code: typed === '*' ? 'host-incomplete' : 'host-bad' };
  return alone ? { ok: true, host, note: 'host-completed' } : { ok: true, host };
};
