import { useEffect } from 'react';
import { VIEWS, type View } from '../../preload/contract/settings.ts';
import { type EventActions, useShell } from '../store/navigation.ts';

/** By number, as in the title bar; settings by the comma of every Mac app as well. */
const viewOf = (key: string): View | undefined => (key === ',' ? 'settings' : VIEWS[Number(key) - 1]);

/** Keys that work anywhere in the window, unless something stands over it. Answers the view shown. */
export const useShortcuts = (covered: boolean, actions: EventActions): View => {
  const shell = useShell();
  useEffect(() => {
    if (covered) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      const view = viewOf(key);
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
