/** Where routers and NAS put what they know into an update address, each in a spelling of its own, and the names Saikoro has for it. */
const ROUTER_WORDS: readonly (readonly [words: readonly string[], place: string])[] = [
  [['ipaddr', 'ip', 'myip'], '{ipv4}'],
  [['ip6addr', 'ip6', 'ipv6'], '{ipv6}'],
  [['domain', 'hostname', 'host'], '{host}'],
  [['username', 'user'], '%u'],
  [['password', 'passwd', 'pass'], '%p'],
];
/** FRITZ!Box and Speedport; Synology; OpenWrt; QNAP. */
const SPELLINGS: readonly ((word: string) => string)[] = [
  (word) => `<${word}>`,
  (word) => `__${word}__`,
  (word) => `\\[${word}\\]`,
  (word) => `%${word}%`,
];
const PLACES = ROUTER_WORDS.map(
  ([words, place]) => [new RegExp(words.flatMap((word) => SPELLINGS.map((spell) => spell(word))).join('|'), 'gi'), place] as const,
);

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/i;

/** Names of fields for the address, and what stands there where the server is to look for itself: the caller's is not always the right one. */
const ADDRESS_FIELD = /^(?:(?:my|new|wan|client|public|ext(?:ernal)?)[-_]?)?ip(?:[-_]?v?([46]))?(?:[-_]?addr(?:ess)?)?$|^addr(?:ess)?$/i;
const BY_ITSELF = /^(?:auto(?:detect|matic)?|detect|current|client|remote|dynamic)?$/i;

const placeFor = (value: string): string | null => (IPV4.test(value) ? '{ipv4}' : IPV6.test(value) ? '{ipv6}' : null);
const automatic = (name: string, value: string): string | null => {
  const field = ADDRESS_FIELD.exec(name.replace(/^[?&]|=$/g, ''));
  if (field === null || !BY_ITSELF.test(value)) return null;
  return field[1] === undefined ? '{ip}' : `{ipv${field[1]}}`;
};
const isAddress = (value: string): boolean =>
  placeFor(value) !== null || PLACES.some(([words, place]) => /^\{/.test(place) && value.replace(words, '') === '');

/** Without the fields that hold the address: they are filled in when it is sent. */
export const withoutAddresses = (url: string): string => {
  const [before = '', query] = url.split(/\?(.*)/s);
  const kept = (query ?? '').split('&').filter((field) => field !== '' && !isAddress(field.slice(field.indexOf('=') + 1)));
  return kept.length === 0 ? before : `${before}?${kept.join('&')}`;
};

/** A pasted address as a URL of the user's own: what a router would fill in, and an address that stands in it, become places. */
export const ownUrl = (pasted: string): string =>
  PLACES.reduce((text, [words, place]) => text.replace(words, place), pasted).replace(
    /((?:^|[?&])[^=&#\s?]*=)([^&#\s]*)/g,
    (whole, name: string, value: string) => {
      const place = placeFor(value) ?? automatic(name, value);
      return place === null ? whole : `${name}${place}`;
    },
  );

/** The same of a body: fields of a form, texts of JSON, or the address alone. */
export const ownBody = (pasted: string): string =>
  placeFor(pasted.trim()) ??
  ownUrl(pasted).replace(/"([^"\\]*)"/g, (whole, value: string) => (placeFor(value) === null ? whole : `"${placeFor(value)}"`));
