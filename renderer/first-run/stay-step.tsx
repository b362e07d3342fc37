import { CheckBox } from '../controls/fields.tsx';
import { Logo } from '../controls/logo.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { portText, REACH } from './reach.ts';

/** Where the icon is to be found: a strip of the screen, and an arrow at it. */
const IconPlace = () => {
  const strings = useStrings();
  const health = useAppState((state) => state.health);
  const atTop = useAppState((state) => state.platform !== 'win32');
  return (
    <div className={atTop ? 'first-bar' : 'first-bar first-bar-low'} aria-hidden="true">
      <span className="first-bar-icon">
        <Logo health={health} label={strings.firstRun.stay.icon} />
      </span>
      <span className="first-bar-arrow">{atTop ? '↑' : '↓'}</span>
    </div>
  );
};

const Ports = () => {
  const strings = useStrings();
  const { ports: words } = strings.firstRun.stay;
  const nat = useAppState((state) => state.nat);
  const isShut = nat !== null && REACH[nat.verdict].web === 'never';
  return (
    <section className="first-box">
      <h3>{words.title}</h3>
      {isShut ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.text}</p>
          <p>{nat?.ports == null ? words.list : strings.address.nat.ports(portText(nat.ports))}</p>
        </>
      )}
    </section>
  );
};

/** The last step: what keeps the name current from now on, and what the system will ask. */
export const StayStep = ({ hasEvents, login, onLogin }: { hasEvents: boolean; login: boolean; onLogin(wanted: boolean): void }) => {
  const strings = useStrings();
  const { stay: words } = strings.firstRun;
  const platform = useAppState((state) => state.platform);
  const item = useAppState((state) => state.loginItem);
  const home = words.home[platform];
  return (
    <>
      <h3>{hasEvents ? words.title : words.titleNone}</h3>
      {!hasEvents && <p>{words.none}</p>}
      {item.supported ? (
        <>
          <CheckBox value={login} onChange={onLogin}>
            {words.login}
          </CheckBox>
          <p className="help">{strings.sentences([words.loginHelp, platform === 'darwin' ? words.loginApproval : null])}</p>
        </>
      ) : (
        <p className="dim">{words.loginUnsupported}</p>
      )}
      <section className="first-box">
        <h3>{home.title}</h3>
        <p>{strings.sentences([words.closing[hasEvents ? 'events' : 'none'], home.text])}</p>
        <IconPlace />
      </section>
      <section className="first-box">
        <h3>{words.notify.title}</h3>
        <p>{words.notify.text}</p>
      </section>
      {platform === 'darwin' && (
        <section className="first-box">
          <h3>{words.local.title}</h3>
          <p>{words.local.text}</p>
        </section>
      )}
      <Ports />
    </>
  );
};
