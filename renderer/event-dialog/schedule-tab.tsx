import type { ReactNode } from 'react';
import type { Schedule } from '../../preload/contract/event.ts';
import { Row, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { draftOf, REFRESH_DAYS, type ScheduleDraft } from '../event-form/draft.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { useAppState, useNow } from '../store/context.ts';
import { nextRunSentence } from '../wording/next-run.ts';

const Refresh = ({ draft, info, put, faultOf, strings }: TabProps & { put: Put }) => {
  const { event } = strings;
  return (
    <>
      <ChoiceRow
        label={event.refresh}
        value={draft.schedule.refresh}
        onChange={(refresh) => put({ refresh })}
        help={event.refreshHelp}
        options={[
          { value: 'plugin', label: event.refreshPlugin(info?.refreshDays ?? null) },
          ...REFRESH_DAYS.map((days) => ({ value: String(days), label: event.refreshDays(days) })),
          { value: 'other', label: event.refreshOther },
          { value: 'never', label: event.refreshNever },
        ]}
      />
      {draft.schedule.refresh === 'other' && (
        <TextRow label={event.days} value={draft.schedule.days} onChange={(days) => put({ days })} fault={faultOf('days')} numeric narrow />
      )}
    </>
  );
};

type Put = (change: Partial<ScheduleDraft>) => void;

const Time = ({ draft, put, faultOf, strings }: TabProps & { put: Put }) => (
  <TextRow label={strings.event.at} type="time" value={draft.schedule.at} onChange={(at) => put({ at })} fault={faultOf('at')} narrow />
);

/** What each kind of schedule asks for. */
const DETAILS: Record<Schedule['kind'], (props: TabProps & { put: Put }) => ReactNode> = {
  'on-change': (props) => (props.draft.type === 'dns' ? <Refresh {...props} /> : null),
  daily: (props) => <Time {...props} />,
  weekly: (props) => (
    <>
      <ChoiceRow
        label={props.strings.event.weekday}
        value={props.draft.schedule.weekday}
        onChange={(weekday) => props.put({ weekday })}
        options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: props.strings.weekday(day) }))}
      />
      <Time {...props} />
    </>
  ),
  monthly: (props) => (
    <>
      <TextRow
        label={props.strings.event.day}
        value={props.draft.schedule.day}
        onChange={(day) => props.put({ day })}
        help={props.strings.event.dayHelp}
        fault={props.faultOf('day')}
        numeric
        narrow
      />
      <Time {...props} />
    </>
  ),
  every: ({ draft, put, faultOf, strings }) => (
    <TextRow
      label={strings.event.minutes}
      value={draft.schedule.minutes}
      onChange={(minutes) => put({ minutes })}
      help={strings.event.minutesHelp}
      fault={faultOf('minutes')}
      numeric
      narrow
    />
  ),
  cron: ({ draft, put, faultOf, strings }) => (
    <TextRow
      label={strings.event.cron}
      value={draft.schedule.expression}
      onChange={(expression) => put({ expression })}
      placeholder="0 4 * * 1"
      help={strings.event.cronHelp}
      fault={faultOf('expression')}
      required
    />
  ),
  'at-start': ({ strings }) => <Row>{<span className="dim">{strings.event.atStartHelp}</span>}</Row>,
  once: ({ draft, put, faultOf, strings }) => (
    <TextRow
      label={strings.event.onceAt}
      type="datetime-local"
      value={draft.schedule.once}
      onChange={(once) => put({ once })}
      fault={faultOf('once')}
      required
    />
  ),
};

const NextRun = ({ view, draft, strings }: TabProps) => {
  const now = useNow();
  const paused = useAppState((state) => state.pausedUntil !== null);
  const isChanged = view !== null && JSON.stringify(draftOf(view.event).schedule) !== JSON.stringify(draft.schedule);
  return (
    <Row label={strings.eventList.nextRun.label}>
      <p className="next-run">{nextRunSentence(view, { schedule: draft.schedule, isChanged, paused, now }, strings)}</p>
    </Row>
  );
};

/** スケジュール: when it runs. */
export const ScheduleTab = (props: TabProps) => {
  const { draft, set, strings } = props;
  const put: Put = (change) => set({ schedule: { ...draft.schedule, ...change } });
  const kinds = Object.entries(strings.event.kinds) as [Schedule['kind'], string][];
  return (
    <>
      <ChoiceRow
        label={strings.event.scheduleKind}
        value={draft.schedule.kind}
        options={kinds.map(([value, label]) => ({ value, label }))}
        onChange={(kind) => put({ kind: kind as Schedule['kind'] })}
      />
      {DETAILS[draft.schedule.kind]({ ...props, put })}
      <NextRun {...props} />
    </>
  );
};
