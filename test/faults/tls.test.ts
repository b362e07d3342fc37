import { certificate, speaksOtherwise } from './frame/given.ts';
import { MINUTE } from './frame/home.ts';
import { faults, type Words } from './frame/row.ts';

/** Nothing is sent to whom the certificate does not name: no request, no password. */
const UNSENT = { next: [8000, 12_000], toldAfter: 15 * MINUTE, requests: 0 } as const;
const untrusted: Words = {
  en: /could not be trusted, so nothing was sent/,
  ja: /信頼できないため、何も送信しませんでした/,
};

faults('tls', [
  {
    name: 'certificate that has expired',
    given: certificate('expired'),
    expect: {
      ...UNSENT,
      outcome: 'network certificate-expired',
      reads: {
        en: /certificate.*expired/i,
        ja: /証明書.*期限/,
      },
    },
  },
  {
    name: 'certificate of another name',
    given: certificate('wrong-name'),
    expect: { ...UNSENT, outcome: 'network tls', reads: untrusted },
  },
  {
    name: 'certificate of an unknown authority',
    given: certificate('unknown-authority'),
    expect: { ...UNSENT, outcome: 'network tls', reads: untrusted },
  },
  {
    name: 'no TLS on the port of TLS',
    given: speaksOtherwise('HTTP/1.1 400 Bad Request\r\n\r\n'),
    expect: { ...UNSENT, outcome: 'network tls', reads: untrusted },
  },
]);
