import { expect, it } from 'vitest';
import { ownHosts } from '../../../../main/providers/recognize/own-hosts.ts';

it.each([
  ['https://dns.example.net/set?name=home.example.com&key=k1&ip=auto', ['home.example.com']],
  ['https://dns.example.net/set?hostname=a.example.com,*.b.example.com', ['a.example.com', '*.b.example.com']],
  ['https://dns.example.net/set?domain=home', []],
  ['https://dns.example.net/set?host=%7Bhost%7D&ip=192.0.2.1', []],
  ['https://dns.example.net/set?host=dns.example.net', []],
  ['https://dns.example.net/set?key=home.example.com', []],
])('%s updates %j', (url, hosts) => expect(ownHosts({ url: new URL(url) })).toEqual(hosts));
