import { Fragment } from 'react';
import type { Family } from '../../preload/contract/event.ts';
import { CheckBox, Row } from '../controls/fields.tsx';
import { AddressFields } from '../event-form/address-fields.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { useAppState } from '../store/context.ts';
import { DeviceFields } from './device-fields.tsx';

const FAMILY_ORDER: Family[] = ['ipv4', 'ipv6'];

/** IP アドレス: which families, and where they come from. */
export const AddressTab = (props: TabProps) => {
  const { draft, set, info, faultOf, strings } = props;
  const obstacle = useAppState((state) => state.publication.obstacle);
  const concerned = obstacle !== null && draft.families.ipv4 && draft.address.kind === 'automatic';
  return (
    <>
      <Row label={strings.event.families} help={info?.ipv6 ? strings.event.ipv6Help : undefined} fault={faultOf('families')}>
        <div className="stack">
          {FAMILY_ORDER.map((family) => (
            <Fragment key={family}>
              <CheckBox
                value={draft.families[family]}
                onChange={(wanted) => set({ families: { ...draft.families, [family]: wanted } })}
                disabled={info !== undefined && !info[family] && !draft.families[family]}
              >
                {strings.family[family]}{' '}
                <span className="dim">{info && !info[family] ? strings.event.familyUnsupported : strings.event.familyHelp[family]}</span>
              </CheckBox>
              {family === 'ipv4' && concerned && (
                <p className="choice-warning" role="note">
                  {strings.obstacle[obstacle.verdict].choice}
                </p>
              )}
            </Fragment>
          ))}
        </div>
      </Row>
      <AddressFields
        label={strings.event.source}
        value={draft.address}
        onChange={(address) => set({ address })}
        faultOf={faultOf}
        strings={strings}
      />
      {draft.families.ipv6 && <DeviceFields {...props} />}
      <Row help={strings.event.othersMineHelp}>
        <CheckBox value={draft.othersMine} onChange={(othersMine) => set({ othersMine })}>
          {strings.event.othersMine}
        </CheckBox>
      </Row>
    </>
  );
};
