import { useState } from 'react';
import { BOTH_FAMILIES, type Field, type ServiceInfo } from '../../../preload/contract/service.ts';
import { PushButton } from '../button.tsx';
import { ChoiceRow } from '../choice.tsx';
import { CheckBox, Row, TextRow } from '../fields.tsx';
import type { TabProps } from './form.ts';

/** The choice whose value is no text: the list knows its options by texts that are not empty. */
const NO_TEXT = '-';

const ServiceField = ({ field, draft, set, view, faultOf, strings, language }: TabProps & { field: Field }) => {
  const { key } = field;
  const label = field.label[language];
  const help = field.help?.[language];
  const fault = faultOf(`setting:${key}`);
  const put = (value: string | boolean): void => set({ settings: { ...draft.settings, [key]: value } });
  const text = String(draft.settings[key] ?? '');
  switch (field.kind) {
    case 'secret': {
      const stored = view !== null && view.event.type === 'dns' && view.event.service === draft.service && view.storedSecrets.includes(key);
      return (
        <TextRow
          label={label}
          type="password"
          value={draft.secrets[key] ?? ''}
          onChange={(value) => set({ secrets: { ...draft.secrets, [key]: value } })}
          placeholder={stored ? strings.event.stored : undefined}
          help={help ?? (stored ? strings.event.storedHelp : undefined)}
          fault={fault}
          required={field.required && !stored}
        />
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
  const { info, draft, faultOf, strings } = props;
  const [unfolded, setUnfolded] = useState(false);
  const fields = info.fields.filter((field) => isAsked(field, draft));
  const seldom = fields.filter(({ advanced }) => advanced);
  const used = seldom.some(
    ({ key, default: initial }) =>
      faultOf(`setting:${key}`) !== undefined || ![undefined, '', initial ?? false, String(initial ?? '')].includes(draft.settings[key]),
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
