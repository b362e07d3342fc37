import { describe, expect, it } from 'vitest';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../main/providers/validation/decode.ts';

const plugins = Object.values(builtIns).flatMap((raw) => {
  const read = decodePlugin(raw, presets);
  return read.ok && read.plugin.status === 'live' ? [read.plugin] : [];
});
const giversOf = (host: string): string[] =>
  plugins.filter(({ suffixes }) => suffixes.some((suffix) => host.endsWith(`.${suffix}`))).map(({ id }) => id);

describe('who gives out a host name', () => {
  // As the operators entered them in the Public Suffix List.
  it.each([
    ['home.f5.si', ['ddns-now']],
    ['home.serveminecraft.net', ['noip']],
    ['home.3utilities.com', ['noip']],
    ['home.onthewifi.com', ['noip']],
    ['home.freeddns.org', ['dynu']],
    ['home.mywire.org', ['dynu']],
    ['home.zapto.xyz', ['nowdns']],
    ['home.nerdpol.ovh', ['nsupdate.info']],
    ['home.tunk.org', ['dyfi']],
    ['home.homelinux.org', ['dyn']],
    ['home.is-a-geek.net', ['dyn']],
    ['home.cloudns.eu', ['cloudns']],
    ['home.work.gd', ['dnsexit']],
    ['home.dyn.ddnss.de', ['ddnss']],
    ['home.example.com', []],
  ])('%s', (host, services) => expect(giversOf(host)).toEqual(services));

  it('is one service, or two ways to the same', () => {
    const sites = new Map<string, Set<string>>();
    for (const { suffixes, homepage } of plugins)
      for (const suffix of suffixes) sites.set(suffix, (sites.get(suffix) ?? new Set()).add(new URL(homepage).host));
    expect([...sites].filter(([, homes]) => homes.size > 1)).toEqual([]);
  });
});
