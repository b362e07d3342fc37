import { createHash, createHmac } from 'node:crypto';

export type Data = string | Uint8Array;

/** Of a text its UTF-8 bytes. */
export const digest = (name: 'md5' | 'sha1' | 'sha256', data: Data): Buffer => createHash(name).update(data).digest();
export const hmac = (name: 'sha1' | 'sha256', key: Data, data: Data): Buffer => createHmac(name, key).update(data).digest();

/** Digests some services want in a password's place, in lower-case hex. They are as secret as the password. */
export const md5Hex = (text: string): string => digest('md5', text).toString('hex');
export const sha1Hex = (text: string): string => digest('sha1', text).toString('hex');
export const sha256Hex = (data: Data): string => digest('sha256', data).toString('hex');
