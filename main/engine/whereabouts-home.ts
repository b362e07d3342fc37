import type { Home, Settings } from '../../preload/contract/settings.ts';
import type { AddressRules } from './address.ts';
import { isPublic } from './address.ts';
import type { StateStore } from './app-state.ts';
import type { Bulletin } from './bulletin.ts';
import type { Evidence } from './evidence.ts';
import type { Journal } from './journal.ts';
import type { Clock, Portability } from './ports.ts';
import { isHome, type Place } from './whereabouts-place.ts';

/** A system that doesn't tell whether it is carried about is asked no more often. */
const MOST_ASKED = 3;

/** home: a name may be published here; elsewhere: it may not; nowhere: this network, if any, can't be recognised; free: the rule doesn't hold. */
export type Standing = 'home' | 'elsewhere' | 'nowhere' | 'free';

/** "Publish only from my home network": whether that holds for this computer, and what is home. */
export interface HomeRule {
  holds(): Promise<boolean>;
  weigh(place: Place | null): Promise<Standing>;
  /** The user says so, or it is otherwise known. False: it could not be saved. */
  adopt(place: Place, change: 'learned' | 'adopted' | 'replaced'): boolean;
}

export interface HomeRuleNeeds {
  state: StateStore;
  clock: Clock;
  journal: Journal;
  bulletin: Bulletin;
  portability: Portability;
  rules: AddressRules;
  saveSettings: (settings: Settings) => boolean;
  /** Whether some name is published from this computer. */
  publishes: () => boolean;
  /** The router's word, on the own network. */
  routersWord: () => Promise<Evidence[]>;
  /** Whether the router and somebody on the Internet agree on this address now. */
  confirms: (address: string) => Promise<boolean>;
}

export const createHomeRule = (needs: HomeRuleNeeds): HomeRule => {
  const { state, clock, journal, bulletin, portability, rules } = needs;
  let asked = 0;
  /** The strange network whose router was asked whose line it is. */
  let examined: string | null = null;

  const isPortable = async (): Promise<boolean> => {
    const { whereabouts } = state.fields();
    if (whereabouts.portable !== null || asked >= MOST_ASKED) return whereabouts.portable === true;
    asked += 1;
    const portable = await portability.isPortable();
    state.change({ whereabouts: { ...state.fields().whereabouts, portable } });
    return portable === true;
  };

  const adopt: HomeRule['adopt'] = (place, change) => {
    const { settings } = state.fields();
    const homes = (settings.homes ?? []).filter(({ id }) => id !== place.id);
    const home: Home = { id: place.id, router: place.router, at: clock.now() };
    if (!needs.saveSettings({ ...settings, homes: [...homes, home] })) return false;
    journal.add({ kind: 'home', change, router: place.router });
    if (change !== 'adopted') bulletin.network(change === 'learned' ? 'home-learned' : 'home-replaced', place.router);
    return true;
  };

  /** A new router on the old line: it has the address that is published, and the Internet says the same. Asked once while we stay. */
  const isSameLine = async (place: Place): Promise<boolean> => {
    if (examined === place.id) return false;
    examined = place.id;
    const published = new Set([...state.views()].map(({ status }) => status.ipv4.accepted));
    const word = (await needs.routersWord()).find(({ answer }) => answer.kind === 'address' && isPublic(answer.address, rules))?.answer;
    return word?.kind === 'address' && published.has(word.address) && (await needs.confirms(word.address));
  };

  return {
    async holds() {
      const { homeOnly } = state.fields().settings;
      return homeOnly === 'laptops' ? isPortable() : homeOnly === 'always';
    },
    async weigh(place) {
      const { homes } = state.fields().settings;
      if (homes === null) return place !== null && needs.publishes() && adopt(place, 'learned') ? 'home' : 'free';
      if (place === null) return 'nowhere';
      if (isHome(place, homes) || ((await isSameLine(place)) && adopt(place, 'replaced'))) {
        examined = null;
        return 'home';
      }
      return 'elsewhere';
    },
    adopt,
  };
};
