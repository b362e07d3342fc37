/** One address of this machine, with what its system knows of the address's life. */
export interface LocalAddress {
  address: string;
  family: 4 | 6;
  prefixLength: number;
  interface: string;
  /** A temporary address for outgoing connections (RFC 8981): never published. */
  temporary: boolean;
  deprecated: boolean;
  /** False while it is tentative, a duplicate, or on a network interface without a cable. */
  usable: boolean;
  /** Seconds left; null: for ever. */
  validSeconds: number | null;
}

export interface NetInterface {
  name: string;
  addresses: { address: string; family: 4 | 6; internal: boolean; prefixLength: number }[];
}

/** The router of the local network: the gateway of the IPv4 default route. */
export interface GatewayView {
  address: string;
  /** This machine's address on the same network. */
  own: string;
  interface: string;
}
