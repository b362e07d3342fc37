import { useState } from 'react';
import { BOTH_FAMILIES, type Field, type ServiceInfo } from '../../preload/contract/service.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row, SecretLines, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { isDemanded } from '../event-form/sign-in.ts';

/** Secrets of several lines, by service and key. */
const LINES: Readonly<Record<string, Readonly<Record<string, number>>>> = { custom: { headers: 3, body: 3 } };

interface FieldProps extends TabProps {
  info: ServiceInfo;
  field: Field;
}

/** The choice whose value is no text: the list knows its options by texts that are not empty. */
const NO_TEXT = '-';

const ServiceField = ({ field, info, draft, set, view, faultOf, strings, language }: FieldProps) => {
  const { key } = field;
  const label = field.label[language];
  const typed = (field.kind === 'secret' ? draft.secrets[key] : String(draft.settings[key] ?? '')) ?? '';
  const ownHelp = field.help?.[language];
  const help = /^\s*http:\/\//i.test(typed) ? (
    <>
      {ownHelp} <strong>{strings.event.plainHttp}</strong>
    </>
  ) : (
    ownHelp
  );
  const fault = faultOf(`setting:${key}`);
  const put = (value: string | boolean): void => set({ settings: { ...draft.settings, [key]: value } });
  const text = String(draft.settings[key] ?? '');
  switch (field.kind) {
    case 'secret': {
      const stored = view !== null && view.event.type === 'dns' && view.event.service === draft.service && view.storedSecrets.includes(key);
      const isRemoved = draft.removed.includes(key);
      const remove = (
        <PushButton
          kind="link"
          onPress={() => set({ removed: isRemoved ? draft.removed.filter((one) => one !== key) : [...draft.removed, key] })}
        >
          {isRemoved ? strings.event.keepStored(label) : strings.event.removeStored(label)}
        </PushButton>
      );
      const props = {
        label,
        value: typed,
        onChange: (value: string) => set({ secrets: { ...draft.secrets, [key]: value } }),
        placeholder: stored ? (isRemoved ? strings.event.removed : strings.event.stored) : undefined,
        help:
          stored && typed === '' && key === 'url' && view.maskedUrl !== undefined
            ? strings.event.storedUrl(view.maskedUrl)
            : (help ?? (stored ? strings.event.storedHelp : undefined)),
        fault,
        required: (field.required && !stored) || isDemanded(draft, info, view?.storedSecrets ?? [], key),
        after: stored && !field.required && typed === '' ? remove : undefined,
      };
      const lines = LINES[draft.service]?.[key];
      return lines === undefined ? (
        <TextRow {...props} type="password" />
      ) : (
        <SecretLines {...props} lines={lines} show={strings.event.showTyped} />
      );
    }
    case 'switch':
      return (
        <Row help={help} fault={fault}>
          <CheckBox value={draft.settings[key] === true} onChange={put}>
            {label}
          </CheckBox>
        </Row>
      );
    case 'choice':
      return (
        <ChoiceRow
          label={label}
          value={text || NO_TEXT}
          options={(field.choices ?? []).map((choice) => ({ value: choice.value || NO_TEXT, label: choice.label[language] }))}
          onChange={(chosen) => put(chosen === NO_TEXT ? '' : chosen)}
          help={help}
          fault={fault}
        />
      );
    case 'text':
    case 'hostname':
    case 'url':
    case 'number':
      return (
        <TextRow
          label={label}
          value={text}
          onChange={put}
          type={field.kind === 'url' ? 'url' : 'text'}
          placeholder={field.placeholder}
          help={help}
          fault={fault}
          required={field.required}
          numeric={field.kind === 'number'}
          narrow={field.kind === 'number'}
        />
      );
  }
};

/** How both addresses are sent is nothing to ask where only one is. */
const isAsked = ({ key }: Field, { families }: TabProps['draft']): boolean => key !== BOTH_FAMILIES || (families.ipv4 && families.ipv6);

/** The fields a plug-in asks for; the seldom ones are folded away unless one of them is at fault or filled in. */
export const ServiceFields = (props: TabProps & { info: ServiceInfo }) => {
  const { info, draft, faultOf, strings, view } = props;
  const [unfolded, setUnfolded] = useState(false);
  const fields = info.fields.filter((field) => isAsked(field, draft));
  const seldom = fields.filter(({ advanced }) => advanced);
  const stored = view?.event.type === 'dns' && view.event.service === info.id ? view.storedSecrets : [];
  const used = seldom.some(
    ({ key, default: initial }) =>
      stored.includes(key) ||
      (draft.secrets[key] ?? '') !== '' ||
      faultOf(`setting:${key}`) !== undefined ||
      ![undefined, '', initial ?? false, String(initial ?? '')].includes(draft.settings[key]),
  );
  const draw = (field: Field) => <ServiceField key={`${info.id}.${field.key}`} {...props} field={field} />;
  return (
    <>
      {fields.filter(({ advanced }) => !advanced).map(draw)}
      {seldom.length > 0 && !unfolded && !used && (
        <Row>
          <PushButton kind="link" onPress={() => setUnfolded(true)}>
            {strings.event.moreOptions}
          </PushButton>
        </Row>
      )}
      {(unfolded || used) && seldom.map(draw)}
    </>
  );
};
