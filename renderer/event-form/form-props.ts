import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { EventView } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import type { Draft } from './draft.ts';

/** What each tab of the event dialog gets. */
export interface TabProps {
  draft: Draft;
  set(change: Partial<Draft>): void;
  info: ServiceInfo | undefined;
  /** The event as it is stored; null for a new one. */
  view: EventView | null;
  /** The words for the fault beside a field, by its name. */
  faultOf(name: string): string | undefined;
  /** Whether all is filled in; where it is not, the first fault is shown. */
  complete(): boolean;
  /** Saves and stays; false where it could not be saved, which is then shown. */
  keep(): Promise<boolean>;
  strings: Strings;
  language: 'ja' | 'en';
}
