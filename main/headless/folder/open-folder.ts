import { type Instance, openInstance } from '../../instance/instance.ts';
import { sealedAdapters } from '../../instance/sealed-adapters.ts';
import type { Context } from '../command-line/context.ts';
import { withCredentials } from './credentials.ts';

/** The engine over the command's folder: secrets in a file or handed in, the terminal's language, and nobody to ask in a window. */
export const openFolder = (
  { kit, folder, ca, platform, version, language, credential }: Context,
  { practice }: { practice: boolean },
): Promise<Instance> =>
  openInstance({
    ...{ folder, ca, practice, platform, version, electron: '', forced: 'file', found: [] },
    kit: practice ? sealedAdapters(kit) : kit,
    languageOf: () => language,
    loginItem: { supported: false, enabled: false, needsApproval: false },
    // Channels are set up in the window.
    approval: { allow: async () => ({ ok: false, code: 'not-allowed' }) },
    secretsOf: (kept, keysOf) => withCredentials(kept, credential, keysOf),
  });
