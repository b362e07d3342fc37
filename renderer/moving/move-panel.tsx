import { isOneName, type Move } from '../../preload/contract/event.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { useAppState } from '../store/context.ts';
import { useActions } from '../store/navigation.ts';
import { ElsewhereList } from './elsewhere-list.tsx';

type MoveSituation = { view: EventView | null; old: EventView | undefined; isShared: boolean };
const wordsFor = (move: Move, { view, old, isShared }: MoveSituation, strings: Strings): string => {
  const words = strings.moving;
  const name = old === undefined ? '' : titleOf(old) || strings.grid.untitled;
  if (move.doneAt !== null) return old === undefined ? words.doneGone : old.event.enabled ? words.doneBoth(name) : words.done(name);
  if (isShared) return words.sameName(name);
  if (view === null) return words.before(name);
  // Behind a proxy the DNS cannot show whether the move is complete, so the user decides.
  return view.status.publication === 'unverified' ? words.unverified(name) : words.both(name);
};

/** Where a move stands, and what else names the host of before. */
export const MovePanel = ({ move, view, draft, set, strings }: { move: Move } & Pick<TabProps, 'view' | 'draft' | 'set' | 'strings'>) => {
  const words = strings.moving;
  const actions = useActions(strings);
  const old = useAppState((state) => state.events.find(({ event }) => event.id === move.from));
  const hosts = view?.event.type === 'dns' ? view.event.hosts : draft.hosts.split(/[\s,、，]+/);
  const isOn = old?.event.enabled === true;
  const isShared = isOn && old.event.type === 'dns' && isOneName(hosts, old.event.hosts);
  const isDecided = !isOn || view === null || move.doneAt !== null || !(isShared || view.status.publication === 'unverified');
  return (
    <section className="move-panel" aria-label={words.panel}>
      <p className="move-words">
        <StatusIcon standing={move.doneAt === null ? 'verifying' : 'well'} />
        <span role="status">{wordsFor(move, { view, old, isShared }, strings)}</span>
        {!isDecided && <PushButton onPress={() => actions.enable([move.from], false)}>{words.switchOff}</PushButton>}
      </p>
      <ElsewhereList
        hosts={move.fromHosts.map(readableHost)}
        items={draft.move?.elsewhere ?? move.elsewhere}
        onChange={(elsewhere) => draft.move !== null && set({ move: { ...draft.move, elsewhere } })}
        words={words}
      />
    </section>
  );
};
