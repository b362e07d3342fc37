import type { Result } from '../../../preload/contract/api.ts';
import type { Assets } from '../../ports/storage/assets.ts';

/** As the build wrote it (scripts/licences.mjs); a build without it has an empty list. */
const FILE = 'licences.json';

type Licences = Result<'licences.list'>;
/** Each text is there once; `text`: its place. */
interface Written {
  texts: string[];
  works: (Omit<Licences[number], 'text'> & { text: number })[];
}

export const readLicences = async (assets: Assets): Promise<Licences> => {
  if (!assets.list().includes(FILE)) return [];
  const { texts, works } = JSON.parse(new TextDecoder().decode(await assets.read(FILE))) as Written;
  return works.map((work) => ({ ...work, text: texts[work.text] ?? '' }));
};
