import type { ReactNode } from 'react';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import type { TabName } from '../event-form/draft-validation.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { PropagationTab } from '../propagation/propagation-tab.tsx';
import { AddressTab } from './address-tab.tsx';
import { DryRunTab } from './dry-run-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { ScheduleTab } from './schedule-tab.tsx';

export const TABS: Record<TabName, (props: TabProps) => ReactNode> = {
  general: GeneralTab,
  schedule: ScheduleTab,
  address: AddressTab,
  log: LogTab,
  propagation: PropagationTab,
  trial: DryRunTab,
};

/** The tabs of each kind of event: a program has no host name, and a watch event sends nothing and has no schedule. */
export const TABS_OF: Record<SaikoroEvent['type'], readonly TabName[]> = {
  dns: ['general', 'schedule', 'address', 'propagation', 'log', 'trial'],
  command: ['general', 'schedule', 'log'],
  watch: ['general', 'propagation', 'log'],
};
