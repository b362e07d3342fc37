import type { FamilyRecord } from '../../../main/ports/storage/ledger.ts';
import type { NatVerdict } from '../../../preload/contract/because.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import { absent, type EventSpec, type Fields, kept, known, MINUTE, NOW, OLD, OLD6, stateOf, V4, V6 } from './world.ts';

const took = (accepted: string, verification: FamilyRecord['verification'] = 'match', minutesAgo = 1): Partial<FamilyRecord> => ({
  accepted,
  acceptedAt: NOW - minutesAgo * MINUTE,
  outcome: { kind: 'updated' },
  triedAt: NOW - minutesAgo * MINUTE,
  verification,
  verifiedAt: verification === null ? null : NOW,
});
type Failure = 'auth-failed' | 'network' | 'server-error' | 'rate-limited' | 'bad-host' | 'abuse';
const failed = (kind: Failure, before: Partial<FamilyRecord> = took(OLD), minutesAgo = 1): Partial<FamilyRecord> => ({
  ...before,
  outcome: { kind },
  failures: 1,
  failingSince: NOW - minutesAgo * MINUTE,
  stopped: kind === 'auth-failed' || kind === 'bad-host' || kind === 'abuse',
});
const one = (ipv4: Partial<FamilyRecord>, more: EventSpec = {}): EventSpec => ({ ipv4, ...more });
const published = one(took(V4));
const waiting = one(took(OLD), { nextAt: NOW + 39_000 });
const refused = one(failed('auth-failed'));
const six: EventSpec = { wants: 'ipv6', ipv6: took(V6) };
const both: EventSpec = { wants: 'both', ipv4: took(V4), ipv6: took(V6) };
const program: EventSpec = { program: true };
const ended = (kind: 'updated' | 'not-confirmed', minutesAgo = 1): EventSpec => ({
  program: true,
  ipv4: kind === 'updated' ? { outcome: { kind } } : { outcome: { kind }, failingSince: NOW - minutesAgo * MINUTE },
});
const times = (count: number, spec: EventSpec): EventSpec[] => Array.from({ length: count }, () => spec);
const dual: Fields = { ipv6: known(V6) };
const hold = (why: 'vpn' | 'other-network' | 'portal'): Fields => ({
  hold: { why, since: NOW },
  vpn: why === 'vpn',
  ipv4: kept('unknown', V4),
});
const nat = (verdict: NatVerdict): Fields => ({
  nat: { verdict, because: [], ports: verdict === 'map-e' ? [[4896, 4911]] : null },
});

