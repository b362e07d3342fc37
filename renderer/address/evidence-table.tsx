import { Fragment, type ReactNode } from 'react';
import type { Testimony } from '../../preload/contract/journal.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import { askedOf, VERDICT_MARKS, verdictOn, verdictWords } from '../wording/evidence-wording.ts';

interface Props {
  evidence: Testimony[];
  /** The table's name for screen readers. */
  label: string;
  strings: Strings;
}

/** It did answer. */
const NOT_READABLE = new Set<string | undefined>(['unreadable', 'malformed']);
const answerWords = ({ answer, address, seen, why }: Testimony, { address: words }: Strings): string =>
  seen ?? address ?? (answer === 'absent' ? words.none : NOT_READABLE.has(why) ? words.notReadable : words.noAnswer);

/** An IPv6 address that is too long for its column goes on in the next line at a colon. */
const breakable = (text: string): ReactNode =>
  text.split(/(?<=:)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, always in this order
    <Fragment key={at}>
      {part}
      <wbr />
    </Fragment>
  ));

/** Each source that was asked, how, what it answered, and what became of that. */
export const EvidenceTable = ({ evidence, label, strings }: Props) => {
  const { columns, transport: ways } = strings.address;
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
          const { source, transport, address = '' } = testimony;
          const asked = askedOf(testimony, strings);
          const verdict = verdictOn(testimony);
          return (
            <tr key={`${source} ${address}`}>
              <th scope="row">
                <span className="evidence-operator">{asked.operator}</span>
                {asked.source && <span className="evidence-source dim">{asked.source}</span>}
              </th>
              <td>{ways[transport] ?? transport}</td>
              <td className={address === '' ? 'dim' : `address evidence-answer${testimony.answer === 'address' ? '' : ' dim'}`}>
                {breakable(answerWords(testimony, strings))}
              </td>
              <td>
                <span className="evidence-verdict">
                  {verdict !== null && <StatusIcon standing={VERDICT_MARKS[verdict]} />}
                  <span>
                    {verdictWords(testimony, strings)}
                    {testimony.said !== undefined && testimony.said !== '' && (
                      <span className="evidence-said dim">{strings.address.begins(testimony.said)}</span>
                    )}
                  </span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
