import { type Expectation, FAMILIES, type Family, type WatchEvent } from '../../preload/contract/event.ts';
import { plainly } from './typed.ts';

/** What a watched name is to show, as it is typed. Kinds not chosen keep what was typed. */
export interface WatchDraft {
  kind: Expectation['kind'];
  /** Which records are asked for, where no address is given. */
  families: Record<Family, boolean>;
  ipv4: string;
  ipv6: string;
  othersExpected: boolean;
}

export const watchDraft = (event: WatchEvent | null): WatchDraft => ({
  kind: event?.expects.kind ?? 'any',
  families: event?.families ?? { ipv4: true, ipv6: true },
  ipv4: (event?.expects.kind === 'given' && event.expects.ipv4) || '',
  ipv6: (event?.expects.kind === 'given' && event.expects.ipv6) || '',
  othersExpected: event?.othersExpected === true,
});

/** What is asked for, and what is expected of it. Only for a draft without faults. */
export const expectationOf = (draft: WatchDraft): Pick<WatchEvent, 'families' | 'expects' | 'othersExpected'> => {
  const others = draft.kind !== 'any' && draft.othersExpected ? { othersExpected: true } : {};
  if (draft.kind !== 'given') return { families: draft.families, expects: { kind: draft.kind }, ...others };
  const typed = FAMILIES.map((family) => [family, plainly(draft[family])] as const).filter(([, address]) => address !== '');
  return {
    families: { ipv4: typed.some(([family]) => family === 'ipv4'), ipv6: typed.some(([family]) => family === 'ipv6') },
    expects: { kind: 'given', ...Object.fromEntries(typed) },
    ...others,
  };
};
