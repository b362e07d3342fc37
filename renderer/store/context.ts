import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../preload/contract/api.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { AppState } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { stringsOf } from './catalogue.ts';
import { clock } from './clock.ts';
import type { PendingNavigation } from './pending-navigation.ts';
import type { Store } from './store.ts';

export interface Host {
  bridge: Bridge;
  store: Store;
  wishes: PendingNavigation;
}

export const HostContext = createContext<Host | null>(null);
export const useHost = (): Host => {
  const host = useContext(HostContext);
  if (!host) throw new Error('HostContext is missing');
  return host;
};
export const useBridge = (): Bridge => useHost().bridge;

/** A part of the state; drawn again only when that part changes. Only below the place that waits for the snapshot. */
export const useAppState = <T>(select: (state: AppState) => T): T => {
  const { store } = useHost();
  return useSyncExternalStore(store.subscribe, () => {
    const state = store.get();
    if (!state) throw new Error('the state is not here yet');
    return select(state);
  });
};

/** No host on the Internet answers, whatever else is told first. */
export const useIsOffline = (): boolean => useAppState((state) => state.warnings.some(({ code }) => code === 'line-down'));

export const useStrings = (): Strings => stringsOf(useAppState((state) => state.language));

/** ms since 1970, moving on every few seconds. */
export const useNow = (): number => useSyncExternalStore(clock.subscribe, clock.get);

/** By id. */
export type Services = ReadonlyMap<string, ServiceInfo>;
export const ServicesContext = createContext<Services>(new Map());
export const useServices = (): Services => useContext(ServicesContext);
