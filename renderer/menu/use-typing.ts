import { useSyncExternalStore } from 'react';
import { isTyping } from './typing.ts';

const subscribe = (listener: () => void): (() => void) => {
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', listener);
  return () => {
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', listener);
  };
};

/** Whether the keys go to a text. */
export const useTyping = (): boolean => useSyncExternalStore(subscribe, () => isTyping(document.activeElement));
