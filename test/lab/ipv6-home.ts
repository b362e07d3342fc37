import type { Lab } from './namespaces.ts';

/** What the computer makes of its MAC address, on every network. */
const END = '5054:ff:fe12:3456';
const CARD = ['dev', 'eth0'];

/** The home computer's IPv6 addresses, as router advertisements would give them (RFC 4862, 8981). */
export interface Ipv6Home {
  /** The router announces this network, too. */
  announce(network: string): void;
  /** The router takes it back: its addresses go on for a while, and new connections leave from others. */
  withdraw(network: string): void;
  /** A day later: the temporary address of this network is another one. */
  rotate(network: string): void;
  /** The address that stays. */
  lasting(network: string): string;
  /** All that are temporary, as the system tells. */
  temporary(): string[];
  /** Resolves when the system has made sure that nobody else has these addresses. */
  ready(): Promise<void>;
}

interface AddressLine {
  local: string;
  temporary?: boolean;
  tentative?: boolean;
}

export const ipv6HomeOf = ({ home, router }: Lab): Ipv6Home => {
  home.run('sysctl', '-qw', 'net.ipv6.conf.eth0.use_tempaddr=2', 'net.ipv6.conf.eth0.accept_ra=0');
  const lasting = (network: string): string => `${network}:${END}`;
  const set = (verb: 'add' | 'change', network: string, preferred: number, ...flags: string[]): void =>
    home.ip(
      '-6',
      'address',
      verb,
      `${lasting(network)}/64`,
      ...CARD,
      'valid_lft',
      '86400',
      'preferred_lft',
      String(preferred),
      'nodad',
      ...flags,
    );
  const told = (): AddressLine[] => {
    const [card] = JSON.parse(home.run('ip', '-j', '-6', 'address', 'show', ...CARD)) as { addr_info: AddressLine[] }[];
    return card?.addr_info ?? [];
  };
  const temporary = (): string[] => told().flatMap((each) => (each.temporary ? [each.local] : []));
  return {
    lasting,
    temporary,
    async ready() {
      while (told().some(({ tentative }) => tentative)) await new Promise((done) => setTimeout(done, 100));
    },
    announce(network) {
      router.ip('-6', 'address', 'add', `${network}::1/64`, 'dev', 'lan0', 'nodad');
      // The kernel makes a temporary address beside one that has mngtmpaddr.
      set('add', network, 14_400, 'mngtmpaddr');
      home.ip('-6', 'route', 'replace', 'default', 'via', `${network}::1`, ...CARD);
    },
    withdraw(network) {
      set('change', network, 0, 'mngtmpaddr');
      router.ip('-6', 'address', 'delete', `${network}::1/64`, 'dev', 'lan0');
    },
    rotate(network) {
      for (const address of temporary()) if (address.startsWith(network)) home.ip('-6', 'address', 'delete', `${address}/64`, ...CARD);
      set('change', network, 14_400);
      set('change', network, 14_400, 'mngtmpaddr');
    },
  };
};
