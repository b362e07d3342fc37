import { FAMILIES } from '../../preload/contract/event.ts';
import type { Field, ServiceInfo } from '../../preload/contract/service.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { hostsIn } from '../event-form/draft-encode.ts';
import { OWN_URL } from '../event-form/own-url-check.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { SameHostNote } from '../service-picker/same-host-note.tsx';
import { ServiceFields } from '../service-picker/service-fields.tsx';
import { shownText } from '../service-picker/smart-text.ts';
import { useAppState, useBridge } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { LastRun } from '../trial/last-run.tsx';
import type { Trial } from '../trial/use-trial.ts';
import type { Form } from './use-form.ts';

/** Without what can be left out, which is under the other settings; of a service that demands nothing all is shown. */
export const onlyNeeded = (info: ServiceInfo): ServiceInfo => {
  const usual = info.waysIn?.[0] ?? [];
  const isNeeded = ({ key, kind, required }: Field): boolean => required || usual.includes(key) || kind === 'switch' || kind === 'choice';
  if (usual.length === 0 && !info.fields.some(({ required }) => required)) return info;
  return { ...info, fields: info.fields.map((field) => (isNeeded(field) ? field : { ...field, advanced: true })) };
};

/** Where the password goes, where the system has no place for it: asked before one is typed. */
const SecretStore = ({ strings }: Pick<Form, 'strings'>) => {
  const bridge = useBridge();
  const unchosen = useAppState((state) => state.secretStore === 'unchosen');
  const { banner } = strings;
  if (!unchosen) return null;
  return (
    <section className="first-box">
      <h3>{banner.secretsTitle}</h3>
      <p>{banner.secretsText}</p>
      <div className="trial-acts">
        <PushButton onPress={() => void act(bridge, 'secrets.choose', { store: 'file' })}>{banner.secretsFile}</PushButton>
        <PushButton onPress={() => void act(bridge, 'secrets.choose', { store: 'session' })}>{banner.secretsSession}</PushButton>
      </div>
    </section>
  );
};

/** What came of trying: the request as it would be sent, or the reply in words. */
const Outcome = ({ form, trial: { shown, hindrance } }: { form: Form; trial: Trial }) => {
  const { strings, view } = form;
  return (
    <div className="first-outcome">
      {hindrance && <p className="dim">{hindrance}</p>}
      <p className="trial-words" role="status">
        {shown?.kind === 'refused' && shown.words}
        {shown?.kind === 'rehearsed' && strings.trial.rehearsed}
      </p>
      {shown?.kind === 'rehearsed' && <ExchangeList exchanges={shown.exchanges} strings={strings} />}
      {shown?.kind === 'run' && view && <LastRun key={shown.at} {...form} view={view} at={shown.at} refused={shown.words} />}
    </div>
  );
};

interface Props {
  form: Form;
  trial: Trial;
  taken: string | null;
  onChange(): void;
  /** To the event that keeps the name already. */
  onOpen(id: string): void;
}

/** The third step: what the service wants to know, and whether it takes it. */
export const AccountStep = ({ form, trial, taken, onChange, onOpen }: Props) => {
  const { strings, language, draft, set, info, faultOf } = form;
  const { account: words } = strings.firstRun;
  const bridge = useBridge();
  if (info === undefined) return <p>{words.none}</p>;
  const page = info.credentialsPage ?? (info.id === OWN_URL ? undefined : info.homepage);
  const hosts = hostsIn(draft.hosts, info);
  const isCompleted = hosts.length > 0 && hosts.join(' ') !== hostsIn(draft.hosts).join(' ');
  const url = info.id === OWN_URL ? (draft.secrets.url ?? '') : '';
  return (
    <>
      <h3>{words.title(nameIn(language, info))}</h3>
      <div className="first-help">
        <span className="dim" role="status">
          {taken}
        </span>
        <PushButton kind="link" onPress={onChange}>
          {words.change}
        </PushButton>
        {page && (
          <PushButton kind="link" icon="link" onPress={() => void act(bridge, 'app.openLink', { url: page })}>
            {info.credentialsPage ? strings.event.openCredentials : strings.event.openHomepage}
          </PushButton>
        )}
      </div>
      <SecretStore strings={strings} />
      <TextRow
        label={info.maxHosts > 1 ? strings.event.hosts : strings.event.host}
        value={draft.hosts}
        onChange={(typed) => set({ hosts: typed })}
        placeholder={info.hostExample}
        help={isCompleted ? words.completed(strings.list(hosts)) : undefined}
        fault={faultOf('hosts')}
        autoFocus={draft.hosts === ''}
        required
      />
      <SameHostNote {...form} onOpen={onOpen} />
      <ServiceFields {...form} info={onlyNeeded(info)} />
      {info.id === OWN_URL && (
        <Row help={words.ownHelp}>
          {url !== '' && (
            <p className="first-shown">
              {words.shown}
              <br />
              <span className="address">{shownText(url)}</span>
            </p>
          )}
        </Row>
      )}
      {info.ipv4 && info.ipv6 && (
        <Row label={words.both} help={draft.families.ipv6 ? strings.event.ipv6Help : undefined} fault={faultOf('families')}>
          {FAMILIES.map((family) => (
            <CheckBox
              key={family}
              value={draft.families[family]}
              onChange={(wanted) => set({ families: { ...draft.families, [family]: wanted } })}
            >
              {strings.family[family]}
            </CheckBox>
          ))}
        </Row>
      )}
      <div className="trial-acts first-try">
        <PushButton isPending={trial.busy} onPress={() => void trial.rehearse()}>
          {strings.trial.rehearse}
        </PushButton>
        {trial.shown === null && <span className="dim">{words.sendFirst}</span>}
      </div>
      <Outcome form={form} trial={trial} />
      {form.said !== '' && <p role="alert">{form.said}</p>}
    </>
  );
};
