import { JournalList } from '../components/journal-list.tsx';
import { useStrings } from '../state/context.ts';

export const HistoryView = () => {
  const strings = useStrings();
  return (
    <section className="history">
      <JournalList label={strings.history.label} empty={strings.history.empty} />
    </section>
  );
};

export default HistoryView;
