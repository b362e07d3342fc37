import { en as english } from '../../preload/strings/en/en.ts';
import { pseudo } from './pseudo.ts';

/** Stands in the place of the English catalogue in a build for tests. */
export const en = pseudo(english);
