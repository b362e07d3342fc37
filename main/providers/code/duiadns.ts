import type { Family } from '../../../preload/contract/event.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { encodeUrl } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { exchange, maskMore, sentOf } from './rest/one-record.ts';
import { updateEach } from './rest/targets.ts';
import { md5Hex } from './sign/digest.ts';

const SERVER: Record<Family, string> = { ipv4: 'ipv4.duiadns.net', ipv6: 'ipv6.duiadns.net' };
const FIELD: Record<Family, string> = { ipv4: 'ip4', ipv6: 'ip6' };

/** DuiaDNS: a server for each family, the password as its MD5. */
export const update = async (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const digest = md5Hex(String(task.settings.password ?? ''));
  const mask = maskMore(task.mask, [digest]);
  return updateEach(
    task,
    (record) => {
      const query = `host=${encodeUrl(record.host)}&password=${digest}&${FIELD[record.family]}=${encodeUrl(record.address)}`;
      const url = `https://${SERVER[record.family]}/dynamic.duia?${query}`;
      return exchange(plugin, io, { method: 'GET', url, headers: {} }, sentOf(record, io, mask));
    },
    new Set(['auth-failed', 'rate-limited']),
  );
};
