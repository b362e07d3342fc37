import type { Bridge } from '../../preload/contract/api.ts';
import { MOST_SETTINGS_BYTES, MOST_SETTINGS_FILES } from '../../preload/contract/imports/given.ts';
import type { PlannedFile } from '../../preload/contract/imports/plan.ts';
import { isPluginName } from '../../preload/contract/plugin.ts';
import { act } from '../store/ipc.ts';

export interface Offered {
  plans: PlannedFile[];
  /** Settings of no client that is known: perhaps they are something else. */
  others: File[];
}

/** The bytes go to main as they are; what is in them is for main alone to read. */
const offer = async (bridge: Bridge, file: File): Promise<PlannedFile | null> => {
  if (isPluginName(file.name) || file.size > MOST_SETTINGS_BYTES) return null;
  try {
    const answer = await act(bridge, 'clients.offer', { name: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) });
    return answer.ok ? answer : null;
  } catch {
    // A folder, or gone since.
    return null;
  }
};

/** Which of the files are settings of another client. */
export const offerFiles = async (bridge: Bridge, files: readonly File[]): Promise<Offered> => {
  const few = files.slice(0, MOST_SETTINGS_FILES);
  const found = await Promise.all(few.map(async (file) => ({ file, plan: await offer(bridge, file) })));
  return {
    plans: found.flatMap(({ plan }) => (plan === null ? [] : [plan])),
    others: [...found.flatMap(({ file, plan }) => (plan === null ? [file] : [])), ...files.slice(MOST_SETTINGS_FILES)],
  };
};
