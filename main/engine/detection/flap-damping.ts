const MINUTE = 60_000;
/** Back at an address that was left within this time, the line is going back and forth: ms. */
export const RETURN_WINDOW = 10 * MINUTE;
/** How long the present address is kept then, longer each time: ms. */
export const HOLDS = [2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
/** After so long without a change, followed or held back, the holds begin anew: ms. */
export const QUIET = 60 * MINUTE;
/** Addresses remembered, however fast a line runs through new ones. */
const MOST_LEFT = 64;
const MOST_SEEN = 8;

/** How steady one line's address was lately. All times are the monotonic clock's, in ms: a wall clock that jumps neither lengthens nor ends a hold. */
export interface Steadiness {
  /** Addresses that were published, and when the line left them; the latest last. */
  left: readonly { address: string; at: number }[];
  /** Holds since the line was last quiet. */
  holds: number;
  /** The last change, followed or held back. */
  stirredAt: number;
  /** Sources other than the announcing router confirmed the present address. */
  proven: boolean;
  /** What is published stays until then; `seen`: what was agreed upon meanwhile. */
  held: { until: number; seen: readonly string[] } | null;
}
export const STEADY: Steadiness = { left: [], holds: 0, stirredAt: Number.NEGATIVE_INFINITY, proven: false, held: null };

export interface Bearing {
  steadiness: Steadiness;
  /** Whether the published address may become the agreed one. */
  follow: boolean;
  /** A hold begins with this. */
  began: boolean;
}

const withSeen = (seen: readonly string[], address: string): readonly string[] =>
  seen.includes(address) ? seen : [...seen, address].slice(-MOST_SEEN);

/**
 * A→B→A: B stays for a while, announced or not, and longer each time; A→B→C→D is only a line that changes often and is not damped. When the hold is over
 * what is agreed upon then is followed, whatever it is. `agreed`: null where a round decided nothing; `proven`: it was agreed upon by
 * more than one. An announcement that all others contradict is no change of the line, so it is put right at once.
 */
export const bear = (
  before: Steadiness,
  { current, agreed, proven, now }: { current: string | null; agreed: string | null; proven: boolean; now: number },
): Bearing => {
  if (agreed === null) return { steadiness: before, follow: true, began: false };
  const over = before.held !== null && now >= before.held.until;
  const held = over ? null : before.held;
  if (current === null || agreed === current)
    return { steadiness: { ...before, held, proven: before.proven || proven }, follow: true, began: false };
  const stirred = { ...before, stirredAt: now };
  if (held !== null)
    return { steadiness: { ...stirred, held: { ...held, seen: withSeen(held.seen, agreed) } }, follow: false, began: false };

  const left = before.left.filter(({ at }) => now - at < RETURN_WINDOW);
  const holds = now - before.stirredAt >= QUIET ? 0 : before.holds;
  const isCorrection = proven && !before.proven;
  if (!over && !isCorrection && left.some(({ address }) => address === agreed)) {
    const wait = HOLDS[Math.min(holds, HOLDS.length - 1)] as number;
    return { steadiness: { ...stirred, left, holds: holds + 1, held: { until: now + wait, seen: [agreed] } }, follow: false, began: true };
  }
  const leaving = [...left.filter(({ address }) => address !== current), { address: current, at: now }].slice(-MOST_LEFT);
  return { steadiness: { ...stirred, left: leaving, holds, proven, held: null }, follow: true, began: false };
};

/** Whether the line left this address only lately. */
export const isReturn = ({ left }: Steadiness, address: string, now: number): boolean =>
  left.some((each) => each.address === address && now - each.at < RETURN_WINDOW);

/** Milliseconds until what is held may change; null where nothing is. */
export const holdLeft = ({ held }: Steadiness, now: number): number | null =>
  held === null || held.until <= now ? null : held.until - now;
