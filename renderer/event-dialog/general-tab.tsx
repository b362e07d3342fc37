import { useState } from 'react';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { ProgramFields } from '../event-form/program-fields.tsx';
import { WatchFields } from '../event-form/watch-fields.tsx';
import { isCuredByMoving } from '../moving/movable.ts';
import { MoveLink } from '../moving/move-link.tsx';
import { SameHostNote } from '../service-picker/same-host-note.tsx';
import { ServiceFields } from '../service-picker/service-fields.tsx';
import { SmartField } from '../service-picker/smart-field.tsx';
import { takenDraft, takenWords } from '../service-picker/taken.ts';
import { useAppState, useBridge } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import { ConfirmRow } from './confirm-row.tsx';

/** What speaks to no service in particular: there is nothing to know of it, and no page of its own. */
const WITHOUT_QUALITY = new Set(['custom', 'emailonly']);

/** How well the plug-in is known. The practice service has no such quality. */
const Quality = ({ info, strings }: { info: ServiceInfo; strings: Strings }) => {
  const mine = useAppState((state) => state.plugins.some(({ id }) => id === info.id));
  if ((info.quality === 'installed' && !mine) || WITHOUT_QUALITY.has(info.id)) return null;
  return <span className="service-quality dim">{strings.event.quality[info.quality]}</span>;
};

const ServicePart = (props: TabProps) => {
  const { draft, set, info, view, faultOf, strings, language } = props;
  const bridge = useBridge();
  const { addPlugin } = useShell();
  const [taken, setTaken] = useState<string | null>(null);
  const link = info === undefined || WITHOUT_QUALITY.has(info.id) ? undefined : (info.credentialsPage ?? info.homepage);
  const page = draft.isNew ? info?.signUpPage : info?.statusPage;
  return (
    <>
      <SmartField
        value={draft.service}
        onTake={(one) => {
          set(takenDraft(draft, one));
          setTaken(takenWords(one, strings, language));
        }}
        fault={faultOf('service')}
        help={info?.status === 'ended' ? info.advice?.[language] : taken}
        autoFocus={draft.isNew && draft.service === ''}
        strings={strings}
        language={language}
      />
      {view && isCuredByMoving(view.status.warning?.code) && (
        <p className="move-cure">
          <MoveLink id={view.event.id} />
        </p>
      )}
      {draft.isNew && (
        <Row>
          <PushButton kind="link" onPress={addPlugin}>
            {strings.plugins.add}
          </PushButton>
        </Row>
      )}
      {info && (
        <TextRow
          label={info.maxHosts > 1 ? strings.event.hosts : strings.event.host}
          value={draft.hosts}
          onChange={(hosts) => set({ hosts })}
          placeholder={info.hostExample}
          help={info.maxHosts > 1 ? strings.event.hostsHelp(info.maxHosts) : undefined}
          fault={faultOf('hosts')}
          required
        />
      )}
      <SameHostNote {...props} />
      {info && <ServiceFields {...props} info={info} />}
      <ConfirmRow {...props} />
      {info && link && (
        <Row>
          <PushButton kind="link" icon="link" onPress={() => void act(bridge, 'app.openLink', { url: link })}>
            {info.credentialsPage ? strings.event.openCredentials : strings.event.openHomepage}
          </PushButton>
          {page && (
            <PushButton kind="link" icon="link" onPress={() => void act(bridge, 'app.openLink', { url: page })}>
              {draft.isNew ? strings.event.openSignUp : strings.event.openStatus}
            </PushButton>
          )}
          <Quality info={info} strings={strings} />
        </Row>
      )}
      {!info && <Row>{<span className="dim">{strings.event.chooseService}</span>}</Row>}
    </>
  );
};

/** 全般: what this event is. */
export const GeneralTab = (props: TabProps) => {
  const { draft, set, faultOf, strings } = props;
  const types = Object.entries(strings.event.types) as [SaikoroEvent['type'], string][];
  return (
    <>
      <TextRow
        label={strings.event.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        placeholder={strings.event.namePlaceholder}
        fault={faultOf('name')}
        autoFocus={draft.isNew && draft.service !== ''}
      />
      <ChoiceRow
        label={strings.event.type}
        value={draft.type}
        options={types.map(([value, label]) => ({ value, label }))}
        onChange={(type) => set({ type: type as SaikoroEvent['type'] })}
      />
      {draft.type === 'dns' && <ServicePart {...props} />}
      {draft.type === 'watch' && <WatchFields {...props} />}
      {draft.type === 'command' && (
        <ProgramFields value={draft.call} onChange={(call) => set({ call })} faultOf={faultOf} prefix="" strings={strings} />
      )}
      <Row>
        <CheckBox value={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {strings.event.enabled}
        </CheckBox>
      </Row>
    </>
  );
};
