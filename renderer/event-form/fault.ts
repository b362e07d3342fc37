import type { Strings } from '../../preload/strings/index.ts';

export type Fault = keyof Strings['event']['errors'];
/** What is wrong, by the field it stands beside. */
export type Faults = Partial<Record<string, Fault>>;

export const isWebAddress = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};
