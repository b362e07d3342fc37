import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type CertificateKind = 'good' | 'other-name' | 'expired' | 'self-signed';

/** PEM files for one name, in the folder where the lab's authority has its `ca.pem` and `ca.key`. */
export const certify = (folder: string, name: string, kind: CertificateKind): { key: string; cert: string } => {
  const file = (end: string): string => join(folder, `${name}.${end}`);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const named = `DNS:${kind === 'other-name' ? `other.${name}` : name}`;
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('key'), '-subj', '/CN=lab'];
  if (kind === 'self-signed') {
    openssl('req', '-x509', ...made, '-days', '2', '-addext', `subjectAltName=${named}`, '-out', file('pem'));
  } else {
    writeFileSync(file('cnf'), `subjectAltName=${named}\n`);
    openssl('req', ...made, '-out', file('csr'));
    const days = kind === 'expired' ? '-1' : '2';
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', days, '-extfile', file('cnf')];
    openssl('x509', '-req', '-in', file('csr'), ...signed, '-out', file('pem'));
  }
  return { key: file('key'), cert: file('pem') };
};
