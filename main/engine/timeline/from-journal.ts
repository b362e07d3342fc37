import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import { type BandState, MOST_DAYS } from '../../../preload/contract/history/timeline.ts';
import type { JournalEntry, Verification } from '../../../preload/contract/journal.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { DAY_SECONDS, type Mark } from '../../ports/storage/timeline.ts';

type Stated = Exclude<BandState, 'off'>;

/** What the history has told of one event so far. */
interface Told {
  name: string;
  enabled: boolean;
  accepted: Partial<Record<Family, string>>;
  /** Another address is due, under way, or was refused. */
  wanted: Partial<Record<Family, { address: string; failed: boolean }>>;
  looks: Map<string, { family: Family; verification: Verification }>;
  state: Stated | null;
}

const BY_LOOK: Record<Verification, Stated> = { match: 'match', mismatch: 'mismatch', beside: 'mismatch', unknown: 'unknown' };
const GRAVITY: readonly Stated[] = ['mismatch', 'unknown', 'updating', 'paused', 'match'];

const familyState = ({ accepted, wanted, looks }: Told, family: Family): Stated | null => {
  const want = wanted[family];
  const known = accepted[family];
  if (want === undefined && known === undefined) return null;
  if (want !== undefined && want.address !== known) return want.failed ? (known === undefined ? 'unknown' : 'mismatch') : 'updating';
  const states = [...looks.values()].filter((look) => look.family === family).map(({ verification }) => BY_LOOK[verification]);
  return GRAVITY.find((each) => states.includes(each)) ?? 'updating';
};

const stateOf = (told: Told, rests: boolean): Stated => {
  if (!told.enabled || rests) return 'paused';
  const states = FAMILIES.map((family) => familyState(told, family));
  return GRAVITY.find((each) => states.includes(each)) ?? 'unknown';
};

const nameOf = (entry: JournalEntry): string => {
  if (entry.kind === 'update') return entry.name || (entry.hosts[0] ?? '');
  if (entry.kind === 'verification') return entry.name || entry.host;
  return 'name' in entry ? entry.name : '';
};

/** What an entry says of its own event. */
const learn = (told: Told, entry: JournalEntry): void => {
  if (entry.kind === 'update')
    for (const family of FAMILIES) {
      const address = entry[family];
      if (address === undefined) continue;
      const taken = isAccepted({ kind: entry.outcome });
      told.wanted[family] = { address, failed: !taken };
      if (!taken) continue;
      told.accepted[family] = address;
      for (const [key, look] of told.looks) if (look.family === family) told.looks.delete(key);
    }
  if (entry.kind === 'verification') {
    if (entry.settles) told.accepted[entry.family] = entry.expected;
    told.accepted[entry.family] ??= entry.expected;
    told.looks.set(`${entry.family} ${entry.host}`, entry);
  }
  if (entry.kind === 'event' && (entry.change === 'disabled' || entry.change === 'enabled')) told.enabled = entry.change === 'enabled';
};

/** What the history tells of the events' standing, as marks. It knows less than was seen: what it does not tell is not made up. Pure. */
export const marksOf = (entries: readonly JournalEntry[]): Mark[] => {
  const events = new Map<string, Told>();
  const marks: Mark[] = [];
  let isPaused = false;
  const holds = new Set<string>();
  const tell = (at: number, anew = false): void => {
    const byState = new Map<Stated, string[]>();
    for (const [id, told] of events) {
      const state = stateOf(told, isPaused || holds.size > 0);
      if (!anew && told.state === state) continue;
      told.state = state;
      byState.set(state, [...(byState.get(state) ?? []), id]);
    }
    for (const [state, ids] of byState) marks.push({ at, kind: 'band', state, events: ids });
  };
  for (const entry of entries) {
    const at = Math.floor(entry.at / 1000);
    if (entry.kind === 'started' || entry.kind === 'stopped') {
      marks.push({ at, kind: entry.kind });
      if (entry.kind === 'started') tell(at, true);
      continue;
    }
    marks.push({ at, kind: 'alive' });
    if (entry.kind === 'paused' || entry.kind === 'continued') isPaused = entry.kind === 'paused';
    if (entry.kind === 'line') marks.push({ at, kind: 'line', down: entry.down });
    // What is known of the line ends with a hold.
    if (entry.kind === 'hold' && entry.on) marks.push({ at, kind: 'line', down: false });
    if (entry.kind === 'hold') holds[entry.on ? 'add' : 'delete'](entry.why);
    if (entry.kind === 'address' && entry.address !== null && entry.previous !== null) {
      const { family, address, previous } = entry;
      marks.push({ at, kind: 'change', family, address });
      for (const told of events.values()) if (told.accepted[family] === previous) told.wanted[family] = { address, failed: false };
    }
    // An event's own entries; a program has no band.
    if (entry.kind === 'update' || entry.kind === 'verification' || (entry.kind === 'event' && events.has(entry.event))) {
      const known = events.get(entry.event);
      if (entry.kind === 'event' && entry.change === 'deleted') {
        marks.push({ at, kind: 'band', state: 'none', events: [entry.event] });
        events.delete(entry.event);
        continue;
      }
      const told = known ?? { name: '', enabled: true, accepted: {}, wanted: {}, looks: new Map(), state: null };
      events.set(entry.event, told);
      const name = nameOf(entry);
      if (name !== told.name) marks.push({ at, kind: 'name', event: entry.event, name });
      told.name = name;
      learn(told, entry);
    }
    tell(at);
  }
  return marks;
};

const PAGE = 500;

/** What the history knows of the time before this start: for a timeline that was lost, or is new. */
export const earlierMarks = (journal: Pick<Journal, 'page'>, now: number): Mark[] => {
  const entries: JournalEntry[] = [];
  for (let before: number | undefined; ; ) {
    const page = journal.page({ limit: PAGE, ...(before === undefined ? {} : { before }) });
    entries.push(...page);
    before = page.at(-1)?.seq;
    if (page.length < PAGE || before === undefined || (page.at(-1)?.at ?? 0) < (now - MOST_DAYS * DAY_SECONDS) * 1000) break;
  }
  // The newest is this start, or came after it.
  const started = entries.findIndex(({ kind }) => kind === 'started');
  return marksOf(entries.slice(started + 1).reverse());
};
