import { useEffect, useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';

type Last = Result<'events.exchanges'>;

/** What went over the line in an event's last update; asked for anew when `ranAt` moves on. Null: none that is known. */
export const useLastExchanges = (event: string, ranAt: number | null): Last => {
  const bridge = useBridge();
  const [last, setLast] = useState<Last>(null);
  useEffect(() => {
    if (ranAt === null) {
      setLast(null);
      return;
    }
    let over = false;
    void ask(bridge, 'events.exchanges', { id: event }).then((answer) => over || setLast(answer.ok ? answer.value : null));
    return () => {
      over = true;
    };
  }, [bridge, event, ranAt]);
  return last;
};
