import type { DnsOverHttps, PublicResolver } from '../ports/dns.ts';
import type { Http } from '../ports/http.ts';

const MOST_BYTES = 4096;
const MEDIA_TYPE = 'application/dns-message';

/**
 * Three operators' resolvers, whose addresses are printed in their own pages (Cloudflare 1.1.1.1, Google Public DNS, Quad9). Quad9 is asked on port 53
 * alone: its HTTPS wants HTTP/2, which is not spoken here.
 */
export const PUBLIC_RESOLVERS: readonly PublicResolver[] = [
  { name: 'Cloudflare 1.1.1.1', address: '1.1.1.1', https: 'https://1.1.1.1/dns-query' },
  { name: 'Google 8.8.8.8', address: '8.8.8.8', https: 'https://8.8.8.8/dns-query' },
  { name: 'Quad9 9.9.9.9', address: '9.9.9.9', https: null },
];

/** POST, so that no cache on the way keeps it (RFC 8484 §4.1). */
export const createDnsOverHttps = ({ http }: { http: Http }): DnsOverHttps => ({
  async exchange({ url, message, timeoutMs }) {
    const reply = await http.send({
      method: 'POST',
      url,
      headers: { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE },
      body: message,
      timeoutMs,
      maxBytes: MOST_BYTES,
    });
    if (!reply.ok) return reply;
    if (reply.status !== 200 || reply.truncated) return { ok: false, fault: 'closed', detail: `HTTP ${reply.status}` };
    return { ok: true, message: reply.body };
  },
});
