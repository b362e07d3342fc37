import type { Result } from '../../../preload/contract/api.ts';
import { secretsIdOf } from '../../../preload/contract/channel.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import { createDelivery } from '../../channels/delivery/delivery.ts';
import { allKinds, factsOfKind, infoOf } from '../../channels/kinds.ts';
import type { Concerned } from '../../ports/storage/channel-queue.ts';
import { type ChannelCommands, createChannelCommands } from './channel-commands.ts';
import { createChannelSecrets } from './channel-secrets.ts';
import { createKeepSettings } from './channel-settings.ts';
import { createHeartbeatCommands, type HeartbeatCommands } from './heartbeat-commands.ts';
import type { ChannelNeeds } from './needs.ts';
import { reportWords } from './report.ts';
import { createSend } from './send.ts';
import { createTestRate } from './test-rate.ts';
import { together, wordsOf } from './words.ts';

export interface Channels extends ChannelCommands {
  kinds(): Result<'channels.kinds'>;
  saveHeartbeat: HeartbeatCommands['save'];
  testHeartbeat: HeartbeatCommands['test'];
  /** `members`: all events it is about, where several are told as one. */
  tell(notice: NoticeView, members?: readonly Concerned[]): void;
  start(): void;
  stop(): void;
}

/** The user's channels and the dead man's switch: kept with their secrets, tried, and told what happens. */
export const createChannels = (needs: ChannelNeeds): Channels => {
  const { clock, saikoro, secrets, practice } = needs;
  const { state } = saikoro;
  const send = createSend(needs);
  const own = createChannelSecrets(secrets);
  const keep = createKeepSettings(needs);
  const isTooMany = createTestRate(clock);
  const tellState = (): void => state.change({ channels: delivery.statuses(), heartbeat: heartbeat.loop.status() });
  const heartbeat = createHeartbeatCommands(needs, { keep, isTooMany, changed: () => tellState() });
  const nameOf = (id: string): string => {
    const { language, settings } = state.fields();
    const channel = settings.channels.find((one) => one.id === id);
    return channel === undefined ? id : channel.name || infoOf(channel.kind).name[language];
  };
  const delivery = createDelivery({
    ...needs,
    channels: () => state.fields().settings.channels,
    factsOf: (channel) => factsOfKind(channel, secrets.get(secretsIdOf(channel), 'url')),
    storedSecrets: (id) => secrets.keys(secretsIdOf({ id })),
    async send(channel, message) {
      const { outcome } = await send(channel.kind, own.whole(channel), message);
      const facts = { channel: channel.kind, outcome: outcome.kind, reason: outcome.reason ?? null, notices: message.count };
      needs.log.add({ level: isAccepted(outcome) ? 'info' : 'warning', about: 'channel', facts });
      return outcome;
    },
    online: () => state.fields().health !== 'offline',
    wordsOf: (notice) => wordsOf(notice, { wording: needs.wording(), now: clock.now(), viewOf: (id) => state.event(id) }),
    together: (waiting, dropped) => together(waiting, dropped, needs.wording()),
    reportOf: (channel, from, to) =>
      reportWords(
        channel,
        { from, to },
        { journal: needs.journal, wording: needs.wording(), fields: state.fields(), statuses: delivery.statuses(), nameOf },
      ),
    changed: () => tellState(),
  });

  state.listen(({ fields, events, removed }) => {
    for (const id of removed) delivery.forget(id);
    for (const { event } of events as EventView[]) if (!event.enabled) delivery.forget(event.id);
    if (fields.settings !== undefined) delivery.settle();
    if (fields.health !== undefined) delivery.nudge();
    if (fields.addresses !== undefined || fields.publication !== undefined) heartbeat.loop.look();
  });

  return {
    kinds: allKinds,
    ...createChannelCommands(needs, { keep, send, own, delivery, isTooMany }),
    saveHeartbeat: heartbeat.save,
    testHeartbeat: heartbeat.test,
    tell(notice, members) {
      if (!practice) delivery.add(notice, members);
    },
    start() {
      if (!practice) delivery.start();
      tellState();
      heartbeat.loop.look();
    },
    stop() {
      if (!practice) delivery.stop();
      heartbeat.loop.stop();
    },
  };
};
