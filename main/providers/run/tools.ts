import { randomBytes } from 'node:crypto';
import { digest, hmac } from '../code/sign/digest.ts';
import type { Tools } from '../render/computed.ts';

/** What a request made now is computed with. */
export const toolsAt = (now: number): Tools => ({ now, random: randomBytes, digest, hmac });
