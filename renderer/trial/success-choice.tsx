import type { Exchange } from '../../preload/contract/exchange.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { ChoiceRow } from '../controls/select.tsx';
import type { TabProps } from '../event-form/form-props.ts';
import { OWN_URL } from '../event-form/own-url-check.ts';
import { type Success, successOf, successOffers, withSuccess } from '../event-form/success-offers.ts';

const wordsFor = (success: Success, { success: words }: Strings['trial']): string => {
  if (success.successRegex !== undefined) return words.text(success.successRegex);
  if (success.successStatus !== undefined) return words.status(success.successStatus);
  return words.json(success.successAt ?? '', success.successIs ?? '');
};

const BY_ITSELF = 'by-itself';
const isSame = (one: Success, other: Success): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a success of the user's own server looks like, chosen from a reply of it. */
export const SuccessChoice = ({
  draft,
  set,
  strings,
  exchanges,
}: Pick<TabProps, 'draft' | 'set' | 'strings'> & { exchanges: Exchange[] }) => {
  const last = exchanges.at(-1);
  const offers = draft.service === OWN_URL && last !== undefined ? successOffers(last) : [];
  if (offers.length === 0) return null;
  const { success: words } = strings.trial;
  const chosen = successOf(draft);
  const isChosen = Object.keys(chosen).length > 0;
  const known = offers.some((offer) => isSame(offer, chosen)) || !isChosen ? offers : [...offers, chosen];
  const options = known.map((offer) => ({
    value: JSON.stringify(offer),
    label: offers.includes(offer) ? wordsFor(offer, strings.trial) : words.typed,
  }));
  return (
    <ChoiceRow
      label={words.label}
      value={isChosen ? JSON.stringify(chosen) : BY_ITSELF}
      options={[{ value: BY_ITSELF, label: words.byItself }, ...options]}
      onChange={(value) => set({ settings: withSuccess(draft, value === BY_ITSELF ? {} : (JSON.parse(value) as Success)) })}
      help={words.help}
    />
  );
};
