import type { Testimony } from '../../preload/contract/journal.ts';
import { type Decided, VERDICT_MARKS, verdictOn, verdictWords } from '../state/testimony.ts';
import type { Strings } from '../strings/index.ts';
import { StandingMark } from './standing-mark.tsx';

interface Props {
  evidence: Testimony[];
  decided: Decided;
  /** What the table is about, for those who cannot see where it stands. */
  label: string;
  strings: Strings;
}

const answerWords = ({ answer, address }: Testimony, strings: Strings): string =>
  answer === 'address' ? (address ?? '') : answer === 'absent' ? strings.address.none : strings.address.noAnswer;

/** Who was asked, how, what he said, and what became of it. */
export const EvidenceTable = ({ evidence, decided, label, strings }: Props) => {
  const { columns, source: names, operator: houses, transport: ways } = strings.address;
  return (
    <table className="evidence" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.source}</th>
          <th scope="col">{columns.transport}</th>
          <th scope="col">{columns.answer}</th>
          <th scope="col">{columns.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((testimony) => {
          const { source, operator, transport } = testimony;
          return (
            <tr key={source}>
              <th scope="row">
                <span className="evidence-operator">{houses[operator] ?? operator}</span>
                <span className="evidence-source dim">{names[source] ?? source}</span>
              </th>
              <td>{ways[transport] ?? transport}</td>
              <td className={testimony.answer === 'address' ? 'address evidence-answer' : 'dim'}>{answerWords(testimony, strings)}</td>
              <td>
                <span className="evidence-verdict">
                  <StandingMark standing={VERDICT_MARKS[verdictOn(testimony, decided)]} />
                  <span>{verdictWords(testimony, decided, strings)}</span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
