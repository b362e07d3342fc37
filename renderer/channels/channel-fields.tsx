import type { Channel, ChannelInfo } from '../../preload/contract/channel.ts';
import type { Field } from '../../preload/contract/service.ts';
import type { Language, Strings } from '../../preload/strings/index.ts';
import { CheckBox, Row, SecretLines, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { mailHint } from './kinds.ts';

/** Fields of several lines, by kind and key. */
const LINES: Readonly<Record<string, number>> = { 'webhook headers': 3, 'webhook body': 4, 'command args': 3 };

export interface FieldsProps {
  info: ChannelInfo;
  settings: Channel['settings'];
  secrets: Readonly<Record<string, string>>;
  stored: readonly string[];
  set(change: { settings?: Channel['settings']; secrets?: Record<string, string> }): void;
  faultOf(key: string): string | undefined;
  strings: Strings;
  language: Language;
}

const ChannelField = ({ field, info, settings, secrets, stored, set, faultOf, strings, language }: FieldsProps & { field: Field }) => {
  const { key, kind, required } = field;
  const label = field.label[language];
  const fault = faultOf(key);
  const value = String(settings[key] ?? field.default ?? '');
  const typed = kind === 'secret' ? (secrets[key] ?? '') : value;
  const hint = info.kind === 'mail' && key === 'password' ? mailHint(settings) : null;
  const own = field.help?.[language];
  const { homeHttp, mailHint: hints } = strings.channels;
  const help = hint !== null ? hints[hint] : /^\s*http:\/\//i.test(typed) ? `${own ?? ''} ${homeHttp}` : own;
  const put = (next: string | boolean): void => set({ settings: { ...settings, [key]: next } });
  const lines = LINES[`${info.kind} ${key}`];
  const common = { label, fault, placeholder: field.placeholder };
  if (kind === 'secret') {
    const isStored = stored.includes(key);
    const props = {
      ...common,
      value: typed,
      onChange: (text: string) => set({ secrets: { ...secrets, [key]: text } }),
      placeholder: isStored ? strings.event.stored : field.placeholder,
      help: help ?? (isStored ? strings.event.storedHelp : undefined),
      required: required && !isStored,
    };
    return lines === undefined ? (
      <TextRow {...props} type="password" />
    ) : (
      <SecretLines {...props} lines={lines} show={strings.event.showTyped} />
    );
  }
  if (kind === 'switch')
    return (
      <Row help={help} fault={fault}>
        <CheckBox value={settings[key] === true} onChange={put}>
          {label}
        </CheckBox>
      </Row>
    );
  if (kind === 'choice') {
    const options = (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label[language] }));
    return <ChoiceRow label={label} value={value} options={options} onChange={put} help={help} fault={fault} />;
  }
  return (
    <TextRow
      {...common}
      value={value}
      onChange={put}
      help={help}
      required={required}
      type={kind === 'url' ? 'url' : 'text'}
      numeric={kind === 'number'}
      narrow={kind === 'number'}
      {...(lines === undefined ? {} : { lines })}
    />
  );
};

/** What a kind of channel asks for. */
export const ChannelFields = (props: FieldsProps) => (
  <>
    {props.info.fields.map((field) => (
      <ChannelField key={`${props.info.kind} ${field.key}`} {...props} field={field} />
    ))}
  </>
);
