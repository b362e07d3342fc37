/** Where other clients keep their settings, by the system; `~` is the user's home. Nothing is read before the user asks for it. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/etc/ddclient/ddclient.conf',
    '/etc/ddclient.conf',
    '/etc/inadyn.conf',
    '/etc/inadyn/inadyn.conf',
    '/etc/default/noip-duc',
    '/etc/config/ddns',
    '~/.ddns_go_config.yaml',
  ],
  darwin: [
    '/opt/homebrew/etc/ddclient/ddclient.conf',
    '/opt/homebrew/etc/ddclient.conf',
    '/opt/homebrew/etc/inadyn.conf',
    '/usr/local/etc/ddclient/ddclient.conf',
    '/usr/local/etc/ddclient.conf',
    '/usr/local/etc/inadyn.conf',
    '~/.ddns_go_config.yaml',
  ],
  win32: ['~\\.ddns_go_config.yaml'],
};

export const usualPlaces = (platform: string, home: string): string[] =>
  (PLACES[platform] ?? PLACES.linux ?? []).map((place) => place.replace(/^~/, () => home));
