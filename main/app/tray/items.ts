import type { Family } from '../../../preload/contract/event.ts';

/** What a click in the tray's menu asks for. */
export type TrayAct =
  | { do: 'check' | 'open' | 'settings' | 'history' | 'events' | 'add' | 'practice' | 'quit' }
  | { do: 'copy'; family: Family }
  | { do: 'copy-text'; text: string }
  | { do: 'pause'; for: 'hour' | 'tomorrow' | 'resumed' | 'not' }
  | { do: 'event'; id: string }
  | { do: 'run'; id: string }
  | { do: 'needs' }
  | { do: 'login'; enabled: boolean };

/** The menu as data: compared before the system is asked to draw it again. */
export type TrayItem =
  | { kind: 'separator' }
  | { kind: 'text'; label: string }
  | { kind: 'act'; label: string; act: TrayAct; checked?: boolean; disabled?: boolean }
  | { kind: 'submenu'; label: string; items: TrayItem[] };

export const line: TrayItem = { kind: 'separator' };
export const text = (label: string): TrayItem => ({ kind: 'text', label });
export const item = (label: string, act: TrayAct): TrayItem => ({ kind: 'act', label, act });
