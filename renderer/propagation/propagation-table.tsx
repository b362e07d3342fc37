import type { DnsAnswer, HostPropagation } from '../../preload/contract/dns/propagation.ts';
import { FAMILIES } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';

type Words = Strings['propagation'];
interface Row {
  who: string;
  what: string;
  answers: HostPropagation['servers'][number]['answers'];
  serial: string;
}

const addressText = (answer: DnsAnswer | null, words: Words): string => {
  if (answer === null) return words.noAnswer;
  if (answer.rcode !== 'NOERROR' && answer.rcode !== 'NXDOMAIN') return words.refused(answer.rcode);
  return answer.addresses.length === 0 ? words.none : answer.addresses.join(' ');
};

const Answers = ({ answers, host, words }: { answers: Row['answers']; host: HostPropagation; words: Words }) =>
  FAMILIES.map((family) => {
    const answer = answers[family];
    if (answer === undefined) return null;
    const expected = host.expected[family];
    const isOurs = expected !== null && answer?.addresses.includes(expected);
    return (
      <div key={family} className={`propagation-answer${isOurs ? '' : ' dim'}${answer?.addresses.length ? ' address' : ''}`}>
        {addressText(answer, words)}
      </div>
    );
  });

const Left = ({ answers, words }: { answers: Row['answers']; words: Words }) =>
  FAMILIES.map((family) => {
    const answer = answers[family];
    return answer === undefined ? null : <div key={family}>{answer?.ttl == null ? '–' : words.left(answer.ttl)}</div>;
  });

/** Who was asked, and what each answered, for one name. */
export const PropagationTable = ({ host, words }: { host: HostPropagation; words: Words }) => {
  const rows: Row[] = [
    ...host.servers.map(({ server, answers, serial }) => ({
      who: server,
      what: words.server,
      answers,
      serial: serial === null ? '–' : String(serial),
    })),
    ...host.resolvers.map(({ resolver, over, answers }) => ({ who: resolver, what: words.resolver[over], answers, serial: '' })),
  ];
  if (rows.length === 0) return null;
  return (
    <table className="evidence propagation-table" aria-label={words.table(host.host)}>
      <thead>
        <tr>
          <th scope="col">{words.columns.who}</th>
          <th scope="col">{words.columns.address}</th>
          <th scope="col">{words.columns.left}</th>
          <th scope="col">{words.columns.serial}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, what, answers, serial }) => (
          <tr key={who}>
            <th scope="row">
              <span className="evidence-operator">{who}</span>
              <span className="evidence-source dim">{what}</span>
            </th>
            <td>
              <Answers answers={answers} host={host} words={words} />
            </td>
            <td>
              <Left answers={answers} words={words} />
            </td>
            <td>{serial}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
