import { useRef, useState } from 'react';
import { type HistoryFilter, isFiltered } from '../../preload/contract/history/filter.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';

const CONTENTS = ['journal', 'timeline'] as const;
const FORMATS = ['csv', 'json'] as const;

interface Props {
  filter: HistoryFilter;
  /** Entries that it lets through. */
  matching: number;
  onClose(): void;
}

/** What happened, or how the events stood, to a file. Main asks where to, and writes it. */
export const ExportHistory = ({ filter, matching, onClose }: Props) => {
  const strings = useStrings();
  const words = strings.history;
  const bridge = useBridge();
  const shell = useShell();
  const [contents, setContents] = useState<(typeof CONTENTS)[number]>('journal');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv');
  const [fault, setFault] = useState('');
  const busy = useRef(false);
  const write = async (): Promise<void> => {
    // The system's dialog stands over the window: a second one would wait behind it.
    if (busy.current) return;
    busy.current = true;
    setFault('');
    const answer = await act(bridge, 'history.export', { of: contents, as: format, filter: contents === 'journal' ? filter : {} });
    busy.current = false;
    if (answer.ok) {
      onClose();
      shell.say({ text: words.exported(answer.count, answer.path), tone: 'good' });
    } else setFault(answer.code === 'cancelled' ? '' : refusalText(strings, answer.code, answer.detail));
  };
  return (
    <Sheet kind="small" title={words.exportTitle} onClose={onClose}>
      <form
        className="plain-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <p className="sheet-text">{words.exportText}</p>
        <ChoiceRow
          label={words.exportOf}
          value={contents}
          options={CONTENTS.map((value) => ({ value, label: words.exportOfs[value] }))}
          onChange={(value) => setContents(CONTENTS.find((each) => each === value) ?? 'journal')}
          help={contents === 'journal' && isFiltered(filter) ? words.exportFiltered(matching) : undefined}
        />
        <ChoiceRow
          label={words.exportAs}
          value={format}
          options={FORMATS.map((value) => ({ value, label: words.exportAses[value] }))}
          onChange={(value) => setFormat(FORMATS.find((each) => each === value) ?? 'csv')}
        />
        <SheetFoot>
          <p className="sheet-fault" role="alert">
            {fault}
          </p>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" autoFocus>
            {strings.settings.export}
          </PushButton>
        </SheetFoot>
      </form>
    </Sheet>
  );
};
