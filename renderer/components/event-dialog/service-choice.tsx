import { useMemo } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, Popover, Text } from 'react-aria-components/ComboBox';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import type { Strings } from '../../strings/index.ts';
import { OptionItem } from '../choice.tsx';
import { Icon } from '../icon.tsx';

interface Props {
  services: ServiceInfo[];
  value: string;
  onChange(id: string): void;
  fault?: string;
  help?: string;
  strings: Strings;
  language: 'ja' | 'en';
}

const nameOf = (info: ServiceInfo, language: 'ja' | 'en'): string => (language === 'ja' && info.nameJa) || info.name;
const words = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Usable ones first, Japanese ones first among them for a Japanese user, then by name. */
const inOrder = (services: ServiceInfo[], language: 'ja' | 'en'): ServiceInfo[] => {
  const rank = (info: ServiceInfo): number =>
    info.status === 'ended' ? 2 : language === 'ja' && info.country?.toLowerCase() === 'jp' ? 0 : 1;
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return [...services].sort((a, b) => rank(a) - rank(b) || compare(nameOf(a, language), nameOf(b, language)));
};

/** Everything a service may be looked for by, under the name it is shown with. */
const callings = (services: ServiceInfo[], language: 'ja' | 'en'): Map<string, string> =>
  new Map(services.map((info) => [nameOf(info, language), words([info.name, info.nameJa ?? '', info.id, ...info.suffixes].join('\n'))]));

/** Any of the services, found by its name in either language or by a suffix of its host names. */
export const ServiceChoice = ({ services, value, onChange, fault, help, strings, language }: Props) => {
  const ordered = useMemo(() => inOrder(services, language), [services, language]);
  const known = useMemo(() => callings(services, language), [services, language]);
  return (
    <ComboBox
      className="row"
      defaultItems={ordered}
      defaultFilter={(name, query) => (known.get(name) ?? '').includes(words(query.trim()))}
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
          {(info) => (
            <OptionItem id={info.id} label={nameOf(info, language)}>
              <span className={info.status === 'ended' ? 'dim' : undefined}>{nameOf(info, language)}</span>
              <span className="option-note dim">
                {info.status === 'ended' ? strings.event.serviceEnded : info.suffixes.slice(0, 2).join(' ')}
              </span>
            </OptionItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
