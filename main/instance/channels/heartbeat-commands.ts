import type { Arg, Result } from '../../../preload/contract/api.ts';
import { HEARTBEAT_ID, type Heartbeat } from '../../../preload/contract/channel.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { channelOriginOf } from '../../channels/at-home.ts';
import { createHeartbeat, type HeartbeatLoop, type HeartbeatSignal, roundOf, verdictOf } from '../../channels/delivery/heartbeat.ts';
import { wishOfChannel } from '../../channels/receiver.ts';
import { type Sent, sendHttp } from '../../channels/send-http.ts';
import { specOf } from '../../channels/specs.ts';
import { heartbeatBoundTo } from '../../engine/approvals/channel-binding.ts';
import { notSent } from '../../providers/render/unsent.ts';
import type { KeepSettings } from './channel-settings.ts';
import { messageOf } from './message-of.ts';
import type { ChannelNeeds } from './needs.ts';
import { heartbeatText } from './words.ts';

type Done = Result<'heartbeat.save'>;

export interface HeartbeatCommands {
  loop: HeartbeatLoop;
  save(arg: Arg<'heartbeat.save'>): Promise<Done>;
  test(arg: Arg<'heartbeat.test'>): Promise<Result<'heartbeat.test'>>;
}

/** The dead man's switch: kept with its address, tried, and told how all stands. */
export const createHeartbeatCommands = (
  needs: ChannelNeeds,
  { keep, isTooMany, changed }: { keep: KeepSettings; isTooMany: () => boolean; changed: () => void },
): HeartbeatCommands => {
  const { clock, secrets, approval, approvals, practice, saikoro } = needs;
  const { state } = saikoro;
  const stored = (): string | null => secrets.get(HEARTBEAT_ID, 'url');
  const wishes = ({ kind }: NonNullable<Heartbeat>, url: string) => [wishOfChannel(kind, { url })].filter((wish) => wish !== null);

  const beat = async (heartbeat: NonNullable<Heartbeat>, url: string, verdict: HeartbeatSignal): Promise<Sent> => {
    const spec = specOf(heartbeat.kind);
    if (spec === null) return { outcome: notSent('unknown-service'), exchanges: [] };
    if (!wishes(heartbeat, url).every(approvals.allows)) return { outcome: notSent('not-allowed'), exchanges: [] };
    const words = { title: 'Saikoro', text: heartbeatText(verdict, needs.wording()) };
    const message = messageOf(verdict.kind === 'well' ? 'change' : 'failure', words, needs);
    return sendHttp(spec, { url }, message, { http: needs.http, now: needs.now });
  };
  const loop = createHeartbeat({
    clock,
    isOn: () => !practice && state.fields().settings.heartbeat !== null && stored() !== null,
    stored: () => state.fields().settings.heartbeat !== null && secrets.keys(HEARTBEAT_ID).includes('url'),
    round: () => roundOf(state.fields()),
    verdict: () => verdictOf(state.fields(), state.views(), clock.now()),
    async send(kind, verdict): Promise<Outcome> {
      const { heartbeat: on } = state.fields().settings;
      // A URL of one's own says nothing but that all is well: its silence is the alarm.
      if (on === null || (on.kind === 'url' && kind === 'ill')) return { kind: 'unchanged' };
      const { outcome } = await beat(on, stored() ?? '', verdict);
      const facts = { heartbeat: on.kind, told: kind, outcome: outcome.kind, reason: outcome.reason ?? null };
      needs.log.add({ level: isAccepted(outcome) ? 'debug' : 'warning', about: 'channel', facts });
      return outcome;
    },
    changed,
  });

  /** The address that is meant, with the user's leave to call it. */
  const allowed = async (next: NonNullable<Heartbeat>, url: string | null): Promise<Done> => {
    if (url === null) return { ok: false, code: 'missing-secret', field: 'url' };
    return channelOriginOf(url) === null ? { ok: false, code: 'channel-url', field: 'url' } : approval.allow(wishes(next, url));
  };
  const urlOf = (next: NonNullable<Heartbeat>, typed: string | undefined): string | null =>
    typed ?? (state.fields().settings.heartbeat?.kind === next.kind ? stored() : null);

  return {
    loop,
    async save({ heartbeat: next, url }) {
      if (next !== null) {
        const answer = await allowed(next, urlOf(next, url));
        if (!answer.ok) return answer;
      }
      const change =
        next === null || url === undefined ? null : { values: { url: url.trim() }, from: null, boundTo: heartbeatBoundTo(next) };
      const kept = keep({ ...state.fields().settings, heartbeat: next }, new Map(change === null ? [] : [[HEARTBEAT_ID, change]]));
      if (!kept.ok) return kept;
      if (next === null) secrets.forget(HEARTBEAT_ID);
      loop.reset();
      changed();
      return { ok: true };
    },
    async test({ heartbeat: next, url }) {
      if (next === null) return { ok: false, code: 'missing-secret', field: 'url' };
      const used = urlOf(next, url);
      const answer = await allowed(next, used);
      if (!answer.ok) return answer;
      if (isTooMany()) return { ok: false, code: 'too-often' };
      return { ok: true, ...(await beat(next, used ?? '', { kind: 'well' })) };
    },
  };
};
