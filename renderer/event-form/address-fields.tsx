import { useEffect, useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import type { AddressSource } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';
import type { AddressDraft } from './draft.ts';
import { ProgramFields } from './program-fields.tsx';

interface Props {
  label: string;
  value: AddressDraft;
  onChange(value: AddressDraft): void;
  faultOf(name: string): string | undefined;
  strings: Strings;
}

const InterfaceChoice = ({ value, onChange, faultOf, strings }: Omit<Props, 'label'>) => {
  const bridge = useBridge();
  const [found, setFound] = useState<Result<'interfaces.list'>>([]);
  useEffect(() => {
    void ask(bridge, 'interfaces.list', undefined).then((answer) => answer.ok && setFound(answer.value));
  }, [bridge]);
  // One that is unplugged just now stays choosable.
  const names = [...new Set([...found.map(({ name }) => name), ...(value.name ? [value.name] : [])])];
  const options = names.map((name) => {
    const addresses = found.find((one) => one.name === name)?.addresses ?? [];
    return { value: name, label: `${name} — ${addresses.length > 0 ? addresses.slice(0, 2).join(', ') : strings.event.interfaceNone}` };
  });
  return (
    <ChoiceRow
      label={strings.event.interface}
      value={value.name}
      options={options}
      onChange={(name) => onChange({ ...value, name })}
      fault={faultOf('interface')}
    />
  );
};

/** Where an address comes from: of one event, or the default for all. */
export const AddressFields = ({ label, ...props }: Props) => {
  const { value, onChange, faultOf, strings } = props;
  const set = (change: Partial<AddressDraft>): void => onChange({ ...value, ...change });
  const kinds = Object.entries(strings.event.sources) as [AddressSource['kind'], string][];
  return (
    <>
      <ChoiceRow
        label={label}
        value={value.kind}
        options={kinds.map(([kind, text]) => ({ value: kind, label: text }))}
        onChange={(kind) => set({ kind: kind as AddressSource['kind'] })}
        help={strings.event.sourceHelp[value.kind]}
      />
      {value.kind === 'interface' && <InterfaceChoice {...props} />}
      {value.kind === 'command' && (
        <ProgramFields value={value.call} onChange={(call) => set({ call })} faultOf={faultOf} prefix="source-" strings={strings} />
      )}
      {value.kind === 'url' && (
        <TextRow
          label={strings.event.url}
          value={value.url}
          onChange={(url) => set({ url })}
          type="url"
          placeholder="https://"
          fault={faultOf('url')}
          required
        />
      )}
      {value.kind === 'fixed' && (
        <>
          <TextRow
            label={strings.event.fixed4}
            value={value.ipv4}
            onChange={(ipv4) => set({ ipv4 })}
            placeholder="203.0.113.7"
            fault={faultOf('ipv4')}
          />
          <TextRow
            label={strings.event.fixed6}
            value={value.ipv6}
            onChange={(ipv6) => set({ ipv6 })}
            placeholder="2001:db8::7"
            fault={faultOf('ipv6')}
          />
        </>
      )}
    </>
  );
};
