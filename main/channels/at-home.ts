import { leadsHome } from '../../preload/contract/own/url.ts';

/** Where a channel's address leads. home: the home network, which is there also while the line is down. */
export interface ChannelOrigin {
  origin: string;
  home: boolean;
}

/** Scheme and host of an address as it is typed, https where it has none; null where there is no such, or it would leave the home unencrypted. */
export const channelOriginOf = (typed: string): ChannelOrigin | null => {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const { origin, protocol, username, password } = new URL(whole);
    const home = leadsHome(origin);
    if ((protocol !== 'https:' && !(protocol === 'http:' && home)) || username !== '' || password !== '') return null;
    return { origin, home };
  } catch {
    return null;
  }
};
