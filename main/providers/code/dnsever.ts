import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { basicHeader } from '../render/render.ts';
import { encodeUrl } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { exchange, sentOf } from './rest/one-record.ts';
import { updateEach } from './rest/targets.ts';

/** DNSEver: the host is part of the field's name (support.dnsever.com, articles/219666247). */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const headers = { Authorization: basicHeader(String(task.settings.username ?? ''), String(task.settings.password ?? '')) };
  return updateEach(task, (record) => {
    const url = `https://dyna.dnsever.com/update.php?${encodeUrl(`host[${record.host}]`)}=${encodeUrl(record.address)}`;
    return exchange(plugin, io, { method: 'GET', url, headers }, sentOf(record, io, task.mask));
  });
};