/** States a user can meet, by what is so in them. */
export const STATES: Record<string, AppState> = {
  'no event': stateOf([]),
  'no event, two addresses': stateOf([], dual),
  'no event, nothing known yet': stateOf([], { ipv4: kept('unknown', null) }),
  'no event, looking': stateOf([], { ipv4: kept('unknown', null), checking: true }),
  'no event, IPv6 alone': stateOf([], { ipv4: absent, ipv6: known(V6) }),
  'no event, offline': stateOf([], { ipv4: kept('unknown', V4), offline: true }),
  published: stateOf([published]),
  'published, as the DNS alone says': stateOf([one({ ...took(V4), outcome: { kind: 'verified', reason: 'no-rule' } })]),
  'accepted, the DNS is being asked': stateOf([one(took(V4, null))]),
  'accepted, the DNS says nothing of it': stateOf([one(took(V4, 'unknown'))]),
  'accepted, the DNS shows another': stateOf([one(took(V4, 'mismatch'))]),
  'accepted, the DNS shows another for long': stateOf([one(took(V4, 'mismatch', 20))]),
  'other addresses beside it': stateOf([one({ ...took(V4, 'beside'), beside: [OLD] })]),
  'other addresses beside one of three': stateOf([...times(2, published), one({ ...took(V4, 'beside'), beside: [OLD] })]),
  'other addresses beside it, and a new address': stateOf([one({ ...took(OLD, 'beside'), beside: [V6] }, { nextAt: NOW + 39_000 })]),
  'refused while the old address is held': stateOf([refused]),
  'refused at once': stateOf([one(failed('bad-host', {}))]),
  'trying again': stateOf([one(failed('network'), { nextAt: NOW + 30_000 })]),
  'not reachable for long': stateOf([one(failed('network', took(OLD), 20), { nextAt: NOW + 30_000 })]),
  'fault at the service': stateOf([one(failed('server-error'), { nextAt: NOW + 30 * MINUTE })]),
  'asked to wait': stateOf([one(failed('rate-limited'), { nextAt: NOW + 60 * MINUTE })]),
  'budget used up': stateOf([one(took(OLD), { held: { why: 'host-hour', count: 6 }, nextAt: NOW + 20 * MINUTE })]),
  'waiting for its turn': stateOf([waiting]),
  'being sent': stateOf([one(took(OLD), { running: true })]),
  'being sent for the first time': stateOf([one({}, { running: true })]),
  'new, about to be sent': stateOf([one({})]),
  'password missing, still published': stateOf([one(took(V4), { missing: ['password'] })]),
  'switched off': stateOf([one(took(V4), { enabled: false })]),
  'daily, not yet its time': stateOf([one(took(OLD), { schedule: { kind: 'daily', at: '04:00' }, nextAt: NOW + 60 * MINUTE })]),
  'once, done, and the address changed': stateOf([one(took(OLD), { schedule: { kind: 'once', at: 1 } })]),
  'published, and the refresh failed': stateOf([one(failed('network', took(V4)), { nextAt: NOW + 30_000 })]),
  'IPv4 not known just now': stateOf([published], { ipv4: kept('unknown', V4) }),
  'IPv4 not known, IPv6 known': stateOf([published], { ipv4: kept('unknown', V4), ...dual }),
  'IPv4 never known, IPv6 known': stateOf([one({})], { ipv4: kept('unknown', null), ...dual }),
  'sources disagree': stateOf([published], { ipv4: kept('undecided', V4, { because: 'contradiction' }) }),
  'a new address, not confirmed': stateOf([published], { ipv4: kept('undecided', V4, { because: 'waiting-for-more' }) }),
  'the line goes back and forth': stateOf([published], {
    ipv4: kept('undecided', V4, { because: 'unsteady', unsteady: { until: NOW + 5 * MINUTE, seen: [OLD] } }),
  }),
  'IPv6 published, IPv4 not known and not wanted': stateOf([six], { ipv4: kept('unknown', null), ...dual }),
  'no IPv4 on this line': stateOf([one({})], { ipv4: absent }),
  'the line lost IPv4': stateOf([published], { ipv4: absent, ...dual }),
  'IPv6 alone published': stateOf([six], dual),
  'IPv6 alone published, on a line without IPv4': stateOf([six], { ipv4: absent, ...dual }),
  'both published': stateOf([both], dual),
  'IPv4 published, IPv6 not wanted': stateOf([published], dual),
  'IPv4 published, IPv6 to be sent': stateOf([{ ...both, ipv6: took(OLD6) }], dual),
  'both wanted, no IPv6 on the line': stateOf([{ wants: 'both', ipv4: took(V4) }]),
  'IPv4 not looked for': stateOf([six], {
    ...dual,
    ipv4: kept('unknown', null),
    settings: { ...stateOf([]).settings, families: { ipv4: false, ipv6: true } },
  }),
  'its own fixed address': stateOf([one(took('198.51.100.9'), { source: { kind: 'fixed', ipv4: '198.51.100.9' } })]),
  'an address of another device': stateOf([{ wants: 'ipv6', ipv6Host: '::5', ipv6: took('2001:db8::5') }], dual),
  '31 waiting': stateOf(times(31, waiting)),
  '30 published, one refused': stateOf([...times(30, published), refused]),
  'ten thousand published': stateOf(times(10_000, published)),
  'one of each': stateOf([published, one(took(V4, null)), one(took(V4, 'unknown')), waiting, refused, one(failed('network'))]),
  'two published, one off': stateOf([...times(2, published), { ...published, enabled: false }]),
  'three being looked up': stateOf(times(3, one(took(V4, null)))),
  'two behind a proxy': stateOf(times(2, one(took(V4, 'unknown')))),
  'published, and others held': stateOf([
    ...times(28, published),
    ...times(3, one(took(OLD), { held: { why: 'account', count: 0 }, nextAt: NOW + MINUTE })),
  ]),
  'paused until resumed': stateOf([published], { pausedUntil: 0 }),
  'paused for an hour, something is due': stateOf([waiting], { pausedUntil: NOW + 60 * MINUTE }),
  'paused, one refused': stateOf([refused], { pausedUntil: 0 }),
  'away from home': stateOf([published], hold('other-network')),
  'away from home, nothing registered': stateOf([one({})], hold('other-network')),
  'behind a login page': stateOf([published], hold('portal')),
  'VPN, no word of the router': stateOf([published], hold('vpn')),
  'VPN, the router tells': stateOf([published], { vpn: true }),
  'VPN, the router tells a new address': stateOf([waiting], { vpn: true }),
  'VPN, nothing known': stateOf([one({})], { vpn: true, ipv4: kept('unknown', null) }),
  offline: stateOf([published], { ipv4: kept('unknown', V4), offline: true }),
  'published, shared by the provider': stateOf([published], nat('carrier-grade')),
  'published, DS-Lite': stateOf([published], nat('ds-lite')),
  'published, MAP-E': stateOf([published], nat('map-e')),
  'published, two routers': stateOf([published], nat('double')),
  'published, the router names another address': stateOf([published], nat('differs')),
  'published, the way is not known': stateOf([published], nat('unknown')),
  'published, one router': stateOf([published], nat('single')),
  'IPv6 alone, shared by the provider': stateOf([six], { ...dual, ...nat('carrier-grade') }),
  'fixed address, shared by the provider': stateOf(
    [one(took('198.51.100.9'), { source: { kind: 'fixed', ipv4: '198.51.100.9' } })],
    nat('carrier-grade'),
  ),
  'waiting, shared by the provider': stateOf([waiting], nat('carrier-grade')),
  'refused, shared by the provider': stateOf([refused], nat('carrier-grade')),
  'away from home, shared by the provider there': stateOf([published], { ...hold('other-network'), ...nat('carrier-grade') }),
  'its own source silent for hours': stateOf([one(took(V4), { ownSource: 'asked', lasted: 7 * 3_600_000 })], {
    ipv4: kept('unknown', V4),
  }),
  'nobody tells the address for hours': stateOf([one(took(V4), { lasted: 7 * 3_600_000 })], { ipv4: kept('unknown', V4) }),
  'the sources disagree for hours': stateOf([one(took(V4), { lasted: 7 * 3_600_000 })], {
    ipv4: kept('undecided', V4, { because: 'contradiction' }),
  }),
  'the line lost IPv4 for hours': stateOf([one(took(V4), { lasted: 7 * 3_600_000 })], { ipv4: absent, ...dual }),
  'both or none, and no IPv6 for hours': stateOf([
    { wants: 'both', ipv4: took(OLD), held: { why: 'lacks-ipv6', count: 0 }, lasted: 7 * 3_600_000 },
  ]),
  'a program alone': stateOf([program]),
  'a program that runs': stateOf([{ program: true, running: true }, published]),
  'a program that failed': stateOf([ended('not-confirmed'), published]),
  'a program that fails for long': stateOf([ended('not-confirmed', 90), published]),
  'a program and a name, all well': stateOf([ended('updated'), published]),
  'practice, one beyond this computer and a program': stateOf([
    published,
    one({ outcome: { kind: 'not-sent', reason: 'practice' }, failingSince: NOW, failures: 1, stopped: true }),
    { program: true, ipv4: { outcome: { kind: 'not-sent', reason: 'practice-program' }, failingSince: NOW, failures: 1 } },
  ]),
  'disk full': stateOf([published], { problems: [{ code: 'disk-full', at: NOW }] }),
};
