import { expect, it } from 'vitest';
import { update } from '../../../../main/providers/code/update-url.ts';
import { checkJob } from '../../../../main/providers/run/task.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';

/** The addresses that are called for one secret address, as it was pasted. */
const called = async (urlV4: string): Promise<string[]> => {
  const decoded = decodePlugin(builtIns.directnic, presets);
  if (!decoded.ok) throw new Error('directnic does not load');
  const job = { service: 'directnic', settings: { urlV4 }, hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null };
  const checked = checkJob(decoded.plugin, job);
  if (!checked.ok) throw new Error('the job is not fit to be sent');
  const urls: string[] = [];
  const unused = async (): Promise<never> => Promise.reject(new Error('not used'));
  await update(decoded.plugin, checked.task, {
    send: async ({ url }) => {
      urls.push(url);
      return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode('{"result":"success"}'), truncated: false };
    },
    tls: { dial: unused },
    dns: { exchange: unused, resolvers: () => [] },
    now: () => 0,
    wait: async () => {},
  });
  return urls;
};

it('puts the address in place of the one in a pasted secret address, not beside it', async () => {
  expect(await called('https://directnic.com/dns/gateway/abc/?data=198.51.100.1')).toEqual([
    'https://directnic.com/dns/gateway/abc/?data=192.0.2.10',
  ]);
  expect(await called('https://directnic.com/dns/gateway/abc/')).toEqual(['https://directnic.com/dns/gateway/abc/?data=192.0.2.10']);
});
