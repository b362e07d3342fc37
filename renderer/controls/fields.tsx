import { type ReactNode, useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Switch } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Icon } from './icon.tsx';

interface Common {
  label: string;
  help?: ReactNode;
  /** What is wrong, in words. */
  fault?: string;
}

interface TextProps extends Common {
  value: string;
  onChange(value: string): void;
  type?: 'text' | 'password' | 'url' | 'time' | 'datetime-local';
  placeholder?: string;
  required?: boolean;
  /** Lines; more than one makes it an area. */
  lines?: number;
  numeric?: boolean;
  narrow?: boolean;
  autoFocus?: boolean;
  after?: ReactNode;
  /** The text is drawn as dots. */
  hidden?: boolean;
}

const Notes = ({ help, fault }: Pick<Common, 'help' | 'fault'>) => (
  <>
    {help && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    <FieldError className="fault">{fault}</FieldError>
  </>
);

export const TextRow = (props: TextProps) => (
  <TextField
    className={`row${props.narrow ? ' row-narrow' : ''}`}
    value={props.value}
    onChange={props.onChange}
    type={props.type ?? 'text'}
    isInvalid={props.fault !== undefined}
    isRequired={props.required}
    validationBehavior="aria"
    autoFocus={props.autoFocus}
    autoComplete={props.type === 'password' ? 'new-password' : 'off'}
    spellCheck="false"
  >
    <Label>{props.label}</Label>
    <div className="control">
      {props.lines ? (
        <TextArea className={props.hidden ? 'input input-hidden' : 'input'} rows={props.lines} placeholder={props.placeholder} />
      ) : (
        <Input className="input" placeholder={props.placeholder} inputMode={props.numeric ? 'numeric' : undefined} />
      )}
      {props.after}
    </div>
    <Notes help={props.help} fault={props.fault} />
  </TextField>
);

/** A secret of several lines, which no password field takes: dots until it is to be seen. */
export const SecretLines = ({ show, ...props }: TextProps & { show: string }) => {
  const [shown, setShown] = useState(false);
  const toggle = (
    <CheckBox value={shown} onChange={setShown}>
      {show}
    </CheckBox>
  );
  return <TextRow {...props} hidden={!shown && props.value !== ''} after={props.value === '' ? props.after : toggle} />;
};

interface ToggleProps {
  value: boolean;
  onChange(value: boolean): void;
  disabled?: boolean;
  children: ReactNode;
}

export const CheckBox = ({ value, onChange, disabled, children }: ToggleProps) => (
  <Checkbox className="check" isSelected={value} onChange={onChange} isDisabled={disabled}>
    <span className="check-box">
      <Icon name="check" />
    </span>
    <span className="check-text">{children}</span>
  </Checkbox>
);

export const SwitchBox = ({ value, onChange, disabled, children }: ToggleProps) => (
  <Switch className="switch" isSelected={value} onChange={onChange} isDisabled={disabled}>
    <span className="switch-track" />
    <span className="check-text">{children}</span>
  </Switch>
);

/** A row for what brings its own label, under a heading of the same column. */
export const Row = ({ label, children, help, fault }: { label?: string; children: ReactNode; help?: ReactNode; fault?: string }) => (
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a group where it has a label, else nothing
  <div className="row" role={label ? 'group' : undefined} aria-label={label}>
    <span className="row-label" aria-hidden="true">
      {label}
    </span>
    <div className="control">{children}</div>
    {help && <div className="help">{help}</div>}
    {fault && (
      <div className="fault" role="alert">
        {fault}
      </div>
    )}
  </div>
);
