import type { Bilingual } from '../../../preload/contract/service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { When } from '../grammar/request.ts';

const nameWords = (plugin: Plugin, name: string): Bilingual => {
  if (name === 'ipv4' || name === 'ipv6') {
    const family = name === 'ipv4' ? 'IPv4' : 'IPv6';
    return { ja: `${family} アドレス`, en: `an ${family} address` };
  }
  const label = plugin.settings.find(({ key }) => key === name)?.label ?? { ja: name, en: name };
  return { ja: `「${label.ja}」`, en: `“${label.en}”` };
};

/** A condition in words. */
export const whenWords = (plugin: Plugin, when: When): Bilingual => {
  const has = (when.has ?? []).map((name) => nameWords(plugin, name));
  const lacks = (when.lacks ?? []).map((name) => nameWords(plugin, name));
  return {
    ja: [...has.map(({ ja }) => `${ja}があるとき`), ...lacks.map(({ ja }) => `${ja}がないとき`)].join('、'),
    en: [...has.map(({ en }) => `with ${en}`), ...lacks.map(({ en }) => `without ${en}`)].join(', '),
  };
};
