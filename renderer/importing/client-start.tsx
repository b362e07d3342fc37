import type { ClientsFound } from '../../preload/contract/imports/plan.ts';
import { PushButton } from '../controls/button.tsx';
import { HelpLink } from '../controls/help-link.tsx';
import { useStrings } from '../store/context.ts';

/** Where a file could come from: what was found on this computer, or one that the user picks or drops. */
export const ClientStart = ({ found, onOpen, onChoose }: { found: ClientsFound | null; onOpen(id: string): void; onChoose(): void }) => {
  const { imports: words } = useStrings();
  return (
    <>
      <p className="sheet-text">
        {words.text} <HelpLink page="moving" />
      </p>
      {found !== null && found.files.length > 0 && (
        <>
          <h3 className="import-title">{words.here}</h3>
          <ul className="import-files">
            {found.files.map(({ id, path, format }) => (
              <li key={id}>
                <PushButton onPress={() => onOpen(id)}>{words.open(words.formats[format])}</PushButton> <span className="dim">{path}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="sheet-text">
        <PushButton kind="primary" onPress={onChoose}>
          {words.choose}
        </PushButton>{' '}
        <span className="dim">{words.orDrop}</span>
      </p>
    </>
  );
};
