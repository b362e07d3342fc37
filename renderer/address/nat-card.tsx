import { useId } from 'react';
import type { NatVerdict } from '../../preload/contract/because.ts';
import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import { HelpLink } from '../controls/help-link.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { UpstreamRouter } from './upstream-router.tsx';

/** None of these is shown as an error: they are properties of the line, and the text says what can be done. */
const MARKS: Record<NatVerdict, Standing> = {
  direct: 'well',
  single: 'well',
  double: 'unseen',
  'carrier-grade': 'unseen',
  'ds-lite': 'unseen',
  'map-e': 'unseen',
  differs: 'unseen',
  unknown: 'fresh',
};

const PAGES: Partial<Record<NatVerdict, HelpPage>> = {
  single: 'router',
  double: 'router',
  'carrier-grade': 'shared-lines',
  'ds-lite': 'shared-lines',
  'map-e': 'shared-lines',
};

/** What stands between this computer and the Internet, and what to do about it. The practice world has no router. */
export const NatCard = () => {
  const strings = useStrings();
  const id = useId();
  const nat = useAppState((whole) => whole.nat);
  const practice = useAppState((whole) => whole.practice);
  if (nat === null || practice) return null;
  const { title, text } = strings.address.nat.verdict[nat.verdict];
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id} className="card-family">
          {strings.address.nat.title}
        </h2>
        <span className="card-kind">
          <StatusIcon standing={MARKS[nat.verdict]} />
          {title}
        </span>
      </header>
      <p>
        {text} {PAGES[nat.verdict] && <HelpLink page={PAGES[nat.verdict] ?? 'router'} />}
      </p>
      {nat.verdict === 'double' && <UpstreamRouter />}
      {nat.ports !== null && (
        <p className="card-since dim">
          {strings.address.nat.ports(nat.ports.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', '))}
        </p>
      )}
    </section>
  );
};
