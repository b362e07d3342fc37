import { createHash } from 'node:crypto';

/** Digests some services want in a password's place, in lower-case hex of its UTF-8 bytes. They are as secret as the password. */
export const md5Hex = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
export const sha1Hex = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');
