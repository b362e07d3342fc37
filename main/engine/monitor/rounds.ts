/** Rounds, one at a time. */
export interface Rounds {
  /** Resolves when the round is over. Those that are asked for meanwhile are answered by one more. */
  check(options?: { thorough?: boolean }): Promise<void>;
  isRunning(): boolean;
}

export const createRounds = (round: (thorough: boolean) => Promise<void>): Rounds => {
  let running: Promise<void> | null = null;
  let again: { thorough: boolean; done: Promise<void> } | null = null;

  const check: Rounds['check'] = ({ thorough = false } = {}) => {
    if (running === null) {
      running = round(thorough).finally(() => {
        running = null;
      });
      return running;
    }
    if (again === null) {
      const mine = { thorough, done: Promise.resolve() };
      mine.done = running.then(() => {
        again = null;
        return check({ thorough: mine.thorough });
      });
      again = mine;
    } else again.thorough ||= thorough;
    return again.done;
  };

  return { check, isRunning: () => running !== null };
};
