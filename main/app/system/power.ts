import type { PowerMonitor } from 'electron';
import type { Disturbance } from '../../engine/monitor/triggers.ts';

/** What the machine's power tells the engine: look again, or expect silence. */
export type PowerWord = 'suspend' | 'resume' | 'unlock' | 'on-ac';

const EVENTS: Record<PowerWord, 'suspend' | 'resume' | 'unlock-screen' | 'on-ac'> = {
  suspend: 'suspend',
  resume: 'resume',
  unlock: 'unlock-screen',
  'on-ac': 'on-ac',
};

/** What each power event means for the address monitor; null: nothing. */
export const DISTURBS: Record<PowerWord, Disturbance | null> = { suspend: null, resume: 'wake', unlock: 'network', 'on-ac': 'network' };

/** Listens until the returned function is called. Only after the app is ready. */
export const listenToPower = (monitor: Pick<PowerMonitor, 'on' | 'off'>, told: (word: PowerWord) => void): (() => void) => {
  const ends = (Object.keys(EVENTS) as PowerWord[]).map((word) => {
    const listener = (): void => told(word);
    // Each event has an overload of its own; they all take a plain listener.
    const event = EVENTS[word] as 'suspend';
    monitor.on(event, listener);
    return () => monitor.off(event, listener);
  });
  return () => {
    for (const end of ends) end();
  };
};
