import { lazy } from 'react';
import type { Reading } from '../store/navigation.ts';
import { AboutBox } from './about-box.tsx';
import { LicenceList } from './licence-list.tsx';
import { ShortcutList } from './shortcut-list.tsx';

// The texts of both languages come with it.
const HelpSheet = lazy(() => import('./help-sheet.tsx'));

/** What is read over the window; loaded when it is asked for. */
const ReadingSheet = ({ reading, onClose }: { reading: Reading; onClose(): void }) => {
  switch (reading.kind) {
    case 'about':
      return <AboutBox onClose={onClose} />;
    case 'help':
      return <HelpSheet key={reading.page} first={reading.page ?? 'start'} onClose={onClose} />;
    case 'licences':
      return <LicenceList onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutList onClose={onClose} />;
  }
};

export default ReadingSheet;
