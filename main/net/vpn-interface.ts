/** What tunnels are called on the three systems; a Mac always has some utun, so one alone says nothing of where the traffic goes. */
const TUNNEL =
  /^(?:utun|ppp|ipsec|wg|tun|tap|gpd|cscotun|nordlynx|nebula|zt|ham\d)|vpn|warp|mullvad|proton|surfshark|outline|hamachi|wireguard|wintun|tap-windows|tailscale|zerotier/i;

/** Whether a network interface is a tunnel's, by its name: the addresses on it are of the far end's network. */
export const isTunnelName = (card: string): boolean => TUNNEL.test(card);
