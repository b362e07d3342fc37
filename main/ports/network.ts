import type { GatewayView, LocalAddress, NetInterface } from '../net/local-address.ts';
import type { Cancel } from './clock.ts';

/** open: the page answered as it must; portal: another server answered in its place; silent: no answer, or an error. */
export type PortalWord = 'open' | 'portal' | 'silent';

/** Requests a page with known contents over plain http, which a portal can replace. Never throws. */
export interface PortalProbe {
  ask(): Promise<PortalWord>;
}

/** What the operating system tells of its own addresses and routes, which Node does not. */
export interface LocalNetwork {
  /** Null when the system's tool can't be had or isn't understood: then nothing is known, not nothing there. */
  addresses(): Promise<LocalAddress[] | null>;
  /** An address, an interface or the way out changed. What comes in bursts is told together, a quarter of a second after its beginning. */
  onChange(listener: () => void): Cancel;
  /** Changes are reported by the system now, so no polling is needed. */
  tells(): boolean;
}

export interface Interfaces {
  list(): NetInterface[];
}

export interface Gateway {
  /**
   * `tunnelled`: the way to the Internet leads through a tunnel now, whatever router the local network has. `dialled`: the interface on which this
   * machine has the public address itself, where there is no router at all.
   */
  find(): Promise<{ gateway: GatewayView | null; tunnelled: boolean; dialled?: string }>;
  /**
   * Its hardware address, as in 02:00:5e:10:00:01; null where the system doesn't tell, or it is one that many routers have. A system that has
   * not spoken with it lately is made to.
   */
  macOf(gateway: GatewayView): Promise<string | null>;
}

export interface Power {
  /** Runs on its battery now; false where the system doesn't tell. Looked up at once. */
  onBattery(): boolean;
}

/** Whether this computer is carried about; null where the system doesn't tell. */
export interface Portability {
  isPortable(): Promise<boolean | null>;
}
