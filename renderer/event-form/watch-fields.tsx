import { type Expectation, FAMILIES, MOST_WATCHED } from '../../preload/contract/event.ts';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import type { TabProps } from './form-props.ts';
import type { WatchDraft } from './watch-draft.ts';

/** The fields of a watch event: names that another person maintains, and what they are expected to show. */
export const WatchFields = ({ draft, set, faultOf, strings }: TabProps) => {
  const { watch } = draft;
  const words = strings.watch.form;
  const put = (change: Partial<WatchDraft>): void => set({ watch: { ...watch, ...change } });
  const kinds = Object.entries(words.kinds) as [Expectation['kind'], string][];
  return (
    <>
      <TextRow
        label={strings.event.hosts}
        value={draft.hosts}
        onChange={(hosts) => set({ hosts })}
        placeholder="friend.example.com"
        help={words.hostsHelp(MOST_WATCHED)}
        fault={faultOf('hosts')}
        required
      />
      <ChoiceRow
        label={words.expects}
        value={watch.kind}
        options={kinds.map(([value, label]) => ({ value, label }))}
        onChange={(kind) => put({ kind: kind as Expectation['kind'] })}
        help={words.help[watch.kind]}
      />
      {watch.kind === 'given' ? (
        <>
          <TextRow label={strings.event.fixed4} value={watch.ipv4} onChange={(ipv4) => put({ ipv4 })} fault={faultOf('ipv4')} />
          <TextRow label={strings.event.fixed6} value={watch.ipv6} onChange={(ipv6) => put({ ipv6 })} fault={faultOf('ipv6')} />
        </>
      ) : (
        <Row label={words.families} fault={faultOf('families')}>
          <div className="stack">
            {FAMILIES.map((family) => (
              <CheckBox
                key={family}
                value={watch.families[family]}
                onChange={(wanted) => put({ families: { ...watch.families, [family]: wanted } })}
              >
                {strings.family[family]} <span className="dim">{strings.event.familyHelp[family]}</span>
              </CheckBox>
            ))}
          </div>
        </Row>
      )}
      {watch.kind !== 'any' && (
        <Row>
          <CheckBox value={watch.othersExpected} onChange={(othersExpected) => put({ othersExpected })}>
            {words.othersExpected}
          </CheckBox>
        </Row>
      )}
      <Row>
        <p className="dim">{words.text}</p>
      </Row>
    </>
  );
};
