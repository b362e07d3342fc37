import type { Reading } from '../store/navigation.ts';
import { AboutBox } from './about-box.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** What is read over the window; loaded when it is asked for. */
const ReadingSheet = ({ reading, onClose }: { reading: Reading; onClose(): void }) => {
  switch (reading.kind) {
    case 'about':
      return <AboutBox onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutList onClose={onClose} />;
  }
};

export default ReadingSheet;
