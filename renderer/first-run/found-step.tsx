import { PushButton } from '../controls/button.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useBridge, useIsOffline, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { PathPicture } from './path-picture.tsx';
import { portText, REACH, REACH_MARK, SERVERS } from './reach.ts';
import type { Progress } from './use-progress.ts';

/** macOS asks for the local network with the first question to the router, so that is put by hand, after it was said what comes. */
const Permission = ({ note }: Pick<Progress, 'note'>) => {
  const { macos } = useStrings().firstRun.found;
  const bridge = useBridge();
  const ask = (): void => {
    note({ explained: true });
    void act(bridge, 'address.check', undefined);
  };
  return (
    <section className="first-box">
      <h3>{macos.title}</h3>
      <p>{macos.text}</p>
      <PushButton onPress={ask}>{macos.ask}</PushButton>
    </section>
  );
};

/** What can be reached over IPv4, server by server, and whether IPv6 is there. */
const Reached = () => {
  const strings = useStrings();
  const { found: words } = strings.firstRun;
  const nat = useAppState((state) => state.nat);
  const ipv6 = useAppState((state) => state.addresses.ipv6.kind);
  if (nat === null) return null;
  const reach = REACH[nat.verdict];
  return (
    <>
      <h3>{words.reachTitle}</h3>
      <ul className="first-reach">
        {SERVERS.map((server) => (
          <li key={server}>
            <StatusIcon standing={REACH_MARK[reach[server]]} />
            <span>{words.what[server]}</span>
            <span className="dim">{words.reach[reach[server]]}</span>
          </li>
        ))}
      </ul>
      {nat.ports !== null && <p className="first-ports">{strings.address.nat.ports(portText(nat.ports))}</p>}
      <p className="dim">{words.ipv6[ipv6 === 'known' ? 'known' : ipv6 === 'absent' ? 'absent' : 'unknown']}</p>
      {(reach.web === 'never' || reach.web === 'ports') && <p>{words.stillUseful}</p>}
    </>
  );
};

/** The first step: the line, in one picture, and what it lets in. */
export const FoundStep = ({ now, note }: Pick<Progress, 'now' | 'note'>) => {
  const strings = useStrings();
  const { found: words } = strings.firstRun;
  const nat = useAppState((state) => state.nat);
  const practice = useAppState((state) => state.practice);
  const platform = useAppState((state) => state.platform);
  const known = useAppState((state) => state.addresses.ipv4.checkedAt !== null || state.addresses.ipv6.checkedAt !== null);
  const offline = useIsOffline();
  // Without a line nothing is known of what stands between.
  const verdict = nat === null || practice || offline ? null : strings.address.nat.verdict[nat.verdict];
  return (
    <>
      <h3>{words.title}</h3>
      <PathPicture />
      <div role="status">
        {practice && <p>{words.practice}</p>}
        {offline ? <p>{words.offline}</p> : !known && <p>{words.looking}</p>}
        {verdict && (
          <p>
            <strong>{verdict.title}</strong> {verdict.text}
          </p>
        )}
      </div>
      {platform === 'darwin' && now.explained !== true && <Permission note={note} />}
      {!practice && !offline && <Reached />}
    </>
  );
};
