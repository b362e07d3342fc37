import type { Arg, Result } from '../../../preload/contract/api.ts';
import { type Channel, HEARTBEAT_ID, MOST_CHANNELS, secretsIdOf } from '../../../preload/contract/channel.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import { placeOf } from '../../channels/at-home.ts';
import { callOf } from '../../channels/command.ts';
import { createDelivery } from '../../channels/delivery/delivery.ts';
import { createHeartbeat, roundOf, type Verdict, verdictOf } from '../../channels/delivery/heartbeat.ts';
import { type ChannelFault, faultOfChannel } from '../../channels/fault.ts';
import { allKinds, factsOfKind, infoOf } from '../../channels/kinds.ts';
import type { Message } from '../../channels/message.ts';
import { sendHttp } from '../../channels/send-http.ts';
import { specOf } from '../../channels/specs.ts';
import { channelBoundTo, heartbeatBoundTo } from '../../engine/approvals/channel-binding.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Wish } from '../../ports/storage/approvals.ts';
import type { ChannelQueueFile } from '../../ports/storage/channel-queue.ts';
import type { SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { notSent } from '../../providers/render/unsent.ts';
import { createSend, type SendNeeds } from './send.ts';
import { heartbeatText, together, wordsOf } from './words.ts';

type Done = Result<'events.run'>;
type Tested = Result<'channels.test'>;

export interface ChannelNeeds extends SendNeeds {
  clock: Clock;
  random(): number;
  newId(): string;
  saikoro: Pick<Engine, 'state' | 'eventManager'>;
  secrets: Secrets;
  documents: DocumentStore;
  file: ChannelQueueFile;
  /** Asks the user natively for what was not allowed yet. */
  approval: { allow(wishes: readonly Wish[]): Promise<Done> };
  wording(): Wording;
  /** Nothing is told in practice: its services are made up. */
  practice: boolean;
  failing(id: string, since: number | null): void;
}

export interface Channels {
  kinds(): Result<'channels.kinds'>;
  save(arg: Arg<'channels.save'>): Promise<Done>;
  remove(id: string): Done;
  test(arg: Arg<'channels.test'>): Promise<Tested>;
  saveHeartbeat(arg: Arg<'heartbeat.save'>): Done;
  testHeartbeat(arg: Arg<'heartbeat.test'>): Promise<Tested>;
  tell(notice: NoticeView): void;
  start(): void;
  stop(): void;
}

const DONE: Done = { ok: true };
/** A page gone wild must not write to the whole world: so many tests within the time, in ms. */
const MOST_TESTS = 10;
const TESTS_MS = 60_000;

/** The user's channels and the dead man's switch: kept with their secrets, tried, and told what happens. */
export const createChannels = (needs: ChannelNeeds): Channels => {
  const { clock, saikoro, secrets, documents, approval, practice } = needs;
  const { state } = saikoro;
  const send = createSend(needs);
  const channels = (): Channel[] => state.fields().settings.channels;
  const secretKeys = ({ kind }: Pick<Channel, 'kind'>): string[] =>
    infoOf(kind).fields.flatMap(({ key, kind: of }) => (of === 'secret' ? [key] : []));
  /** What the page typed for the channel's secrets: any other key would lead what is stored somewhere else. */
  const secretsAmong = (channel: Channel, typed: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(typed).filter(([key]) => secretKeys(channel).includes(key)));
  const storedOf = (channel: Channel): Record<string, string> =>
    Object.fromEntries(
      secretKeys(channel)
        .flatMap((key) => [[key, secrets.get(secretsIdOf(channel), key)] as const])
        .filter((pair): pair is [string, string] => pair[1] !== null),
    );
  const withSecrets = (channel: Channel) => ({ ...channel.settings, ...storedOf(channel) });

  const tellState = (): void => state.change({ channels: delivery.statuses(), heartbeat: heartbeat.status() });
  const delivery = createDelivery({
    ...needs,
    channels,
    factsOf: (channel) => factsOfKind(channel, secrets.get(secretsIdOf(channel), 'url')),
    storedSecrets: (id) => secrets.keys(secretsIdOf({ id })),
    send: async (channel, message) => (await send(channel.kind, withSecrets(channel), message)).outcome,
    online: () => state.fields().health !== 'offline',
    wordsOf: (notice) => wordsOf(notice, { wording: needs.wording(), now: clock.now(), viewOf: (id) => state.event(id) }),
    together: (waiting, dropped) => together(waiting, dropped, needs.wording()),
    changed: () => tellState(),
  });

  const messageOf = (severity: Message['severity'], title: string, text: string): Message => ({
    ...{ id: needs.newId(), severity, title, text, count: 1, hosts: [], address: '', at: clock.now() },
  });
  const beat = async (kind: string, url: string, verdict: Verdict) => {
    const spec = specOf(kind);
    if (spec === null) return { outcome: notSent('unknown-service'), exchanges: [] };
    const message = messageOf(verdict.kind === 'well' ? 'change' : 'failure', 'Saikoro', heartbeatText(verdict, needs.wording()));
    return sendHttp(spec, { url }, message, { http: needs.http, now: needs.now });
  };
  const heartbeat = createHeartbeat({
    clock,
    isOn: () => !practice && state.fields().settings.heartbeat !== null && secrets.get(HEARTBEAT_ID, 'url') !== null,
    stored: () => state.fields().settings.heartbeat !== null && secrets.keys(HEARTBEAT_ID).includes('url'),
    round: () => roundOf(state.fields()),
    verdict: () => verdictOf(state.fields(), state.views(), clock.now()),
    async send(kind, verdict): Promise<Outcome> {
      const { heartbeat: on } = state.fields().settings;
      // A URL of one's own says nothing but that all is well: its silence is the alarm.
      if (on?.kind === 'url' && kind === 'ill') return { kind: 'unchanged' };
      return (await beat(on?.kind ?? '', secrets.get(HEARTBEAT_ID, 'url') ?? '', verdict)).outcome;
    },
    changed: () => tellState(),
  });

  /** Settings and secrets, both or neither. */
  const keep = (settings: Settings, changes: ReadonlyMap<string, SecretChange> = new Map()): Done => {
    const refuse = (full: boolean, detail: string): Done => ({ ok: false, code: full ? 'disk-full' : 'disk-error', detail });
    if (documents.readOnly) return { ok: false, code: 'read-only' };
    const drafted = changes.size === 0 ? null : secrets.draft(changes);
    if (drafted !== null && !drafted.ok) return refuse(drafted.full, drafted.detail);
    const secretSlots = { ...documents.document.secretSlots, ...drafted?.draft.slots };
    const document = { ...documents.document, settings, ui: state.fields().ui, events: saikoro.eventManager.events(), secretSlots };
    const saved = documents.save(document);
    if (!saved.ok) {
      drafted?.draft.discard();
      return refuse(saved.full, saved.detail);
    }
    drafted?.draft.adopt();
    state.change({ settings });
    return DONE;
  };

  /** The stored secrets that may go where this channel leads now; those typed for another server stay behind. */
  const usable = (channel: Channel, typed: Readonly<Record<string, string>>): { stored: Record<string, string>; left: string[] } => {
    const before = channels().find(({ id }) => id === channel.id);
    const stored = storedOf(channel);
    const leads = (url: string | undefined): string | null =>
      url === undefined ? null : (placeOf(url.replace(/[{}]/g, ''))?.origin ?? url);
    const isSame =
      before !== undefined &&
      before.kind === channel.kind &&
      channelBoundTo(before) === channelBoundTo(channel) &&
      (typed.url === undefined || leads(typed.url) === leads(stored.url));
    return isSame ? { stored, left: [] } : { stored: {}, left: Object.keys(stored).filter((key) => typed[key] === undefined) };
  };

  let tests: number[] = [];
  const isTooMany = (): boolean => {
    tests = tests.filter((at) => clock.monotonic() - at < TESTS_MS);
    if (tests.length >= MOST_TESTS) return true;
    tests.push(clock.monotonic());
    return false;
  };
  const checked = (
    channel: Channel,
    typed: Readonly<Record<string, string>>,
  ): ChannelFault | { ok: true; settings: Channel['settings'] } => {
    const { stored, left } = usable(channel, typed);
    const settings = { ...channel.settings, ...stored, ...typed };
    return faultOfChannel(channel, settings, left) ?? { ok: true, settings };
  };
  const allowed = async (channel: Channel): Promise<Done> =>
    channel.kind === 'command' ? approval.allow([{ kind: 'program', ...callOf(channel.settings) }]) : DONE;
  /** No secret may stand among what is kept in the clear. */
  const bare = (channel: Channel): Channel => {
    const known = new Map(infoOf(channel.kind).fields.map(({ key, kind }) => [key, kind]));
    const settings = Object.entries(channel.settings).filter(([key]) => known.has(key) && known.get(key) !== 'secret');
    return { ...channel, settings: Object.fromEntries(settings) };
  };

  state.listen(({ fields, events, removed }) => {
    for (const id of removed) delivery.forget(id);
    for (const { event } of events as EventView[]) if (!event.enabled) delivery.forget(event.id);
    if (fields.settings !== undefined) delivery.settle();
    if (fields.health !== undefined) delivery.nudge();
    if (fields.addresses !== undefined || fields.publication !== undefined) heartbeat.look();
  });

  return {
    kinds: allKinds,
    async save({ channel: typedChannel, secrets: all, isNew }) {
      const channel = bare(typedChannel);
      const given = secretsAmong(channel, all);
      const before = channels().find(({ id }) => id === channel.id);
      if (isNew === (before !== undefined)) return { ok: false, code: 'not-found' };
      if (isNew && channels().length >= MOST_CHANNELS) return { ok: false, code: 'too-many-channels' };
      const fit = checked(channel, given);
      if (!fit.ok) return fit;
      const answer = await allowed(channel);
      if (!answer.ok) return answer;
      const isMoved = Object.keys(usable(channel, given).stored).length === 0;
      const change = { values: given, from: isMoved ? null : secretsIdOf(channel), boundTo: channelBoundTo(channel) };
      const { settings } = state.fields();
      const next = before === undefined ? [...channels(), channel] : channels().map((one) => (one.id === channel.id ? channel : one));
      const isTyped = isMoved || Object.keys(given).length > 0;
      const kept = keep(
        { ...settings, channels: next },
        new Map(isTyped && secretKeys(channel).length > 0 ? [[secretsIdOf(channel), change]] : []),
      );
      if (kept.ok) delivery.settle(channel.id);
      return kept;
    },
    remove(id) {
      const { settings } = state.fields();
      if (!channels().some((one) => one.id === id)) return { ok: false, code: 'not-found' };
      const kept = keep({ ...settings, channels: channels().filter((one) => one.id !== id) });
      if (!kept.ok) return kept;
      secrets.forget(secretsIdOf({ id }));
      delivery.settle();
      return DONE;
    },
    async test({ channel: typedChannel, secrets: all }) {
      const channel = bare(typedChannel);
      const typed = secretsAmong(channel, all);
      const fit = checked(channel, typed);
      if (!fit.ok) return fit;
      const answer = await allowed(channel);
      if (!answer.ok) return answer;
      if (isTooMany()) return { ok: false, code: 'too-often' };
      const { testTitle, testText } = needs.wording().strings.channels.message;
      const sent = await send(channel.kind, fit.settings, messageOf('change', testTitle, testText));
      const kept = channels().find(({ id }) => id === channel.id);
      if (kept !== undefined && Object.keys(typed).length === 0 && JSON.stringify(kept.settings) === JSON.stringify(channel.settings))
        delivery.tested(channel.id, sent.outcome);
      return { ok: true, ...sent };
    },
    saveHeartbeat({ heartbeat: next, url }) {
      const { settings } = state.fields();
      const before = settings.heartbeat;
      const isSame = next !== null && before?.kind === next.kind;
      if (next !== null && url === undefined && !(isSame && heartbeat.status().stored))
        return { ok: false, code: 'missing-secret', field: 'url' };
      if (url !== undefined && placeOf(url) === null) return { ok: false, code: 'channel-url', field: 'url' };
      const change =
        next === null || url === undefined ? null : { values: { url: url.trim() }, from: null, boundTo: heartbeatBoundTo(next) };
      const kept = keep({ ...settings, heartbeat: next }, new Map(change === null ? [] : [[HEARTBEAT_ID, change]]));
      if (!kept.ok) return kept;
      if (next === null) secrets.forget(HEARTBEAT_ID);
      heartbeat.reset();
      tellState();
      return DONE;
    },
    async testHeartbeat({ heartbeat: next, url }) {
      const isSame = next !== null && state.fields().settings.heartbeat?.kind === next.kind;
      const used = url ?? (isSame ? secrets.get(HEARTBEAT_ID, 'url') : null);
      if (next === null || used === null) return { ok: false, code: 'missing-secret', field: 'url' };
      if (placeOf(used) === null) return { ok: false, code: 'channel-url', field: 'url' };
      if (isTooMany()) return { ok: false, code: 'too-often' };
      const sent = await beat(next.kind, used, { kind: 'well' });
      return { ok: true, ...sent };
    },
    tell(notice) {
      if (!practice) delivery.add(notice);
    },
    start() {
      if (!practice) delivery.start();
      tellState();
      heartbeat.look();
    },
    stop() {
      if (!practice) delivery.stop();
      heartbeat.stop();
    },
  };
};
