import { FAMILIES } from '../../preload/contract/event.ts';
import { placesOf, readHeaders } from '../../preload/contract/own/headers.ts';
import { readSuccess, type SuccessKey } from '../../preload/contract/own/success.ts';
import { hasFragment, namesFamily, ownUrlParts } from '../../preload/contract/own/url.ts';
import type { Draft } from './draft.ts';
import { type Fault, type Faults, isWebAddress } from './fault.ts';

/** The service that takes any URL. */
export const OWN_URL = 'custom';

/** A place for each address that is to be published, or a name it is added by. What is stored already can't be read here. */
const hasPlaces = (draft: Draft, url: string, stored: string[]): boolean => {
  const [body = '', headers = ''] = [draft.secrets.body, draft.secrets.headers];
  const isKnown = (body !== '' || !stored.includes('body')) && (headers !== '' || !stored.includes('headers'));
  const written = `${url} ${body} ${placesOf(headers)}`;
  return (
    !isKnown ||
    FAMILIES.every((family) => !draft.families[family] || namesFamily(written, family) || (draft.settings[`${family}Key`] ?? '') !== '')
  );
};

const urlFault = (url: string, draft: Draft, stored: string[]): Fault | undefined => {
  if (url === '') return undefined;
  if (!/^https?:\/\//i.test(url.trim())) return 'needs-https';
  const parts = ownUrlParts(url);
  if (parts === null || !isWebAddress(parts.origin)) return /^https:/i.test(url.trim()) ? 'bad-url' : 'needs-https';
  if (hasFragment(url)) return 'raw-hash';
  return hasPlaces(draft, url, stored) ? undefined : 'no-place';
};

const SUCCESS_FAULTS: Readonly<Record<SuccessKey, Fault>> = {
  successRegex: 'bad-beginning',
  successAt: 'bad-pointer',
  successIs: 'required',
  successStatus: 'bad-status',
};

/** What main/providers/code/custom.ts could not use of the draft of an own URL. */
export const ownUrlFaults = (draft: Draft, stored: string[]): Faults => {
  const success = readSuccess((key) => String(draft.settings[key] ?? '').trim());
  return {
    'setting:url': urlFault(draft.secrets.url ?? '', draft, stored),
    'setting:headers': readHeaders(draft.secrets.headers ?? '') === null ? 'bad-headers' : undefined,
    ...(typeof success === 'string' ? { [`setting:${success}`]: SUCCESS_FAULTS[success] } : {}),
  };
};
