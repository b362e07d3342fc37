import type { HoldWhy, NatVerdict } from '../../contract/because.ts';
import type { Obstacle } from '../../contract/publication.ts';
import type { NetworkNews } from '../../contract/state.ts';
import type { HoldWords, ObstacleWords, TitleAndNext } from '../values/params.ts';

/** What remains registered while updates are paused. */
export const stays = (last: string | null, accepted: boolean): string => (last === null || !accepted ? '' : ` ${last} stays registered.`);

export const attention = (count: number): string =>
  count === 1 ? '1 event needs attention' : `${count.toLocaleString('en')} events need attention`;

export const hold: Record<HoldWhy, HoldWords> = {
  vpn: {
    short: 'VPN connected, checks paused',
    line: 'VPN connected — checks paused',
    sentence: (last, published) => `A VPN is connected, so the line’s own address can’t be seen.${stays(last, published)}`,
    title: 'Checks resume automatically when the VPN is disconnected.',
    next: 'With NAT-PMP or UPnP turned on in the router, they go on even while it is connected.',
  },
  'other-network': {
    short: 'Not on the home network',
    line: 'Not on the home network — updates paused',
    sentence: (last, published) => `This is not your home network, so updates are paused here.${stays(last, published)}`,
    title: 'Updates resume automatically at home.',
    next: 'If you have a new router, or this is your home too, press the button.',
  },
  portal: {
    short: 'The network requires sign-in',
    line: 'This network requires sign-in',
    sentence: (last, published) => `This network requires sign-in, so updates are paused.${stays(last, published)}`,
    title: 'Sign in to this network in a browser.',
    next: 'Updates then resume automatically.',
  },
};

export const meanwhile = 'This does not affect updating the name. Saikoro tells you when it ends.';

export const obstacle: Record<Obstacle, ObstacleWords> = {
  'carrier-grade': {
    short: 'IPv4 closed to the outside (CGNAT)',
    line: 'IPv4 is shared by the provider — no connections from outside',
    title: 'Your provider shares your IPv4 address with other customers (CGNAT).',
    text: () =>
      `So nobody outside can open a connection to it. Ask the provider for a public IPv4 address of your own, or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 is shared with other customers (CGNAT), so nobody outside can open a connection to it. Use IPv6, or ask the provider for a public IPv4 address.',
  },
  'ds-lite': {
    short: 'IPv4 closed to the outside (DS-Lite)',
    line: 'IPv4 goes through DS-Lite — no connections from outside',
    title: 'IPv4 goes through a tunnel to your provider’s NAT (DS-Lite).',
    text: () =>
      `So nobody outside can open a connection to it. Ask the provider for a public IPv4 address (a fixed-IPv4 option, or PPPoE beside it), or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 goes through the provider’s NAT (DS-Lite), so nobody outside can open a connection to it. Use IPv6, or ask the provider for a public IPv4 address.',
  },
  'map-e': {
    short: 'IPv4 on certain ports only (MAP-E)',
    line: 'IPv4 is shared by ports (MAP-E) — only certain ones can be opened',
    title: 'Your IPv4 address is shared with other customers by ports (MAP-E).',
    text: (ports) =>
      `So connections from outside arrive on your own ports alone${ports === null ? '' : ` (${ports})`}, and never on the usual web ports (80, 443). Run the server on one of these, or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 is shared by ports (MAP-E): the usual web ports (80, 443) can’t be opened. The Address view lists those that can.',
  },
  double: {
    short: 'Behind two routers',
    line: 'Behind two routers — the outer one must forward the ports too',
    title: 'Your router stands behind another one.',
    text: () =>
      `A connection from outside ends at the outer one unless that forwards the ports too. Forward them on both, or set one to bridge mode. ${meanwhile}`,
    choice: 'Your router stands behind another one. Forward the ports on both, or connections from outside end at the outer one.',
  },
};

export const networkNotice: Record<NetworkNews, (network: string) => TitleAndNext> = {
  'home-learned': (network) => ({
    title: 'This is your home network now',
    next: `Saikoro remembers ${network}. On other networks it publishes nothing. You can change that in Settings, Address.`,
  }),
  elsewhere: (network) => ({
    title: 'Updates are paused away from home',
    next: `Saikoro does not know ${network}. If you have a new router, or this is your home too, open Saikoro and press “${adopt}”.`,
  }),
  'home-replaced': (network) => ({
    title: 'New router, same line',
    next: `It has the same address as before, so ${network} is home too. No action needed.`,
  }),
};

export const openPortal = 'Open Sign-In Page';

export const adopt = 'This Is My Home Too';

/** A service that takes both addresses or none, and one is not known. */
export const lacking = (family: string) => ({
  short: () => `Waiting for an ${family} address`,
  sentence: () =>
    `This service takes IPv4 and IPv6 in one update only, and the ${family} address is not known, so nothing is sent. If your line has no ${family}, switch ${family} off in this event.`,
});

export const natVerdicts: Record<NatVerdict, { title: string; text: string }> = {
  direct: { title: 'Directly connected', text: 'This computer has the public address itself.' },
  single: { title: 'One router', text: 'Your router has the public address. Forward the ports your server uses on it.' },
  double: {
    title: 'Two routers',
    text: 'Your router stands behind another one. Forward the ports on both, or set one of them to bridge mode.',
  },
  'carrier-grade': {
    title: 'Shared by the provider',
    text: 'Your provider shares one address among several customers, so nothing can come in over IPv4. Ask for an address of your own, or use IPv6.',
  },
  'ds-lite': {
    title: 'IPv4 through a tunnel (DS-Lite)',
    text: 'IPv4 ends at the provider, so nothing can come in over it. Use IPv6, or a fixed-IPv4 option or a PPPoE session beside it.',
  },
  'map-e': {
    title: 'Shared by ports (MAP-E)',
    text: 'This address is shared: only certain ports reach you. L2TP and the usual web ports (80, 443) do not; choose one of these.',
  },
  differs: {
    title: 'Two different addresses',
    text: 'The router names another public address than the Internet sees: a second line, or a translation at the provider.',
  },
  unknown: { title: 'Not known', text: 'The router does not tell, or nobody outside could be asked. This is no fault in itself.' },
};
