import type { HostPropagation } from '../../preload/contract/dns/propagation.ts';
import { FAMILIES, type Family } from '../../preload/contract/event.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { type Standing, standingOf } from '../../preload/strings/event-standing.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import { usePropagation } from '../propagation/use-propagation.ts';
import { useNow, useServices } from '../store/context.ts';
import type { Form } from './use-form.ts';

type Verdict = 'match' | 'foreign' | 'other' | 'absent' | 'unknown';
const MARK: Record<Verdict, Standing> = { match: 'well', foreign: 'fresh', other: 'unseen', absent: 'unseen', unknown: 'fresh' };

/** What the servers of the zone show of one family; undefined: it is not wanted, or nobody answered. */
const shownBy = ({ servers }: HostPropagation, family: Family): string[] | undefined => {
  const answers = servers.flatMap(({ answers: { [family]: answer } }) => answer ?? []);
  return answers.length === 0 ? undefined : [...new Set(answers.flatMap(({ addresses }) => addresses))];
};

const verdictOf = (shown: string[] | undefined, expected: string | null): Verdict => {
  if (shown === undefined || (expected === null && shown.length > 0)) return 'unknown';
  if (shown.length === 0) return 'absent';
  return expected !== null && shown.includes(expected) ? 'match' : 'other';
};

const Rows = ({ host, view, wanted, strings }: { host: HostPropagation; view: EventView; wanted: Family[]; strings: Strings }) => {
  const { compare: words } = strings.firstRun;
  return wanted.map((family) => {
    const shown = shownBy(host, family);
    const expected = host.expected[family];
    const seen = verdictOf(shown, expected);
    // Its service has taken nothing yet: another event, or what was registered before, shows the address.
    const verdict = seen === 'match' && view.status[family].accepted === null ? 'foreign' : seen;
    return (
      <tr key={family}>
        <th scope="row">{readableHost(host.host)}</th>
        <td className="address">{expected ?? words.lineUnknown}</td>
        <td className="address">{shown === undefined ? words.unknown : shown.length === 0 ? words.noRecord : shown.join(' ')}</td>
        <td>
          <StatusIcon standing={MARK[verdict]} /> {words[verdict]}
        </td>
      </tr>
    );
  });
};

const Comparison = ({ view, form: { strings, language } }: { view: EventView; form: Form }) => {
  const { compare: words } = strings.firstRun;
  const now = useNow();
  const services = useServices();
  const { found, refused } = usePropagation(view.event.id);
  const wanted = FAMILIES.filter((family) => view.status[family].wanted);
  return (
    <>
      <p className="dim">{words.text}</p>
      <div className="log-status">
        <StatusIcon standing={standingOf(view)} />
        <p className="log-sentence" role="status">
          {strings.inForm(eventSentence(view, now, { strings, services, language }))}
        </p>
      </div>
      {found === null && refused === null && <p role="status">{words.asking}</p>}
      {refused !== null && <p role="alert">{refusalText(strings, refused.code, refused.detail)}</p>}
      {found !== null && (
        <table className="evidence first-compare">
          <thead>
            <tr>
              {(['name', 'line', 'dns', 'verdict'] as const).map((column) => (
                <th key={column} scope="col">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.hosts.map((host) => (
              <Rows key={host.host} host={host} view={view} wanted={wanted} strings={strings} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};

/** The fourth step: what the DNS shows of the name, beside what this line has; asked anew until they agree. */
export const CompareStep = ({ form }: { form: Form }) => {
  const { compare: words } = form.strings.firstRun;
  return (
    <>
      <h3>{words.title}</h3>
      {form.view === null ? <p>{words.none}</p> : <Comparison view={form.view} form={form} />}
    </>
  );
};
