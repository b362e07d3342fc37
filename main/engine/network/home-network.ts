import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Home, Settings } from '../../../preload/contract/settings.ts';
import type { AddressRules } from '../../net/address.ts';
import { isPublic } from '../../net/address.ts';
import { isHome, isVague, type Place } from '../../net/network-id.ts';
import type { Evidence } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Portability } from '../../ports/network.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { StateStore } from '../runtime/state-store.ts';

/** A system that doesn't tell whether it is carried about is asked no more often. */
const MOST_ASKED = 3;
/** A router whose hardware address can't be had may only be starting: so long it is not taken for one that has none to tell, in ms. */
const BEFORE_VAGUE = 600_000;
/** A strange network's router is asked whose line it is until it says so: it may have to dial first. Ms between two questions, and how many. */
const EXAMINE_GAP = 30_000;
const MOST_EXAMINED = 10;

/** home: a name may be published here; elsewhere: it may not; nowhere: this network, if any, can't be recognised; free: the rule doesn't hold. */
export type HomeVerdict = 'home' | 'elsewhere' | 'nowhere' | 'free';

/** "Publish only from my home network": whether that holds for this computer, and what is home. */
export interface HomeNetwork {
  /** Whether the rule is in force on this computer. */
  isOn(): Promise<boolean>;
  weigh(place: Place | null): Promise<HomeVerdict>;
  /** The user says so, or it is otherwise known. False: it could not be saved. */
  adopt(place: Place, change: 'learned' | 'adopted' | 'replaced'): boolean;
}

export interface HomeNetworkNeeds {
  state: StateStore;
  clock: Clock;
  journal: Journal;
  noticeCenter: NoticeCenter;
  portability: Portability;
  rules: AddressRules;
  settings: { save(settings: Settings): { ok: boolean } };
  events: { all(): SaikoroEvent[] };
  /** The router's word, on the own network. */
  routersWord: () => Promise<Evidence[]>;
  /** Whether the router and a source on the Internet agree on this address now; null where that is not known. */
  confirms: (address: string) => Promise<boolean | null>;
}

export const createHomeNetwork = (needs: HomeNetworkNeeds): HomeNetwork => {
  const { state, clock, journal, noticeCenter, portability, rules } = needs;
  let asked = 0;
  /** The strange network whose router is asked whose line it is; `left`: how often still. */
  let examined: { id: string; at: number; left: number } | null = null;
  /** Since when the network that is to be learned is known by a vague name only, on the monotonic clock. */
  let vagueSince: number | null = null;

  const isPortable = async (): Promise<boolean> => {
    const { whereabouts } = state.fields();
    if (whereabouts.portable !== null || asked >= MOST_ASKED) return whereabouts.portable === true;
    asked += 1;
    const portable = await portability.isPortable();
    state.change({ whereabouts: { ...state.fields().whereabouts, portable } });
    return portable === true;
  };

  /** Whether some name is published from this computer, or compared with the address it has here. */
  const publishes = (): boolean =>
    needs.events
      .all()
      .some((event) => event.enabled && (event.type === 'dns' || (event.type === 'watch' && event.expects.kind === 'mine')));

  const adopt: HomeNetwork['adopt'] = (place, change) => {
    const { settings } = state.fields();
    const homes = (settings.homes ?? []).filter(({ id }) => id !== place.id);
    const home: Home = { id: place.id, router: place.router, at: clock.now() };
    if (!needs.settings.save({ ...settings, homes: [...homes, home] }).ok) return false;
    journal.add({ kind: 'home', change, router: place.router });
    if (change !== 'adopted') noticeCenter.network(change === 'learned' ? 'home-learned' : 'home-replaced', place.router);
    return true;
  };

  const isClear = (place: Place): boolean => {
    if (place.router === null || !isVague(place)) return true;
    vagueSince ??= clock.monotonic();
    return clock.monotonic() - vagueSince >= BEFORE_VAGUE;
  };

  /** Detects a new router on the old line: it reports the published address, and an outside source confirms it. Asked until both are known. */
  const isSameLine = async (place: Place): Promise<boolean> => {
    const now = clock.monotonic();
    if (examined?.id !== place.id) examined = { id: place.id, at: Number.NEGATIVE_INFINITY, left: MOST_EXAMINED };
    if (examined.left === 0 || now - examined.at < EXAMINE_GAP) return false;
    const mine = examined;
    mine.at = now;
    mine.left -= 1;
    const published = new Set([...state.views()].map(({ status }) => status.ipv4.accepted));
    const word = (await needs.routersWord()).find(({ answer }) => answer.kind === 'address' && isPublic(answer.address, rules))?.answer;
    if (word?.kind !== 'address') return false;
    const confirmed = published.has(word.address) ? await needs.confirms(word.address) : false;
    if (confirmed === false) mine.left = 0;
    return confirmed === true;
  };

  return {
    async isOn() {
      const { homeOnly } = state.fields().settings;
      return homeOnly === 'laptops' ? isPortable() : homeOnly === 'always';
    },
    async weigh(place) {
      const { homes } = state.fields().settings;
      if (homes === null) return place !== null && publishes() && isClear(place) && adopt(place, 'learned') ? 'home' : 'free';
      if (place === null) return 'nowhere';
      const isUnnamed = place.router !== null && isVague(place);
      if (isHome(place, homes) || (!isUnnamed && (await isSameLine(place)) && adopt(place, 'replaced'))) {
        examined = null;
        return 'home';
      }
      // A router that is starting tells no hardware address: it may be ours.
      return isUnnamed && homes.some((home) => home.router === place.router) ? 'nowhere' : 'elsewhere';
    },
    adopt,
  };
};
