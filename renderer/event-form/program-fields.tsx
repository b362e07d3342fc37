import type { Strings } from '../../preload/strings/index.ts';
import { TextRow } from '../controls/fields.tsx';
import type { ProgramDraft } from './draft.ts';

interface Props {
  value: ProgramDraft;
  onChange(value: ProgramDraft): void;
  /** The words for the fault beside a field of this form, by its name. */
  faultOf(name: string): string | undefined;
  prefix: string;
  strings: Strings;
}

/** A program to run: path, arguments, time limit. */
export const ProgramFields = ({ value, onChange, faultOf, prefix, strings }: Props) => {
  const set = (change: Partial<ProgramDraft>): void => onChange({ ...value, ...change });
  return (
    <>
      <TextRow
        label={strings.event.program}
        value={value.program}
        onChange={(program) => set({ program })}
        help={strings.event.programHelp}
        fault={faultOf(`${prefix}program`)}
        required
      />
      <TextRow
        label={strings.event.arguments}
        value={value.args}
        onChange={(args) => set({ args })}
        lines={3}
        help={strings.event.argumentsHelp}
        fault={faultOf(`${prefix}args`)}
      />
      <TextRow
        label={strings.event.timeout}
        value={value.timeout}
        onChange={(timeout) => set({ timeout })}
        fault={faultOf(`${prefix}timeout`)}
        numeric
        narrow
      />
    </>
  );
};
