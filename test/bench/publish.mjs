import { join } from 'node:path';
import { inOwnNetwork } from './own-network.mjs';

/**
 * How long it takes to tell a service of a new address for many hosts: Saikoro, ddclient and inadyn one after the other, on the same list,
 * against the same service on loopback.
 */
export const publish = ({ hosts = 1000, service = '' } = {}) =>
  inOwnNetwork('publish', join(import.meta.dirname, 'publish-run.mjs'), [String(hosts), service]);
