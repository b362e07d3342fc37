import type { Channel, ChannelInfo, ChannelStatus } from '../../preload/contract/channel.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Row } from '../controls/fields.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useNow, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { channelName, useKinds, verdictOf } from './kinds.ts';

const isSpent = ({ month, waiting }: ChannelStatus): boolean => month !== null && month.sent >= month.allowance && waiting > 0;

const ChannelItem = ({ channel, status, kinds }: { channel: Channel; status: ChannelStatus | undefined; kinds: ChannelInfo[] }) => {
  const strings = useStrings();
  const shell = useShell();
  const now = useNow();
  const language = useAppState((state) => state.language);
  const { channels: words } = strings;
  const name = channelName(channel, kinds, language);
  const info = kinds.find(({ kind }) => kind === channel.kind);
  const labelOf = (key: string): string => info?.fields.find((field) => field.key === key)?.label[language] ?? key;
  const facts = [
    channel.name === '' ? null : info?.name[language],
    channel.enabled ? words.severities[channel.severity] : words.off,
    status === undefined || status.toldAt === null ? words.unused : words.toldAt(strings.age(Math.max(0, now - status.toldAt))),
    status && status.waiting > 0 ? words.waiting(status.waiting) : null,
    status?.month ? words.month(status.month.sent, status.month.allowance) : null,
  ].filter((fact) => fact !== null && fact !== undefined);
  return (
    <li className="plugin-item">
      <div className="plugin-line">
        <div className="plugin-what">
          <strong>{name}</strong>
          <p className="dim">{facts.join(strings.between)}</p>
        </div>
        <PushButton onPress={() => shell.open({ kind: 'channel', id: channel.id })} aria-label={words.edit(name)}>
          {strings.channels.editButton}
        </PushButton>
        <ToolButton icon="remove" label={words.remove(name)} onPress={() => shell.open({ kind: 'remove-channel', id: channel.id })} />
      </div>
      {status && status.failingSince === null && isSpent(status) && (
        <p className="plugin-warning">
          <StatusIcon standing="failing" />
          {words.spent(strings.timeBrief(status.nextAt ?? now))}
        </p>
      )}
      {status && status.failingSince !== null && (
        <p className="plugin-warning">
          <StatusIcon standing="failing" />
          {strings.sentences([
            words.failing(strings.timeBrief(status.failingSince), status.nextAt === null ? null : strings.timeBrief(status.nextAt)),
            status.outcome === null ? null : verdictOf(status.outcome, labelOf, strings),
            status.dropped > 0 ? words.dropped(status.dropped) : null,
          ])}
        </p>
      )}
    </li>
  );
};

/** Where notices go beside this computer. */
export const ChannelSettings = () => {
  const strings = useStrings();
  const shell = useShell();
  const kinds = useKinds();
  const channels = useAppState((state) => state.settings.channels);
  const statuses = useAppState((state) => state.channels);
  const { channels: words } = strings;
  return (
    <>
      <p className="settings-text">{channels.length === 0 ? strings.sentences([words.help, words.none]) : words.help}</p>
      <ul>
        {channels.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} status={statuses.find(({ id }) => id === channel.id)} kinds={kinds} />
        ))}
      </ul>
      <Row>
        <PushButton icon="add" onPress={() => shell.open({ kind: 'channel', id: null })}>
          {words.add}
        </PushButton>
      </Row>
    </>
  );
};
