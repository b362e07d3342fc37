import { help as english } from '../../preload/strings/help/en.ts';
import { pseudo } from './pseudo.ts';

/** Stands in the place of the English help in a build for tests. */
export const help = pseudo(english);
