import type { JobResult } from '../../engine/service.ts';
import type { Io } from '../io.ts';
import type { Task } from '../job-check.ts';
import { basicHeader } from '../render.ts';
import { encodeUrl } from '../render-value.ts';
import type { Plugin } from '../spec.ts';
import { exchange, sentOf } from './one-record.ts';
import { updateEach } from './targets.ts';

/** DNSEver: the host is part of the field's name (support.dnsever.com, articles/219666247). */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const headers = { Authorization: basicHeader(String(task.settings.username ?? ''), String(task.settings.password ?? '')) };
  return updateEach(task, (record) => {
    const url = `https://dyna.dnsever.com/update.php?${encodeUrl(`host[${record.host}]`)}=${encodeUrl(record.address)}`;
    return exchange(plugin, io, { method: 'GET', url, headers }, sentOf(record, io, task.mask));
  });
};
