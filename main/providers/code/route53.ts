import type { Outcome } from '../../../preload/contract/outcome.ts';
import { toAscii } from '../../net/host-name.ts';
import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import { basicStamp } from '../grammar/time.ts';
import type { Rendered } from '../render/render.ts';
import { encodeStrictly, queryOf } from '../render/value.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { type Bad, exchanger, type Good } from './rest/exchange.ts';
import { inZone, type RecordTarget, settingOf, ttlOf, UPDATED, updateEach, ZONE_MISSING } from './rest/targets.ts';
import { signAws } from './sign/canonical.ts';

type Call = (method: Rendered['method'], path: string, query: Record<string, string>, body?: string) => Promise<Good | Bad>;

const HOST = 'route53.amazonaws.com';
const NAMESPACE = 'https://route53.amazonaws.com/doc/2013-04-01/';
const TTL = 300;

const caller = (plugin: Plugin, task: Task, io: Io): Call => {
  const exchange = exchanger(plugin, task, io);
  const keys = { id: settingOf(task, 'accessKey'), secret: settingOf(task, 'secretKey') };
  return (method, path, fields, body) => {
    const stamp = basicStamp(io.now());
    const query = queryOf(fields);
    const type = body === undefined ? undefined : 'application/xml';
    const headers: Record<string, string> = { ...(type && { 'content-type': type }), host: HOST, 'x-amz-date': stamp };
    // The service and its region are the same all over the world.
    const authorization = signAws(keys, 'route53', 'us-east-1', stamp, { method, path, query, headers }, body ?? '');
    return exchange({
      method,
      url: `https://${HOST}${path}${query === '' ? '' : `?${query}`}`,
      headers: { ...(type && { 'Content-Type': type }), 'X-Amz-Date': stamp, Authorization: authorization },
      body,
    });
  };
};

const tagIn = (xml: string, tag: string): string => xml.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? '';

/** The id of the public zone of this name; '' when there is none. */
const findZone = async (call: Call, zone: string): Promise<{ ok: true; id: string } | { ok: false; outcome: Outcome }> => {
  const reply = await call('GET', '/2013-04-01/hostedzonesbyname', { dnsname: zone, maxitems: '10' });
  if (!reply.ok) return { ok: false, outcome: reply.outcome };
  if (!reply.text.includes('<ListHostedZonesByNameResponse')) return { ok: false, outcome: reply.strange };
  const zones = reply.text.split('<HostedZone>').slice(1);
  const found = zones.find((one) => toAscii(tagIn(one, 'Name')) === zone && tagIn(one, 'PrivateZone') !== 'true');
  return { ok: true, id: tagIn(found ?? '', 'Id').replace(/^\/hostedzone\//, '') };
};

/** All parts are names, numbers and addresses: nothing in them needs escaping. */
const changeOf = ({ host, type, address }: RecordTarget, ttl: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ChangeResourceRecordSetsRequest xmlns="${NAMESPACE}"><ChangeBatch><Changes><Change>` +
  `<Action>UPSERT</Action><ResourceRecordSet><Name>${host}</Name><Type>${type}</Type><TTL>${ttl}</TTL><ResourceRecords>` +
  `<ResourceRecord><Value>${address}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change></Changes>` +
  '</ChangeBatch></ChangeResourceRecordSetsRequest>';

const upsert = async (call: Call, task: Task, target: RecordTarget, id: string): Promise<Outcome> => {
  const body = changeOf(target, ttlOf(undefined, task, TTL));
  const reply = await call('POST', `/2013-04-01/hostedzone/${encodeStrictly(id)}/rrset`, {}, body);
  if (!reply.ok) return reply.outcome;
  return /^(?:<\?xml[^>]*>\s*)?<ChangeResourceRecordSetsResponse[\s/>]/.test(reply.text) ? UPDATED : reply.strange;
};

/** Amazon Route 53: one UPSERT a record set. Sets with weights or places are refused by the service, never replaced. */
export const update = (plugin: Plugin, task: Task, io: Io): Promise<JobResult> => {
  const call = caller(plugin, task, io);
  const given = settingOf(task, 'zoneId').replace(/^\/hostedzone\//, '');
  return updateEach(task, (target) => {
    if (given !== '') return upsert(call, task, target, given);
    return inZone(target, async (zone) => {
      const found = await findZone(call, zone);
      if (!found.ok) return found.outcome;
      return found.id === '' ? ZONE_MISSING : upsert(call, task, target, found.id);
    });
  });
};
