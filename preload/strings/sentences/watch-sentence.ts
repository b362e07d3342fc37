import { isTroubled, type WatchedName, type WatchStatus } from '../../contract/dns/watch.ts';
import { FAMILIES, type WatchEvent } from '../../contract/event.ts';
import type { EventView } from '../../contract/state.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';
import type { WatchParams } from '../values/params.ts';
import type { Wording } from './wording.ts';

const paramsOf = (
  { host, state, addresses, beside, alias }: WatchedName,
  { event, status, now, wording: { strings } }: { event: WatchEvent; status: WatchStatus; now: number; wording: Wording },
): WatchParams => ({
  ...{ state, expects: event.expects.kind },
  host: readableHost(host),
  addresses: strings.list(addresses),
  expected: strings.list(FAMILIES.flatMap((family) => status.expected[family] ?? [])),
  beside: strings.list(beside),
  alias: alias === null ? null : readableHost(alias),
  families: strings.list(FAMILIES.filter((family) => event.families[family]).map((family) => strings.family[family])),
  checked: status.askedAt === null ? null : strings.age(Math.max(0, now - status.askedAt)),
});

/** How it stands, in a word or two. */
export const watchWord = ({ state }: Pick<WatchStatus, 'state'>, strings: Strings): string => strings.watch.state[state];

/** The state of watched names: what the DNS shows, what it means, what to do, and what happens by itself. */
export const watchSentence = ({ event, status: { watch } }: EventView, now: number, wording: Wording): string => {
  const { strings } = wording;
  if (event.type !== 'watch' || watch === undefined) return strings.statusSentence.fresh;
  const { names, state, blind } = watch;
  const first = names.find((name) => name.state === state);
  if (first === undefined) return strings.statusSentence.fresh;
  const params = paramsOf(first, { event, status: watch, now, wording });
  const troubled = names.filter(isTroubled).length;
  // Of several that are all as expected, none is worth a name.
  const said =
    state === 'matches' && names.length > 1 ? strings.watch.allMatch(names.length, params.checked) : strings.watch.sentence(params);
  return strings.sentences([
    blind === null ? null : strings.watch.blindSentence[blind],
    blind !== null && state === 'asking' ? null : said,
    troubled > 1 ? strings.watch.more(troubled - 1) : null,
  ]);
};
