import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Button, Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { Icon } from './icon.tsx';

export interface Option {
  value: string;
  label: string;
}

interface Props {
  label: string;
  value: string;
  options: Option[];
  onChange(value: string): void;
  help?: ReactNode;
  fault?: string;
}

/** `id`, not `value`: the list puts an item's data into a property of that name. */
export const OptionItem = ({ id, label, children }: { id: string; label: string; children?: ReactNode }) => (
  <ListBoxItem id={id} textValue={label} className="option">
    {({ isSelected }) => (
      <>
        <span className="option-check">{isSelected && <Icon name="check" />}</span>
        <span className="option-label">{children ?? label}</span>
      </>
    )}
  </ListBoxItem>
);

/** A pop-up button with its label, as one row of a form. */
export const ChoiceRow = ({ label, value, options, onChange, help, fault }: Props) => (
  <Select
    className="row"
    value={value}
    onChange={(key) => key !== null && onChange(String(key))}
    isInvalid={fault !== undefined}
    validationBehavior="aria"
  >
    <Label>{label}</Label>
    <div className="control">
      <Button className="input popup">
        <SelectValue className="popup-value">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
    </div>
    {help && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    <FieldError className="fault">{fault}</FieldError>
    <Popover className="popover" offset={4}>
      <ListBox className="options">
        {options.map((option) => (
          <OptionItem key={option.value} id={option.value} label={option.label} />
        ))}
      </ListBox>
    </Popover>
  </Select>
);
