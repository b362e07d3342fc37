import type { AddressSource, Family } from '../../../preload/contract/event.ts';

/** Which addresses the events, or the window, want to know. */
export interface WantedAddresses {
  sources(): AddressSource[];
  families(): Record<Family, boolean>;
  /** An event follows at once what is found of the line. */
  awaited(): boolean;
}
