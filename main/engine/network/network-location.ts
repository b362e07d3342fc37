import type { HoldWhy } from '../../../preload/contract/because.ts';
import type { AddressSource, Family } from '../../../preload/contract/event.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import { isHome, type Place } from '../../net/network-id.ts';
import type { Evidence, Source } from '../../ports/address-source.ts';
import type { PortalProbe } from '../../ports/network.ts';
import type { Surroundings } from '../../ports/router.ts';
import { createCaptivePortal } from './captive-portal.ts';
import type { Ipv4Detection } from './findings.ts';
import { createHomeNetwork, type HomeNetworkNeeds, type HomeVerdict } from './home-network.ts';
import type { RecentSurroundings } from './recent-surroundings.ts';

const SECOND = 1000;
/** A strange network that is stayed on for so long is told of once, in ms. */
const SETTLED = 600 * SECOND;
/** A network that can't be recognised for so long, though the Internet is reached, is as good as a strange one, in ms. */
const UNRECOGNISED = 60 * SECOND;

/** Where this machine is, and whether anything may be asked and published there. Keeps the state's hold. */
export interface NetworkLocation {
  /** Determines the network again. elsewhere: no source is asked and nothing is published; nowhere: no new address is accepted. */
  admit(): Promise<HomeVerdict>;
  /** After a round: whether a tunnel or a portal stands in the way of what it brought. */
  judge(tracked: FollowedAddresses): Promise<void>;
  /** Its findings count only where the machine still is at home when they are in, and has not entered a tunnel meanwhile. */
  guardDetection(detection: Ipv4Detection): Ipv4Detection;
  guardSource(source: Source): Source;
  /** It is another network than before. */
  onMove(listener: () => void): void;
  /** The network this machine is on is home too. */
  adopt(): Promise<'done' | 'no-network' | 'unsaved'>;
}

/** What has to be known of the addresses that are followed. */
export interface FollowedAddresses {
  of(source: AddressSource): Record<Family, Pick<AddressState, 'kind'>>;
}

export interface NetworkLocationNeeds extends HomeNetworkNeeds {
  surroundings: Pick<RecentSurroundings, 'look' | 'last'>;
  probe: PortalProbe;
}

export const createNetworkLocation = (needs: NetworkLocationNeeds): NetworkLocation => {
  const { surroundings, state, clock, journal, noticeCenter } = needs;
  const rule = createHomeNetwork(needs);
  const portal = createCaptivePortal(needs);
  const moveListeners: (() => void)[] = [];
  let heard: Evidence[] = [];
  const told = new Set<string>();
  let nowhereSince = Number.POSITIVE_INFINITY;

  const hold = (why: HoldWhy | null): void => {
    const before = state.fields().hold;
    if ((before?.why ?? null) === why) return;
    if (before !== null) journal.add({ kind: 'hold', why: before.why, on: false });
    if (why !== null) journal.add({ kind: 'hold', why, on: true });
    state.change({ hold: why === null ? null : { why, since: clock.now() } });
    state.touch();
  };

  const show = (place: Place | null): void => {
    const { whereabouts, settings } = state.fields();
    const known = place === null ? undefined : settings.homes?.find((home) => isHome(place, [home]));
    const next = { ...whereabouts, id: known?.id ?? place?.id ?? null, router: place?.router ?? null };
    if (JSON.stringify(next) !== JSON.stringify(whereabouts)) state.change({ whereabouts: next });
  };

  const look = async (options: { identify: boolean }): Promise<Surroundings> => {
    const { seen, moved } = await surroundings.look(options);
    if (moved) {
      portal.forget();
      for (const listener of moveListeners) listener();
    }
    state.change({ vpn: seen.tunnelled });
    return seen;
  };

  const weigh = async (): Promise<HomeVerdict> => {
    const isBound = await rule.isOn();
    const { place } = await look({ identify: isBound });
    const verdict = isBound ? await rule.weigh(place) : 'free';
    nowhereSince = verdict === 'nowhere' ? Math.min(nowhereSince, clock.monotonic()) : Number.POSITIVE_INFINITY;
    show(place);
    const { hold: held } = state.fields();
    if (verdict === 'elsewhere') {
      hold('other-network');
      if (held?.why === 'other-network' && place !== null && clock.now() - held.since >= SETTLED && !told.has(place.id)) {
        told.add(place.id);
        noticeCenter.network('elsewhere', place.router);
      }
    } else if (held?.why === 'other-network' && verdict !== 'nowhere') hold(null);
    return verdict;
  };

  let running: Promise<HomeVerdict> | null = null;
  let next: Promise<HomeVerdict> | null = null;
  /** A result that was begun after this call; concurrent callers share it. */
  const afresh = (): Promise<HomeVerdict> => {
    if (running === null) {
      running = weigh().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return afresh();
    });
    return next;
  };

  const isFree = (verdict: HomeVerdict): boolean => verdict === 'home' || verdict === 'free';
  const isElsewhere = (): boolean => state.fields().hold?.why === 'other-network';
  const inTunnel = (): boolean => surroundings.last()?.tunnelled === true;

  /** Under a VPN the automatic source has only the router, and a web page or program as source has nothing, since both would see the VPN's exit. */
  const isTunnelInTheWay = (tracked: FollowedAddresses): boolean => {
    const { settings } = state.fields();
    if (!inTunnel()) return false;
    if (settings.address.kind === 'url' || settings.address.kind === 'command') return true;
    return settings.address.kind === 'automatic' && settings.families.ipv4 && tracked.of(settings.address).ipv4.kind !== 'known';
  };

  return {
    async admit() {
      const verdict = await afresh();
      return isElsewhere() ? 'elsewhere' : verdict;
    },
    async judge(tracked) {
      const evidence = heard;
      heard = [];
      if (isElsewhere()) return;
      if (inTunnel()) portal.forget();
      const closed = !inTunnel() && (await portal.judge(evidence));
      hold(closed ? 'portal' : isTunnelInTheWay(tracked) ? 'vpn' : null);
    },
    guardDetection: (detection) => ({
      async ask(family, known, options) {
        if (isElsewhere()) return { evidence: [], tainted: inTunnel(), own: null };
        const findings = await detection.ask(family, known, {
          ...options,
          thorough: options.thorough || state.fields().hold?.why === 'portal',
        });
        heard.push(...findings.evidence);
        if (!findings.evidence.some(({ answer }) => answer.kind === 'address' && answer.address !== known)) return findings;
        if (!isFree(await afresh())) {
          if (clock.monotonic() - nowhereSince >= UNRECOGNISED) hold('other-network');
          return { ...findings, evidence: [] };
        }
        return { ...findings, tainted: findings.tainted || inTunnel() };
      },
    }),
    guardSource: (source) =>
      source.transport === 'fixed'
        ? source
        : {
            ...source,
            async ask(known) {
              if (isElsewhere()) return { kind: 'unknown', why: 'other-network' };
              const answer = await source.ask(known);
              heard.push({ source, answer });
              if (answer.kind !== 'address') return answer;
              if (!isFree(await afresh())) return { kind: 'unknown', why: 'other-network' };
              return inTunnel() && source.transport !== 'interface' ? { kind: 'unknown', why: 'through-a-tunnel' } : answer;
            },
          },
    onMove: (listener) => void moveListeners.push(listener),
    async adopt() {
      const { place } = await look({ identify: true });
      if (place === null) return 'no-network';
      if (!rule.adopt(place, 'adopted')) return 'unsaved';
      await afresh();
      return 'done';
    },
  };
};
