import type { HostPropagation, PropagationFinding } from '../../preload/contract/dns/propagation.ts';
import { FAMILIES } from '../../preload/contract/event.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { PropagationTable } from './propagation-table.tsx';
import { usePropagation, useSeconds } from './use-propagation.ts';

/** Whether visitors miss the server because of it. */
const MARK: Record<PropagationFinding, Standing> = {
  'no-zone': 'needs-you',
  silent: 'needs-you',
  'dnssec-broken': 'needs-you',
  absent: 'needs-you',
  other: 'needs-you',
  several: 'needs-you',
  'serials-differ': 'waiting',
  'servers-differ': 'waiting',
  intercepted: 'fresh',
  blocked: 'fresh',
  alias: 'fresh',
  proxied: 'fresh',
};

const Visible = ({ host, since, words }: { host: HostPropagation; since: number; words: Strings['propagation'] }) =>
  FAMILIES.map((family) => {
    const visible = host.visible[family];
    const address = host.expected[family];
    if (visible === undefined || address === null) return null;
    const left = visible.kind === 'wait' ? Math.max(1000, visible.seconds * 1000 - since) : 0;
    return (
      <p key={family} className="propagation-visible">
        <StatusIcon standing={visible.kind === 'shown' ? 'well' : 'waiting'} />
        <span>{visible.kind === 'shown' ? words.shown(address) : visible.kind === 'wait' ? words.wait(address, left) : words.unknown}</span>
      </p>
    );
  });

/** For a watched name the next step differs, and several addresses may be intended. */
const Findings = ({ findings, watched, strings }: { findings: readonly PropagationFinding[]; watched: boolean; strings: Strings }) => {
  const words: Partial<Record<PropagationFinding, string>> = watched ? strings.watch.finding : {};
  return (
    <ul className="propagation-findings">
      {findings.map((finding) => (
        <li key={finding}>
          <StatusIcon standing={watched && finding === 'several' ? 'fresh' : MARK[finding]} />
          <span>{words[finding] ?? strings.propagation.finding[finding]}</span>
        </li>
      ))}
    </ul>
  );
};

const Host = ({ host, since, watched, strings }: { host: HostPropagation; since: number; watched: boolean; strings: Strings }) => {
  const words = strings.propagation;
  return (
    <section className="propagation-host">
      <h3>{readableHost(host.host)}</h3>
      <Visible host={host} since={since} words={words} />
      {host.findings.length > 0 && <Findings findings={host.findings} watched={watched} strings={strings} />}
      <PropagationTable host={host} words={words} />
      {host.negativeTtl !== null && <p className="dim">{words.negative(host.negativeTtl)}</p>}
    </section>
  );
};

const Look = ({ id, watched, strings }: { id: string; watched: boolean; strings: Strings }) => {
  const words = strings.propagation;
  const { found, refused, asking, again } = usePropagation(id);
  const waits = found?.hosts.some(({ visible }) => Object.values(visible).some((each) => each?.kind === 'wait')) ?? false;
  const now = useSeconds(waits);
  const since = found === null ? 0 : Math.max(0, now - found.at);
  return (
    <div className="propagation">
      <div className="trial-acts">
        <PushButton isPending={asking} onPress={again}>
          {words.again}
        </PushButton>
        <span className="dim" role="status">
          {found === null ? (refused === null ? words.asking : '') : words.asked(since)}
        </span>
      </div>
      {refused !== null && <p role="alert">{refusalText(strings, refused.code, refused.detail)}</p>}
      {found?.hosts.map((host) => (
        <Host key={host.host} host={host} since={since} watched={watched} strings={strings} />
      ))}
      {found !== null && found.more > 0 && <p className="dim">{words.more(found.more)}</p>}
      <p className="dim">{words.text}</p>
    </div>
  );
};

/** The 確認 tab: what zone servers and public resolvers show of the event's names. */
export const PropagationTab = ({ view, strings }: TabProps) =>
  view === null ? (
    <p className="log-none dim">{strings.propagation.new}</p>
  ) : (
    <Look id={view.event.id} watched={view.event.type === 'watch'} strings={strings} />
  );
