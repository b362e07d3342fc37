import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Internet } from './internet.ts';
import type { Lab } from './namespaces.ts';
import { certify } from './tls-certificates.ts';

export interface Letter {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** Debian's aiosmtpd under its own name on the lab's Internet, on the port of mail over TLS. */
export const startMailServer = async (lab: Lab, { folder }: Internet, name: string): Promise<() => Letter[]> => {
  const { cert, key } = certify(folder, name, 'good');
  const script = join(import.meta.dirname, '../helpers/smtp-server.py');
  // The system's own Python, which has Debian's packages.
  const daemon = await startDaemon(lab.inet, '/usr/bin/python3', [script, 'implicit', cert, key, '0.0.0.0', '465'], { ready: '465' });
  return () =>
    daemon
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
};
