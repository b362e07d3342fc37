/** Calls the function once in a microtask after the current code, however often it is asked for meanwhile. */
export const onceLater = (act: () => void): (() => void) => {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      act();
    });
  };
};
