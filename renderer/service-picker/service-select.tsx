import { useMemo, useState } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, Popover, Text } from 'react-aria-components/ComboBox';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { Icon } from '../controls/icon.tsx';
import { ServiceOption } from './service-option.tsx';
import { closeness, offered } from './service-search.ts';

interface Props {
  services: ServiceInfo[];
  value: string;
  onChange(id: string): void;
  fault?: string;
  help?: string;
  strings: Strings;
  language: 'ja' | 'en';
}

/** Any of the services, found by its name in either language, its id, or a host name it gave out. */
export const ServiceSelect = ({ services, value, onChange, fault, help, strings, language }: Props) => {
  const [typed, setTyped] = useState('');
  const byName = useMemo(() => new Map(services.map((info) => [nameIn(language, info), info])), [services, language]);
  // The name of the chosen one stands in the field without having been typed.
  const query = byName.get(typed)?.id === value ? '' : typed;
  const items = useMemo(() => offered(services, { query, chosen: value, language }), [services, query, value, language]);
  const fits = (name: string, text: string): boolean => {
    const info = byName.get(name);
    return info !== undefined && closeness(info, text) !== null;
  };
  return (
    <ComboBox
      className="row"
      defaultItems={items}
      defaultFilter={fits}
      onInputChange={setTyped}
      value={value || null}
      onChange={(key) => key !== null && onChange(String(key))}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={fault !== undefined}
      isRequired
      validationBehavior="aria"
    >
      <Label>{strings.event.service}</Label>
      <div className="control">
        <div className="combo">
          <Input className="input" placeholder={strings.event.servicePlaceholder} />
          <Button className="combo-button">
            <Icon name="down" />
          </Button>
        </div>
      </div>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="fault">{fault}</FieldError>
      <Popover className="popover combo-popover" offset={4}>
        <ListBox<ServiceInfo> className="options" renderEmptyState={() => <div className="options-none">{strings.event.serviceNone}</div>}>
          {(info) => <ServiceOption info={info} strings={strings} language={language} />}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
