import type { Http } from '../../../main/ports/http.ts';

/** `npm run faults`: the full counts and the full patience. */
export const FULL = process.env.SAIKORO_FAULTS_FULL !== undefined;

/** An exchange may last 20 s. In a sampled run, a twentieth of it: what is waited for so long does not come later either. */
export const hasty = (http: Http): Http =>
  FULL ? http : { send: (request) => http.send({ ...request, timeoutMs: request.timeoutMs / 20 }) };
