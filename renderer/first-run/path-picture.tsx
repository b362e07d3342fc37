import { useAppState, useIsOffline, useStrings } from '../store/context.ts';
import { BEYOND } from './reach.ts';

interface Stop {
  key: 'computer' | 'router' | 'outer' | 'carrier' | 'internet';
  notes: string[];
}

const DRAWINGS: Record<Stop['key'], string> = {
  computer: 'M5 7h22v14H5zM2 25h28',
  router: 'M4 17h24v8H4zM9 21h.1M13 21h.1M10 17V8M22 17V8',
  outer: 'M4 17h24v8H4zM9 21h.1M13 21h.1M16 17V7',
  carrier: 'M7 27V5h18v22M11 10h3M18 10h3M11 15h3M18 15h3M11 20h3M18 20h3M4 27h24',
  internet: 'M16 4a12 12 0 1 0 0 24 12 12 0 0 0 0-24M4 16h24M16 4c-8 8-8 16 0 24M16 4c8 8 8 16 0 24',
};

/** From this computer to the Internet: who stands between, and which addresses each has, as far as it is known. */
export const PathPicture = () => {
  const { found: words } = useStrings().firstRun;
  const nat = useAppState((state) => state.nat);
  const router = useAppState((state) => state.whereabouts.router);
  const outer = useAppState((state) => state.settings.outer?.address ?? null);
  const addresses = useAppState((state) => state.addresses);
  const offline = useIsOffline();
  const beyond = nat === null ? undefined : BEYOND[nat.verdict];
  const line = (['ipv4', 'ipv6'] as const).map((family) => {
    const { kind, address } = addresses[family];
    const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
    return `${name}: ${!offline && kind === 'known' && address !== null ? address : !offline && kind === 'absent' ? words.none : words.unknown}`;
  });
  const stops: Stop[] = [
    { key: 'computer', notes: [] },
    ...(nat?.verdict === 'direct' ? [] : [{ key: 'router' as const, notes: router === null ? [] : [router] }]),
    ...(beyond === undefined ? [] : [{ key: beyond, notes: beyond === 'outer' && outer !== null ? [outer] : [] }]),
    { key: 'internet', notes: line },
  ];
  return (
    <ol className="first-path" aria-label={words.path}>
      {stops.map(({ key, notes }) => (
        <li key={key} className={`first-stop first-stop-${key}`}>
          <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <path d={DRAWINGS[key]} />
          </svg>
          <strong>{words[key]}</strong>
          {notes.map((note) => (
            <span key={note} className="first-note dim">
              {note}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
};
