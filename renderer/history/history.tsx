import { useMemo, useState } from 'react';
import type { HistoryFilter } from '../../preload/contract/history/filter.ts';
import { useNow } from '../store/context.ts';
import { TimelineSection } from '../timeline/timeline-section.tsx';
import { dayAt, dayEnd } from './days.ts';
import { ExportHistory } from './export-history.tsx';
import { FilterBar } from './filter-bar.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistory } from './use-history.ts';

const ALL: HistoryFilter = {};

/** How the events stood, and what happened: bands above, sentences below. */
export const HistoryView = () => {
  const [filter, setFilter] = useState(ALL);
  const [day, setDay] = useState('');
  const [exporting, setExporting] = useState(false);
  const now = useNow();
  const until = dayEnd(day);
  const wanted = useMemo(() => ({ filter, until }), [filter, until]);
  const shown = useHistory(wanted);
  return (
    <section className="history">
      <TimelineSection />
      <FilterBar
        filter={filter}
        onFilter={setFilter}
        day={day}
        onDay={setDay}
        days={{ from: dayAt(shown.oldest ?? now), to: dayAt(now) }}
        matching={shown.answered && shown.whole ? shown.matching : null}
        onExport={() => setExporting(true)}
      />
      <HistoryList shown={shown} wanted={wanted} onLatest={() => setDay('')} />
      {exporting && <ExportHistory filter={filter} matching={shown.matching} onClose={() => setExporting(false)} />}
    </section>
  );
};

export default HistoryView;
