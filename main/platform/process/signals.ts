/** What a supervisor or a terminal asks of a running command. */
export type Signal = 'end' | 'reload';

const MEANING: Partial<Record<NodeJS.Signals, Signal>> = { SIGTERM: 'end', SIGINT: 'end', SIGHUP: 'reload' };
/** The longest a timer can wait, in ms. */
const LONG = 2 ** 31 - 1;

/** Until the answer is called, the signals mean this and not the end of the process, which lives on though nothing is under way. */
export const onSignals = (listener: (signal: Signal) => void): (() => void) => {
  const alive = setInterval(() => {}, LONG);
  const listeners = Object.entries(MEANING).map(([name, meaning]) => {
    const heard = (): void => listener(meaning);
    process.on(name, heard);
    return () => process.off(name, heard);
  });
  return () => {
    clearInterval(alive);
    for (const stop of listeners) stop();
  };
};
