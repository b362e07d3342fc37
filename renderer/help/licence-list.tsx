import { useEffect, useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { useBridge, useStrings } from '../store/context.ts';
import { ask } from '../store/ipc.ts';

/** Whose works are in Saikoro, and under which licence. */
export const LicenceList = ({ onClose }: { onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const [list, setList] = useState<Result<'licences.list'> | 'failed' | null>(null);
  useEffect(() => {
    void ask(bridge, 'licences.list', undefined).then((answer) => setList(answer.ok ? answer.value : 'failed'));
  }, [bridge]);
  const title = strings.menu.items.licences;
  return (
    <Sheet kind="normal" title={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="help-body" aria-label={title} tabIndex={0}>
        <p>{strings.help.licences.text}</p>
        {list === 'failed' && <p role="alert">{strings.help.licences.failed}</p>}
        {Array.isArray(list) &&
          list.map(({ name, version, licence, text }) => (
            <details key={`${name} ${version}`} className="licence">
              <summary>
                {name} {version} <span className="dim">{licence}</span>
              </summary>
              <pre className="licence-text">{text || licence}</pre>
            </details>
          ))}
      </section>
      <div className="sheet-foot">
        <PushButton kind="primary" autoFocus onPress={onClose}>
          {strings.action.close}
        </PushButton>
      </div>
    </Sheet>
  );
};
