import { own, row, type ServiceRow } from '../reading/entry.ts';

/** ddns-go has an id and a secret for each, whatever the service calls them. */
export const PROVIDERS: Readonly<Record<string, ServiceRow>> = {
  alidns: row('alidns', 'id:accessKeyId secret:accessKeySecret'),
  aliesa: row('aliesa', 'id:accessKeyId secret:accessKeySecret'),
  baiducloud: row('baiducloud', 'id:accessKey secret:secretKey'),
  cloudflare: row('cloudflare', 'secret:token'),
  cloudns: row('cloudns-api', 'id:authId secret:authPassword'),
  desec: row('desec-api', 'secret:token'),
  dnsla: row('dnsla', 'id:apiId secret:apiSecret'),
  dnspod: row('dnspod', 'id:id secret:token'),
  dynadot: row('dynadot', 'secret:password'),
  dynv6: row('dynv6-rest', 'secret:token'),
  edgeone: row('edgeone', 'id:secretId secret:secretKey'),
  eranet: row('eranet', 'id:id secret:secret'),
  gcore: row('gcore', 'secret:token'),
  godaddy: row('godaddy', 'id:key secret:secret'),
  hipmdnsmgr: row('hipm-dnsmgr', 'id:server secret:token'),
  huaweicloud: row('huaweicloud', 'id:accessKey secret:secretKey'),
  name_com: row('name.com', 'id:username secret:token'),
  namecheap: row('namecheap', 'secret:password'),
  namesilo: row('namesilo', 'secret:key'),
  nowcn: row('now.cn', 'id:id secret:secret'),
  nsone: row('ns1', 'secret:apiKey'),
  porkbun: row('porkbun', 'id:apiKey secret:secretApiKey'),
  rainyun: row('rainyun', 'id:domainId secret:apiKey'),
  spaceship: row('spaceship', 'id:apiKey secret:apiSecret'),
  tencentcloud: row('tencentcloud', 'id:secretId secret:secretKey'),
  tnethk: row('tnet.hk', 'id:id secret:secret'),
  trafficroute: row('volcengine-trafficroute', 'id:accessKey secret:secretKey'),
  vercel: row('vercel', 'secret:token extparam:teamId'),
  callback: row('custom', 'id:url secret:body'),
};

export const providerNamed = (name: string): ServiceRow | null => own(PROVIDERS, name.trim().toLowerCase()) ?? null;
