import type { Family } from '../../../preload/contract/event.ts';

export interface AddressChange {
  key: string;
  family: Family;
  address: string;
  previous: string | null;
}
