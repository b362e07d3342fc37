import type { AddressSource, Family } from '../../preload/contract/event.ts';
import type { AddressRules } from '../net/address.ts';
import { isPublic, parseAddress, soleAddress } from '../net/address.ts';
import { chooseIpv6, sortIpv6 } from '../net/ipv6-select.ts';
import type { Answer, Source } from '../ports/address-source.ts';
import type { Http } from '../ports/http.ts';
import type { Interfaces, LocalNetwork } from '../ports/network.ts';
import type { Programs } from '../ports/programs.ts';

interface World {
  http: Http;
  programs: Programs;
  interfaces: Interfaces;
  localNetwork: LocalNetwork;
  rules: AddressRules;
}

const unknown = (why: string): Answer => ({ kind: 'unknown', why });
const fromText = (text: string, family: Family): Answer => {
  const found = soleAddress(text, family);
  return 'address' in found
    ? { kind: 'address', address: found.address }
    : unknown(found.error === 'none' ? 'not-an-address' : 'too-many-addresses');
};

const askIpv4Interface = (name: string, { interfaces, rules }: World): Answer => {
  const found = interfaces.list().find((each) => each.name === name);
  if (found === undefined) return unknown('no-such-interface');
  const own = found.addresses.filter((each) => each.family === 4).map((each) => parseAddress(each.address, 'ipv4'));
  const usable = own.find((address) => address !== null && isPublic(address, rules));
  if (usable) return { kind: 'address', address: usable };
  return own.length === 0 ? { kind: 'absent' } : unknown('reserved');
};

/** Node doesn't know which IPv6 addresses are temporary: the system does. */
const askIpv6Interface = async (name: string, known: string | null, { interfaces, localNetwork, rules }: World): Promise<Answer> => {
  const found = await localNetwork.addresses();
  if (found === null) return unknown('system-silent');
  const here = found.filter((each) => each.interface === name);
  if (here.length === 0 && !interfaces.list().some((each) => each.name === name)) return unknown('no-such-interface');
  const { stable, passedOver } = sortIpv6(here, rules, { tunnels: true });
  const chosen = chooseIpv6(stable, known);
  if (chosen !== null) return { kind: 'address', address: chosen.address };
  const [other] = passedOver;
  if (other !== undefined) return { kind: 'unknown', why: other.why, address: other.local.address };
  return here.some(({ family }) => family === 6) ? unknown('reserved') : { kind: 'absent' };
};

/** What a page or a program of the user's sees may be a temporary address of this machine: that one is never published. */
const unlessFleeting = async (answer: Answer, { localNetwork, rules }: World): Promise<Answer> => {
  if (answer.kind !== 'address') return answer;
  const { passedOver } = sortIpv6((await localNetwork.addresses()) ?? [], rules, { tunnels: true });
  const fleeting = passedOver.find(({ local }) => local.address === answer.address);
  return fleeting === undefined ? answer : { kind: 'unknown', why: fleeting.why, address: answer.address };
};

type OwnSource = Exclude<AddressSource, { kind: 'automatic' }>;

/** Sources that the user configured: an interface, a program, a URL or a fixed address. Each is the only source of its events. */
export const createOwnSource = (from: OwnSource, family: Family, world: World): Source => {
  const source = sourceFrom(from, family, world);
  return family === 'ipv4' ? source : { ...source, ask: async (known) => unlessFleeting(await source.ask(known), world) };
};

const sourceFrom = (from: OwnSource, family: Family, world: World): Source => {
  const base = { operator: 'own', family, minIntervalMs: 0 };
  switch (from.kind) {
    case 'interface':
      return {
        ...base,
        id: `interface ${from.name}`,
        transport: 'interface',
        ask: async (known = null) => (family === 'ipv4' ? askIpv4Interface(from.name, world) : askIpv6Interface(from.name, known, world)),
      };
    case 'command':
      return {
        ...base,
        id: `command ${from.call.program}`,
        transport: 'command',
        async ask() {
          const { program, args, timeoutSeconds } = from.call;
          const result = await world.programs.run({
            program,
            args,
            env: { SAIKORO_FAMILY: family },
            timeoutMs: timeoutSeconds * 1000,
            maxBytes: 65_536,
          });
          if (result.ended !== 'exit') return unknown(`program ${result.ended}`);
          return result.exitCode === 0 ? fromText(result.stdout, family) : unknown(`exit code ${result.exitCode}`);
        },
      };
    case 'url':
      return {
        ...base,
        id: new URL(from.url).host,
        transport: 'https',
        async ask() {
          const family46 = family === 'ipv4' ? 4 : 6;
          const reply = await world.http.send({
            method: 'GET',
            url: from.url,
            headers: {},
            family: family46,
            timeoutMs: 10_000,
            maxBytes: 65_536,
            allowPrivate: true,
          });
          if (!reply.ok) return { kind: 'unknown', why: reply.fault, offline: reply.fault === 'offline' };
          if (reply.status !== 200) return unknown(`http ${reply.status}`);
          return fromText(new TextDecoder('utf-8').decode(reply.body), family);
        },
      };
    case 'fixed':
      return {
        ...base,
        id: 'fixed',
        transport: 'fixed',
        async ask() {
          const text = from[family];
          if (text === undefined || text.trim() === '') return { kind: 'absent' };
          const address = parseAddress(text.trim(), family);
          return address === null
            ? unknown('not-an-address')
            : isPublic(address, world.rules)
              ? { kind: 'address', address }
              : unknown('reserved');
        },
      };
  }
};
