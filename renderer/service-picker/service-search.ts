import type { ServiceInfo } from '../../preload/contract/service.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';

type Language = 'ja' | 'en';

/** Services that the user runs, or that use no DNS: listed after all others, in this order. */
const OWN = ['emailonly', 'dyndns1', 'dyndns2', 'mailinabox', 'hipm-dnsmgr', 'powerdns', 'rfc2136', 'custom'];

/** One spelling for all: width, case, katakana and hiragana, and what stands between words. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\-._・/()]/g, '');
const wordsOf = (query: string): string[] => query.normalize('NFKC').split(/\s+/).map(plain).filter(Boolean);

const callingsOf = ({ name, nameJa = '', id, suffixes }: ServiceInfo): string[] => [name, nameJa, id, ...suffixes].map(plain);

/** The whole host name, or what all names of a service end in, was typed: who gives them out is meant. */
export const givesOut = ({ suffixes }: ServiceInfo, query: string): boolean => {
  const host = query.normalize('NFKC').trim().toLowerCase();
  return suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
};

/** How well a query meets a service: 0 its name begins so, 1 something it is called begins so, 2 it is in there. Null: not at all. */
export const closeness = (info: ServiceInfo, query: string): number | null => {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return 0;
  if (givesOut(info, query)) return 0;
  const callings = callingsOf(info);
  if (!wanted.every((word) => callings.some((calling) => calling.includes(word)))) return null;
  const whole = wanted.join('');
  if (plain(info.name).startsWith(whole) || (info.nameJa && plain(info.nameJa).startsWith(whole))) return 0;
  return callings.some((calling) => calling.startsWith(whole)) ? 1 : 2;
};

/** Japanese ones first for a Japanese user, own servers behind, ended ones last. */
const shelf = ({ id, status, country }: ServiceInfo, language: Language): number => {
  if (status === 'ended') return 2 + OWN.length;
  const own = OWN.indexOf(id);
  if (own >= 0) return 2 + own;
  return language === 'ja' && country?.toUpperCase() === 'JP' ? 0 : 1;
};

/** What the list offers, in order; with a query the best fits first. Ended services are offered only when searched for or already chosen. */
export const offered = (services: ServiceInfo[], { query, chosen, language }: { query: string; chosen: string; language: Language }) => {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  const asked = wordsOf(query).length > 0;
  return services
    .filter(({ id, status }) => asked || status === 'live' || id === chosen)
    .map((info) => ({ info, closeness: closeness(info, query) ?? 3, shelf: shelf(info, language), name: nameIn(language, info) }))
    .sort((a, b) => a.closeness - b.closeness || a.shelf - b.shelf || compare(a.name, b.name))
    .map(({ info }) => info);
};
