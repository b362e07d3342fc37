import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificates {
  ca: string;
  cert: string;
  key: string;
}

/** Days a certificate is good for. */
const DAYS = 30;

/**
 * An authority of our own and one certificate for all these hosts, made with the openssl program and kept in the folder for temporary
 * files. -1 makes one that is over. Throws when there is no openssl.
 */
export const makeCertificates = (hosts: readonly string[], days = DAYS): Certificates => {
  const names = [...new Set(hosts)].sort();
  const store = join(tmpdir(), 'saikoro-test-certificates');
  const week = Math.floor(Date.now() / (7 * 86_400_000));
  const folder = join(
    store,
    createHash('sha256')
      .update(`${week} ${days} ${names.join(' ')}`)
      .digest('hex')
      .slice(0, 24),
  );
  if (!existsSync(folder)) make(store, folder, names, days);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
};

const make = (store: string, folder: string, names: readonly string[], days: number): void => {
  mkdirSync(store, { recursive: true });
  const work = mkdtempSync(join(store, 'new-'));
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    String(DAYS),
    '-subj',
    '/CN=Test authority',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  );
  const list = names.map((name) => (isIP(name) === 0 ? `DNS:${name}` : `IP:${name}`)).join(',');
  writeFileSync(join(work, 'names'), `subjectAltName=${list}\n`);
  openssl('req', ...curve, '-keyout', 'key.pem', '-out', 'cert.csr', '-subj', '/CN=Far side');
  openssl(
    'x509',
    '-req',
    '-in',
    'cert.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    String(days),
    '-extfile',
    'names',
    '-out',
    'cert.pem',
  );
  try {
    renameSync(work, folder);
  } catch {
    rmSync(work, { recursive: true, force: true });
  }
};
