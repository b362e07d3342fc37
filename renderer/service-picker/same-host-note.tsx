import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { Row } from '../controls/fields.tsx';
import { hostsIn } from '../event-form/draft-encode.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { useAppState } from '../store/context.ts';
import { sameHostAs } from './same-host.ts';

/** Below the host names: one of them is kept by another event already. onOpen: goes there. */
export const SameHostNote = ({
  draft,
  info,
  strings,
  onOpen,
}: Pick<TabProps, 'draft' | 'info' | 'strings'> & { onOpen?(id: string): void }) => {
  const events = useAppState((state) => state.events);
  const same = info === undefined ? null : sameHostAs(draft, hostsIn(draft.hosts, info), events);
  if (same === null) return null;
  const { view, host } = same;
  return (
    <Row>
      <p className="same-host" role="status">
        {strings.event.sameHost(titleOf(view) || strings.grid.untitled, host)}
      </p>
      {onOpen && (
        <PushButton kind="link" onPress={() => onOpen(view.event.id)}>
          {strings.event.openSameHost}
        </PushButton>
      )}
    </Row>
  );
};
