import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { excerptOf } from '../judge/excerpt.ts';
import { encodeStrictly } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { exchanger } from './rest/exchange.ts';
import { settingOf, UPDATED, updateEach } from './rest/targets.ts';

/** `RESULT: OK` and what it says for people, each on a line of its own. */
const headOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^(RESULT(?:_JA|_EN)?):[ \t]*(.*?)\s*$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));

/** OPEN IPv6 ダイナミック DNS: the host's key is itself the name of the query field. Anything but OK is a failure, told in its own words. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const exchange = exchanger(plugin, task, io);
  const key = settingOf(task, 'hostKey');
  return updateEach(task, async (target): Promise<Outcome> => {
    const query = `${encodeStrictly(key)}=${encodeURIComponent(target.address)}`;
    const reply = await exchange({ method: 'GET', url: `https://ddnsapi-v6.open.ad.jp/api/renew/?${query}`, headers: {} });
    if (!reply.ok) return reply.outcome;
    const head = headOf(reply.text);
    if (head.RESULT === 'OK' && reply.text.startsWith('RESULT:')) return UPDATED;
    const words = head.RESULT_JA ?? head.RESULT_EN;
    return words === undefined ? reply.strange : { ...reply.strange, excerpt: excerptOf(`${head.RESULT} ${words}`, task.mask) };
  });
};
