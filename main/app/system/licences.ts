import type { Result } from '../../../preload/contract/api.ts';
import type { Assets } from '../../ports/storage/assets.ts';

/** As the build wrote it (scripts/licences.mjs); a build without it has an empty list. */
const FILE = 'licences.json';

export const readLicences = async (assets: Assets): Promise<Result<'licences.list'>> => {
  if (!assets.list().includes(FILE)) return [];
  return JSON.parse(new TextDecoder().decode(await assets.read(FILE))) as Result<'licences.list'>;
};
