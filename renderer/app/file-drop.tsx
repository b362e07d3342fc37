import { useEffect, useState } from 'react';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** The whole window takes plug-in files, also while a dialog stands over it. A file dropped here never opens in place of the page. */
export const FileDrop = ({ onFiles }: { onFiles(files: File[]): void }) => {
  const strings = useStrings();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Between elements of the page there is always one that is entered.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    };
    // There are no pointer events during a drag: the first one shows that the drag has ended.
    const onMove = (): void => setOver(false);
    const ended = new AbortController();
    const options = { capture: true, signal: ended.signal };
    window.addEventListener('dragenter', onOver, options);
    window.addEventListener('dragover', onOver, options);
    window.addEventListener('dragleave', onLeave, options);
    window.addEventListener('drop', onDrop, options);
    window.addEventListener('pointermove', onMove, options);
    return () => ended.abort();
  }, [onFiles]);
  if (!over) return null;
  return (
    <div className="drop">
      <div className="drop-box" role="status">
        <Icon name="add" />
        <strong>{strings.plugins.drop}</strong>
        <span className="dim">{strings.plugins.dropHint}</span>
      </div>
    </div>
  );
};
