import { CHANNEL_SEVERITIES, type Channel, type ChannelSeverity, USUAL_WEEKLY, weeklyOf } from '../../preload/contract/channel.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { useAppState } from '../store/context.ts';

/** So many events are offered one by one; with more a channel tells of all. */
const MOST_OFFERED = 200;
const NIGHT = { from: '22:00', to: '07:00', breakThrough: true };
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const isTime = (text: string): boolean => TIME.test(text);

interface Props {
  channel: Channel;
  set(change: Partial<Channel>): void;
  strings: Strings;
}

const EventChoice = ({ channel, set, strings }: Props) => {
  const events = useAppState((state) => state.events);
  const { channels: words } = strings;
  const chosen = new Set(channel.events ?? []);
  if (events.length > MOST_OFFERED && channel.events === null) return null;
  const toggle = (id: string, on: boolean): void => set({ events: on ? [...chosen, id] : [...chosen].filter((one) => one !== id) });
  return (
    <>
      <ChoiceRow
        label={words.events}
        value={channel.events === null ? 'all' : 'chosen'}
        options={[
          { value: 'all', label: words.allEvents },
          { value: 'chosen', label: words.chosenEvents },
        ]}
        onChange={(value) => set({ events: value === 'all' ? null : events.slice(0, MOST_OFFERED).map(({ event }) => event.id) })}
      />
      {channel.events !== null && (
        <Row>
          <div className="stack channel-events">
            {events.slice(0, MOST_OFFERED).map((view) => (
              <CheckBox key={view.event.id} value={chosen.has(view.event.id)} onChange={(on) => toggle(view.event.id, on)}>
                {titleOf(view) || strings.grid.untitled}
              </CheckBox>
            ))}
          </div>
        </Row>
      )}
    </>
  );
};

/** Whether it sends a report of the week, and when. */
const WeeklyChoice = ({ channel, set, strings }: Props) => {
  const { channels: words } = strings;
  const weekly = weeklyOf(channel);
  return (
    <>
      <Row label={words.weekly} help={words.weeklyHelp}>
        <CheckBox
          value={weekly !== null}
          disabled={channel.severity === 'weekly'}
          onChange={(on) => set({ weekly: on ? USUAL_WEEKLY : null })}
        >
          {words.weeklyOn}
        </CheckBox>
      </Row>
      {weekly && (
        <>
          <ChoiceRow
            label={words.weeklyDay}
            value={String(weekly.day)}
            options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: strings.weekday(day) }))}
            onChange={(day) => set({ weekly: { ...weekly, day: Number(day) } })}
          />
          <TextRow
            label={words.weeklyAt}
            value={weekly.at}
            onChange={(at) => set({ weekly: { ...weekly, at } })}
            fault={isTime(weekly.at) ? undefined : words.timeFault}
            type="time"
            narrow
          />
        </>
      )}
    </>
  );
};

/** What a channel tells, of which events, and when. */
export const ChannelRules = ({ channel, set, strings }: Props) => {
  const { channels: words } = strings;
  const { quiet } = channel;
  const time = (key: 'from' | 'to') =>
    quiet && (
      <TextRow
        label={words[key]}
        value={quiet[key]}
        onChange={(text) => set({ quiet: { ...quiet, [key]: text } })}
        fault={isTime(quiet[key]) ? undefined : words.timeFault}
        type="time"
        narrow
      />
    );
  return (
    <>
      <ChoiceRow
        label={words.severity}
        value={channel.severity}
        options={CHANNEL_SEVERITIES.map((value) => ({ value, label: words.severities[value] }))}
        onChange={(value) => set({ severity: value as ChannelSeverity })}
        help={words.severityHelp}
      />
      <EventChoice channel={channel} set={set} strings={strings} />
      <WeeklyChoice channel={channel} set={set} strings={strings} />
      <Row label={words.quiet}>
        <CheckBox value={quiet !== null} onChange={(on) => set({ quiet: on ? NIGHT : null })}>
          {words.quietOn}
        </CheckBox>
      </Row>
      {time('from')}
      {time('to')}
      {quiet && (
        <Row>
          <CheckBox value={quiet.breakThrough} onChange={(on) => set({ quiet: { ...quiet, breakThrough: on } })}>
            {words.breakThrough}
          </CheckBox>
        </Row>
      )}
    </>
  );
};
