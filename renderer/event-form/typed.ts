const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/;
export const isIpv4 = (text: string): boolean => IPV4.test(text);
export const isIpv6 = (text: string): boolean => {
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':')) return false;
  try {
    return new URL(`http://[${text}]/`).hostname !== '';
  } catch {
    return false;
  }
};
/** Letters of any script: main turns them into punycode. A leading * is a wildcard record, an underscore some services allow. */
export const isHost = (host: string): boolean =>
  host.length <= 253 &&
  host.includes('.') &&
  host.split('.').every((label, index) => (index === 0 && label === '*') || /^(?!-)[\p{L}\p{N}\p{M}_-]{1,63}(?<!-)$/u.test(label));
/** Converts full-width characters, which a Japanese input method gives (１２ for 12), in fields that take ASCII only. */
export const plainly = (text: string): string => text.normalize('NFKC').trim();
