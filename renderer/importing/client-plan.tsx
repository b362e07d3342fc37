import type { Planned, PlannedFile } from '../../preload/contract/imports/plan.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { settingLabel } from '../../preload/strings/sentences/wording.ts';
import { CheckBox, TextRow } from '../controls/fields.tsx';
import { useAppState, useServices, useStrings } from '../store/context.ts';

/** What the user decided of one file: which events come, and what the file did not say. */
export interface Choice {
  without: ReadonlySet<string>;
  typed: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Props {
  planned: PlannedFile;
  choice: Choice;
  onChange(choice: Choice): void;
}

const hostsOf = ({ hosts }: Planned): string => hosts.map(readableHost).join(', ');

const EventLine = ({ event, choice, onChange }: Omit<Props, 'planned'> & { event: Planned }) => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const info = services.get(event.service);
  const comes = !choice.without.has(event.id);
  const families = (['ipv4', 'ipv6'] as const).filter((family) => event.families[family]).map((family) => strings.family[family]);
  const without = (on: boolean): ReadonlySet<string> =>
    new Set(on ? [...choice.without].filter((id) => id !== event.id) : [...choice.without, event.id]);
  return (
    <li className="import-event">
      <CheckBox value={comes} onChange={(on) => onChange({ ...choice, without: without(on) })}>
        <span className="import-hosts">{hostsOf(event)}</span>{' '}
        <span className="dim">
          {[(language === 'ja' && info?.nameJa) || info?.name || event.service, ...families].join(strings.between)}
        </span>
      </CheckBox>
      {comes &&
        event.missing.map((key) => (
          <TextRow
            key={key}
            label={settingLabel(services, event.service, key, language)}
            type={info?.fields.find((field) => field.key === key)?.kind === 'secret' ? 'password' : 'text'}
            value={choice.typed[event.id]?.[key] ?? ''}
            onChange={(value) =>
              onChange({ ...choice, typed: { ...choice.typed, [event.id]: { ...choice.typed[event.id], [key]: value } } })
            }
            help={strings.imports.missing}
          />
        ))}
    </li>
  );
};

const Said = ({ title, said }: { title: string; said: { line: number; text: string }[] }) => {
  const strings = useStrings();
  if (said.length === 0) return null;
  return (
    <>
      <h3 className="import-title">{title}</h3>
      <ul className="names import-said">
        {said.map(({ line, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
          <li key={index}>
            {line > 0 && <span className="dim">{strings.imports.line(line)} </span>}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
};

/** What one file would become: its events, what stays behind and why, and what is otherwise here. */
export const ClientPlan = ({ planned, choice, onChange }: Props) => {
  const strings = useStrings();
  const { imports: words } = strings;
  const { plan, file } = planned;
  return (
    <section className="import-plan" aria-label={file}>
      <p className="sheet-text">
        <strong>{file}</strong> <span className="dim">{words.found(words.formats[plan.format], plan.events.length)}</span>
      </p>
      {plan.events.length > 0 && (
        <ul className="import-events">
          {plan.events.map((event) => (
            <EventLine key={event.id} event={event} choice={choice} onChange={onChange} />
          ))}
        </ul>
      )}
      <Said
        title={words.leftTitle(plan.left.length)}
        said={plan.left.map(({ line, code, what }) => ({ line, text: words.left[code](what) }))}
      />
      <Said title={words.notesTitle} said={plan.warnings.map(({ line, code, what }) => ({ line, text: words.note[code](what) }))} />
    </section>
  );
};
