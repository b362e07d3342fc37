import type { CallName } from '../../../preload/contract/api.ts';
import type { Clock } from '../../ports/clock.ts';

/** So many calls at once, and so many a second afterwards. */
interface Allowance {
  burst: number;
  perSecond: number;
}

/** More than any window of ours asks for, and less than keeps main from its work. */
const USUAL: Allowance = { burst: 300, perSecond: 100 };
/** What takes long: the whole state of ten thousand events as text, a plug-in read and judged, a file picker. */
const COSTLY: Partial<Record<CallName, Allowance>> = {
  'state.get': { burst: 30, perSecond: 10 },
  'timeline.look': { burst: 60, perSecond: 15 },
  'plugins.offer': { burst: 20, perSecond: 2 },
  'plugins.review': { burst: 20, perSecond: 2 },
  'plugins.choose': { burst: 5, perSecond: 1 },
  'clients.look': { burst: 10, perSecond: 1 },
  'clients.open': { burst: 20, perSecond: 2 },
  'clients.choose': { burst: 5, perSecond: 1 },
  'clients.offer': { burst: 20, perSecond: 2 },
  'transfer.import': { burst: 20, perSecond: 1 },
  'transfer.export': { burst: 5, perSecond: 1 },
  'services.recognize': { burst: 30, perSecond: 10 },
  'services.guess': { burst: 20, perSecond: 2 },
  // Passwords may come back with it, each of which is tried at once.
  'events.undo': { burst: 20, perSecond: 1 },
  'events.redo': { burst: 20, perSecond: 1 },
  'address.check': { burst: 10, perSecond: 1 },
  'network.probeOuter': { burst: 5, perSecond: 1 },
  'app.openLink': { burst: 5, perSecond: 1 },
  // A search reads all that is known of the history.
  'history.page': { burst: 30, perSecond: 5 },
  'history.export': { burst: 5, perSecond: 1 },
  'journal.page': { burst: 100, perSecond: 25 },
  'diagnostics.copy': { burst: 5, perSecond: 1 },
  'diagnostics.save': { burst: 5, perSecond: 1 },
  'licences.list': { burst: 5, perSecond: 1 },
  // The data folder in a window of the system's own is among them.
  'menu.run': { burst: 20, perSecond: 5 },
  'menu.popup': { burst: 5, perSecond: 1 },
};

/** Whether a call may be answered now: a page in a loop must not block the main process. */
export const createCallBudget = (clock: Pick<Clock, 'monotonic'>): ((name: CallName) => boolean) => {
  const left = new Map<CallName, { calls: number; at: number }>();
  return (name) => {
    const { burst, perSecond } = COSTLY[name] ?? USUAL;
    const now = clock.monotonic();
    const before = left.get(name) ?? { calls: burst, at: now };
    const calls = Math.min(burst, before.calls + ((now - before.at) / 1000) * perSecond);
    left.set(name, { calls: calls < 1 ? calls : calls - 1, at: now });
    return calls >= 1;
  };
};
