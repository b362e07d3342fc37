import type { Family } from '../../../preload/contract/event.ts';
import { readUrl } from '../../net/url.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Rendered } from '../render/render.ts';
import { notSent } from '../render/unsent.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { exchange, sentOf } from './rest/one-record.ts';
import { updateEach } from './rest/targets.ts';

interface Way {
  /** The setting that holds the secret address of each family. */
  setting: Record<Family, string>;
  /** The only hosts such an address may name. */
  hosts: readonly string[];
  query(address: string): [string, string];
  headers(address: string): Rendered['headers'];
}

/** Services that give the user a secret address to call, by id. */
const WAYS: Readonly<Record<string, Way>> = {
  cloudns: {
    setting: { ipv4: 'dynurl', ipv6: 'dynurlV6' },
    hosts: ['ipv4.cloudns.net', 'ipv6.cloudns.net'],
    query: () => ['proxy', '1'],
    headers: (address) => ({ 'X-Forwarded-For': address }),
  },
  directnic: {
    setting: { ipv4: 'urlV4', ipv6: 'urlV6' },
    hosts: ['directnic.com', 'www.directnic.com'],
    query: (address) => ['data', address],
    headers: () => ({}),
  },
};

const readSecretUrl = (text: string, hosts: readonly string[]): URL | null => {
  const url = readUrl(text);
  const good = url !== null && url.protocol === 'https:' && hosts.includes(url.host) && url.username === '' && url.password === '';
  return good ? url : null;
};

/** One secret address a family; a missing one sends nothing for its family. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const way = WAYS[plugin.id];
  if (way === undefined) throw new Error(`plug-in ${plugin.id}: update-url does not know it`);
  if (task.hosts.length > 1) return { outcome: notSent('too-many-hosts') };
  return updateEach(
    task,
    async (record) => {
      const setting = way.setting[record.family];
      const text = String(task.settings[setting] ?? '').trim();
      if (text === '') return notSent('missing-setting', setting);
      const url = readSecretUrl(text, way.hosts);
      if (url === null) return notSent('unfit-setting', setting);
      url.hash = '';
      url.searchParams.set(...way.query(record.address));
      const request: Rendered = { method: 'GET', url: url.href, headers: way.headers(record.address) };
      return exchange(plugin, io, request, sentOf(record, io, task.mask));
    },
    new Set(),
  );
};
