import type { EventManager } from '../events/event-manager.ts';
import type { Undo } from '../undo/undo.ts';
import type { EventCommands } from './event-commands.ts';

/** The commands that change events, each as a step that can be undone. */
export const undoableCommands = (
  commands: EventCommands,
  { eventManager, undo }: { eventManager: Pick<EventManager, 'get'>; undo: Undo },
): EventCommands => ({
  ...commands,
  save(arg) {
    const { event, secrets } = arg;
    const before = eventManager.get(event.id);
    const isSame = JSON.stringify(before) === JSON.stringify(event) && Object.keys(secrets).length === 0;
    if (isSame) return commands.save(arg);
    return undo.remembering(before === undefined ? 'added' : 'edited', [event.id], () => commands.save(arg));
  },
  remove: (ids) =>
    undo.remembering(
      'removed',
      ids.filter((id) => eventManager.get(id) !== undefined),
      () => commands.remove(ids),
    ),
  duplicate: (id) =>
    undo.remembering(
      'added',
      (answer) => (answer.ok ? [answer.id] : []),
      () => commands.duplicate(id),
    ),
  enable(ids, enabled) {
    const changed = ids.filter((id) => eventManager.get(id)?.enabled === !enabled);
    return undo.remembering(enabled ? 'enabled' : 'disabled', changed, () => commands.enable(ids, enabled));
  },
  take: (events, secrets) =>
    undo.remembering(
      'imported',
      events.map(({ id }) => id),
      () => commands.take(events, secrets),
    ),
  withdraw(keys) {
    // What was typed for a plug-in of before is not given to another one of its name.
    undo.clear();
    return commands.withdraw(keys);
  },
});

/** The same for what Saikoro does by itself: the user can't undo it, nor what was done to these events before. */
export const unattended = (commands: EventCommands, { undo }: { undo: Undo }): Pick<EventCommands, 'save' | 'enable'> => ({
  save(arg) {
    undo.forget([arg.event.id]);
    return commands.save(arg);
  },
  enable(ids, enabled) {
    undo.forget(ids);
    return commands.enable(ids, enabled);
  },
});
