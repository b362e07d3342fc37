import type { TransportFault } from '../../ports/http.ts';

const FAULTS: Readonly<Record<string, TransportFault>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  CERT_HAS_EXPIRED: 'clock',
  CERT_NOT_YET_VALID: 'clock',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  CERT_UNTRUSTED: 'tls',
  CERT_REVOKED: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  INVALID_PURPOSE: 'tls',
  EPROTO: 'tls',
  ECONNRESET: 'closed',
  ECONNABORTED: 'closed',
  EPIPE: 'closed',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'closed',
};

const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** The first error behind several tries, such as one for each address. */
const rootOf = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0];
  return codeOf(error) === '' && error instanceof Error && error.cause !== undefined ? error.cause : error;
};

/** What ended before the connection was there: it carried nothing, however it ended. */
export class NoConnectionError extends Error {
  readonly code = 'NO_CONNECTION';
}
/** For who knows that it was not there yet. */
export const beforeConnection = <E>(error: E): E | NoConnectionError =>
  faultOf(error).fault === 'closed' ? new NoConnectionError() : error;

/** Sorts what went wrong on the way. The detail is the code alone: messages may repeat what was sent. */
export const faultOf = (error: unknown): { ok: false; fault: TransportFault; detail: string } => {
  const root = rootOf(error);
  const code = codeOf(root);
  // A reply that is no HTTP: undici's parser gives its error no code. The request was read, and may have been followed.
  const unreadable = root instanceof Error && root.name === 'HTTPParserError';
  const tls = code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.startsWith('ERR_OSSL');
  return {
    ok: false,
    fault: FAULTS[code] ?? (tls ? 'tls' : unreadable ? 'closed' : 'connection'),
    detail: code || (root instanceof Error ? root.name : 'unknown'),
  };
};
