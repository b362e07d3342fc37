import { useEffect } from 'react';
import { type EventActions, useShell, type View } from '../store/navigation.ts';

const VIEWS: Record<string, View> = { '1': 'events', '2': 'address', '3': 'history', '4': 'settings', ',': 'settings' };

/** Keys that work anywhere in the window, unless something stands over it. Answers the view shown. */
export const useShortcuts = (covered: boolean, actions: EventActions): View => {
  const shell = useShell();
  useEffect(() => {
    if (covered) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      const view = VIEWS[key];
      if (view) shell.show(view);
      else if (key === 'n') shell.open({ kind: 'event', id: null });
      else if (key === 'r') actions.check();
      else if (key === 'f') document.getElementById('search')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [covered, shell, actions]);
  return shell.view;
};
