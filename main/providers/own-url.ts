/** Where routers put what they know into an update address (FRITZ!Box, Speedport), and the names Saikoro has for it. */
const ROUTER_WORDS: Readonly<Record<string, string>> = {
  '<ipaddr>': '{ipv4}',
  '<ip6addr>': '{ipv6}',
  '<domain>': '{host}',
  '<hostname>': '{host}',
};
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/i;

const placeFor = (value: string): string | null => (IPV4.test(value) ? '{ipv4}' : IPV6.test(value) ? '{ipv6}' : null);

/** A pasted address as a URL of the user's own: what a router would fill in, and an address that stands in it, become places. */
export const ownUrl = (pasted: string): string =>
  Object.entries(ROUTER_WORDS)
    .reduce((text, [word, place]) => text.replaceAll(word, place), pasted)
    .replace(/([?&][^=&#\s]*=)([^&#\s]+)/g, (whole, name: string, value: string) => {
      const place = placeFor(value);
      return place === null ? whole : `${name}${place}`;
    });
