/** Does a thing once after what is being done now, however often that is asked for meanwhile. */
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
