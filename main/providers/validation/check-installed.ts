import { isPublic } from '../../net/address.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import { type Fault, fault } from '../grammar/fault.ts';
import { choicesOf } from '../grammar/placeholders.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { slotsOf } from '../grammar/template.ts';
import { checkAddress } from './check-requests.ts';

const NEAR_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** An address as it stands in a URL; null for a name. */
const literalIn = (host: string): string | null => (host.startsWith('[') ? host.slice(1, -1) : /^[\d.]+$/.test(host) ? host : null);

/** Whether a host is one of the user's own network, by its name alone. What it resolves to is looked at when it is called. */
const isNear = (host: string): boolean => {
  const literal = literalIn(host);
  return literal === null ? NEAR_NAMES.test(host) || !host.includes('.') : !isPublic(literal);
};

const HOST = /^(?:https?:\/\/)?([a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]+\])$/i;

/** The host a text names; undefined where there is more in it, or where it is a name that could be read in two ways. */
const hostIn = (text: string): string | undefined => {
  const host = HOST.exec(text)?.[1]?.toLowerCase();
  if (host === undefined || literalIn(host) !== null || !host.includes('.')) return host;
  return host.endsWith('.') || hostProblem(host) !== null ? undefined : host;
};

/** The form of a name in letters of its own that goes over the wire; null where it is none. */
const asciiOf = (name: string): string | null => {
  const ascii = toAscii(name);
  return /[^\p{ASCII}]/u.test(name) && hostIn(ascii) !== undefined ? ascii : null;
};

/** A server of one's own is what the user typed, and nothing that was put before, behind or in place of it. */
const checkOwnHost = (plugin: Plugin, value: NonNullable<Plugin['host']>): Fault[] => {
  const choices = choicesOf(value);
  if (choices.every((choice) => slotsOf(choice.value).length === 0)) return [];
  const [only] = choices;
  const [slot] = only?.value.parts ?? [];
  const isAlone = choices.length === 1 && only?.when === undefined && only?.value.parts.length === 1;
  const field =
    isAlone && typeof slot === 'object' && slot.fallback === undefined ? plugin.settings.find(({ key }) => key === slot.name) : undefined;
  return field?.kind === 'hostname' && field.default === undefined ? [] : [fault('SP055', ['host'], {})];
};

const checkHost = (plugin: Plugin): Fault[] => {
  if (plugin.host === undefined) return [];
  if (plugin.selfHosted) return checkOwnHost(plugin, plugin.host);
  const texts = choicesOf(plugin.host)
    .filter(({ value }) => slotsOf(value).length === 0)
    .map(({ value }) => value.source)
    .filter((text) => text.trim() !== '');
  const bare = texts.map(hostIn);
  const odd = texts.find((_, at) => bare[at] === undefined);
  if (odd !== undefined) return [fault('SP053', ['host'], { name: odd, ascii: asciiOf(odd) })];
  const hosts = [...new Set(bare.filter((host) => host !== undefined))];
  if (hosts.length > 1) return [fault('SP054', ['host'], { hosts })];
  return hosts.filter(isNear).map((name) => fault('SP052', ['host'], { name }));
};

/** Additional rules for installed plug-ins. */
export const checkInstalled = (plugin: Plugin, raw: unknown, isBuiltIn: (id: string) => boolean): Fault[] => [
  ...(typeof raw === 'object' && raw !== null && Object.hasOwn(raw, '$schema') ? [] : [fault('SP010', ['$schema'], { name: null })]),
  ...(isBuiltIn(plugin.id) ? [fault('SP051', ['id'], { name: plugin.id })] : []),
  ...(plugin.code === undefined ? [] : [fault('SP050', ['code'], {}, 'key')]),
  ...checkHost(plugin),
  ...checkAddress(plugin),
];
