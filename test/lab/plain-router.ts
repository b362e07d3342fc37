import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Host } from './hosts.ts';

/** A router that tells its address in NAT-PMP whatever it is, as many do and miniupnpd does not: that keeps a private one to itself. */
export const startPlainRouter = async (router: Host, address: string): Promise<void> => {
  await startDaemon(router, process.execPath, [join(import.meta.dirname, 'plain-router.mjs'), address], { ready: 'ready' });
};
