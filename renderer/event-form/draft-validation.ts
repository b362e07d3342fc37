import { MOST } from '../../preload/contract/event.ts';
import { HOSTS_PER_REQUEST, type ServiceInfo } from '../../preload/contract/service.ts';
import type { Strings } from '../../preload/strings/index.ts';
import type { AddressDraft, Draft, ProgramDraft, ScheduleDraft } from './draft.ts';
import { argsIn, hostsIn } from './draft-encode.ts';
import { type Fault, type Faults, isWebAddress } from './fault.ts';
import { OWN_URL, ownUrlFaults } from './own-url-check.ts';
import { signInFaults } from './sign-in.ts';
import { isHost, isIpv4, isIpv6, plainly } from './typed.ts';
import { watchFaults } from './watch-validation.ts';

export type TabName = keyof Strings['event']['tabs'];

/** Of a whole number that is asked for. */
export const numberFault = (text: string, least: number, most: number): Fault | undefined => {
  const figures = plainly(text);
  if (figures === '') return 'required';
  const value = Number(figures);
  if (!Number.isInteger(value)) return 'not-a-number';
  return value < least || value > most ? 'out-of-range' : undefined;
};

const lengthFault = (text: string, most: number): Fault | undefined => (text.length > most ? 'too-long' : undefined);

const argsFault = (args: string[]): Fault | undefined =>
  args.length > MOST.args || args.some((each) => each.length > MOST.arg) ? 'too-long' : undefined;

const programFaults = (prefix: string, call: ProgramDraft): Faults => ({
  [`${prefix}program`]: call.program.trim() ? lengthFault(call.program.trim(), MOST.program) : 'required',
  [`${prefix}args`]: argsFault(argsIn(call)),
  [`${prefix}timeout`]: numberFault(call.timeout, 1, 3600),
});

const timeFault = (at: string): Fault | undefined => (/^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? undefined : 'bad-time');

const cronFault = (expression: string): Fault | undefined =>
  expression.split(/\s+/).length < 5 ? 'bad-cron' : lengthFault(expression, MOST.expression);

const scheduleFaults = (draft: ScheduleDraft, now: number): Faults => {
  switch (draft.kind) {
    case 'on-change':
      return draft.refresh === 'other' ? { days: numberFault(draft.days, 1, 366) } : {};
    case 'daily':
    case 'weekly':
      return { at: timeFault(draft.at) };
    case 'monthly':
      return { at: timeFault(draft.at), day: numberFault(draft.day, 1, 31) };
    case 'every':
      return { minutes: numberFault(draft.minutes, 5, 525_600) };
    case 'cron':
      return { expression: cronFault(plainly(draft.expression)) };
    case 'at-start':
      return {};
    case 'once': {
      const at = new Date(draft.once).getTime();
      return { once: Number.isNaN(at) ? 'bad-time' : at <= now ? 'in-the-past' : undefined };
    }
  }
};

export const addressFaults = (draft: AddressDraft): Faults => {
  switch (draft.kind) {
    case 'automatic':
      return {};
    case 'interface':
      return { interface: draft.name ? undefined : 'required' };
    case 'command':
      return programFaults('source-', draft.call);
    case 'url':
      return { url: isWebAddress(plainly(draft.url)) ? lengthFault(plainly(draft.url), MOST.url) : 'bad-url' };
    case 'fixed': {
      const [ipv4, ipv6] = [plainly(draft.ipv4), plainly(draft.ipv6)];
      if (!ipv4 && !ipv6) return { ipv4: 'required' };
      return { ipv4: ipv4 && !isIpv4(ipv4) ? 'bad-ipv4' : undefined, ipv6: ipv6 && !isIpv6(ipv6) ? 'bad-ipv6' : undefined };
    }
  }
};

const hostFault = (draft: Draft, info: ServiceInfo): Fault | undefined => {
  const hosts = hostsIn(draft.hosts, info);
  if (hosts.length === 0) return 'required';
  if (hosts.length > info.maxHosts) return 'too-many-hosts';
  return hosts.every(isHost) ? undefined : 'bad-host';
};

const fieldFault = (field: ServiceInfo['fields'][number], draft: Draft, stored: string[]): Fault | undefined => {
  if (field.kind === 'secret') {
    const typed = draft.secrets[field.key] ?? '';
    return field.required && typed === '' && !stored.includes(field.key) ? 'required' : lengthFault(typed, MOST.setting);
  }
  const value = draft.settings[field.key];
  if (value === undefined || value === '') return field.required && field.kind !== 'switch' ? 'required' : undefined;
  if (field.kind === 'number' && !Number.isFinite(Number(plainly(String(value))))) return 'not-a-number';
  if (field.key === HOSTS_PER_REQUEST.key) return numberFault(String(value), HOSTS_PER_REQUEST.least, HOSTS_PER_REQUEST.most);
  if (field.kind === 'url' && !isWebAddress(plainly(String(value)))) return 'bad-url';
  return lengthFault(String(value), MOST.setting);
};

const present = (faults: Faults): Faults => Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));

const ownFaults = (draft: Draft, info: ServiceInfo | undefined, stored: string[]): Faults => {
  if (draft.type === 'command') return programFaults('', draft.call);
  if (draft.type === 'watch') return watchFaults(draft);
  if (!info) return { service: 'choose-service' };
  const fields = info.fields.map((field) => [`setting:${field.key}`, fieldFault(field, draft, stored)]);
  const kept = stored.filter((key) => !draft.removed.includes(key));
  const own = draft.service === OWN_URL ? ownUrlFaults(draft, kept) : {};
  return { hosts: hostFault(draft, info), ...signInFaults(draft, info, kept), ...own, ...present(Object.fromEntries(fields)) };
};

const generalFaults = (draft: Draft, info: ServiceInfo | undefined, stored: string[]): Faults => ({
  name: lengthFault(draft.name.trim(), MOST.name),
  ...ownFaults(draft, info, stored),
});

const familyFaults = ({ families }: Draft, info: ServiceInfo | undefined): Faults => {
  if (!families.ipv4 && !families.ipv6) return { families: 'no-family' };
  const taken = !info || (families.ipv4 && info.ipv4) || (families.ipv6 && info.ipv6);
  return taken ? {} : { families: 'family-unsupported' };
};

const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i;
/** Main says exactly what is wrong, while it is typed. */
const deviceFault = ({ families, device, ipv6Host }: Draft): Fault | undefined => {
  if (!families.ipv6 || !device) return undefined;
  const typed = plainly(ipv6Host);
  if (typed === '') return 'required';
  const name = typed.replace(/\/\d{1,3}$/, '');
  return typed.length <= 64 && (MAC.test(name) || isIpv6(name)) ? undefined : 'bad-device';
};

export const hasAddressFault = (draft: AddressDraft): boolean => Object.keys(present(addressFaults(draft))).length > 0;

/** What keeps the draft from being saved, tab by tab. `stored`: keys of the secrets that are kept already; `now`: ms since 1970. */
export const faultsOf = (draft: Draft, info: ServiceInfo | undefined, stored: string[], now: number): Record<TabName, Faults> => ({
  general: present(generalFaults(draft, info, stored)),
  schedule: draft.type === 'watch' ? {} : present(scheduleFaults(draft.schedule, now)),
  address:
    draft.type === 'dns' ? present({ ...familyFaults(draft, info), ...addressFaults(draft.address), ipv6Host: deviceFault(draft) }) : {},
  log: {},
  propagation: {},
  trial: {},
});
