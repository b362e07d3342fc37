import { randomBytes } from 'node:crypto';
import type { Tools } from './render-computed.ts';
import { digest, hmac } from './steps/sign-digest.ts';

/** What a request made now is computed with. */
export const toolsAt = (now: number): Tools => ({ now, random: randomBytes, digest, hmac });
