import { useStrings } from '../store/context.ts';
import { TimelineSection } from '../timeline/timeline-section.tsx';
import { JournalList } from './journal-list.tsx';

export const HistoryView = () => {
  const strings = useStrings();
  return (
    <section className="history">
      <TimelineSection />
      <JournalList label={strings.history.label} empty={strings.history.empty} />
    </section>
  );
};

export default HistoryView;
