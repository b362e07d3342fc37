import { useMemo, useState } from 'react';
import type { Settings } from '../../preload/contract/settings.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { AddressFields } from '../event-form/address-fields.tsx';
import { addressDraft } from '../event-form/draft.ts';
import { addressOf } from '../event-form/draft-encode.ts';
import { addressFaults, numberFault } from '../event-form/draft-validation.ts';
import type { Fault } from '../event-form/fault.ts';
import { plainly } from '../event-form/typed.ts';
import { settle } from '../store/clock.ts';
import { HomeNetworks } from './home-networks.tsx';

interface Props {
  settings: Settings;
  onSave(change: Partial<Settings>): void;
  strings: Strings;
}

/** Saves a valid input after a pause in typing. */
const TYPING_MS = 500;

const minutesFault = (text: string): Fault | undefined => numberFault(text, 1, 1440);

/** How the address is looked for. */
export const AddressSettings = ({ settings, onSave, strings }: Props) => {
  const [minutes, setMinutes] = useState(String(settings.checkMinutes));
  const [address, setAddress] = useState(() => addressDraft(settings.address));
  // A timer for each field, so that typing in one does not delay saving the other.
  const [saveMinutes, saveAddress] = useMemo(
    () => [
      settle(TYPING_MS, (checkMinutes: number) => onSave({ checkMinutes })),
      settle(TYPING_MS, (source: Settings['address']) => onSave({ address: source })),
    ],
    [onSave],
  );
  const words = (fault: Fault | undefined): string | undefined => fault && strings.event.errors[fault];
  const faults = addressFaults(address);
  const { ipv4, ipv6 } = settings.families;
  return (
    <>
      <TextRow
        label={strings.settings.check}
        value={minutes}
        onChange={(text) => {
          setMinutes(text);
          if (!minutesFault(text)) saveMinutes(Number(plainly(text)));
        }}
        help={strings.settings.checkHelp}
        fault={words(minutesFault(minutes))}
        numeric
        narrow
      />
      <Row label={strings.settings.families}>
        <CheckBox value={ipv4} disabled={!ipv6} onChange={(on) => onSave({ families: { ipv4: on, ipv6 } })}>
          {strings.family.ipv4}
        </CheckBox>
        <CheckBox value={ipv6} disabled={!ipv4} onChange={(on) => onSave({ families: { ipv4, ipv6: on } })}>
          {strings.family.ipv6}
        </CheckBox>
      </Row>
      <AddressFields
        label={strings.settings.source}
        value={address}
        onChange={(next) => {
          setAddress(next);
          if (Object.values(addressFaults(next)).every((fault) => fault === undefined)) saveAddress(addressOf(next));
        }}
        faultOf={(name) => words(faults[name])}
        strings={strings}
      />
      <HomeNetworks settings={settings} onSave={onSave} />
    </>
  );
};
