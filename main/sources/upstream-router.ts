import type { AddressRules } from '../net/address.ts';
import type { Answer, Evidence } from '../ports/address-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { RouterHttp } from '../ports/http.ts';
import type { Gateway } from '../ports/network.ts';
import type { GenaListener, SsdpSocket, Udp } from '../ports/udp.ts';
import { UPSTREAM_SOURCES, type UpstreamFinding, type UpstreamRouter } from '../ports/upstream-router.ts';
import { NAT_PMP_PORT } from './gateway/nat-pmp.ts';
import { askNatPmp, PATIENCE } from './gateway/question.ts';
import { createIgd, type Igd, type IgdNeeds } from './upnp/igd.ts';

/** The timeout for a router that did not answer the last time, in ms. */
const IMPATIENCE = [250, 500] as const;
/** The timeout for a first probe, since the address may belong to another machine. In ms. */
const TRIAL = [250, 500, 1000] as const;

export interface UpstreamRouterNeeds {
  udp: Udp;
  http: RouterHttp;
  clock: Clock;
  ssdp: SsdpSocket;
  gena: GenaListener;
  gateway: Pick<Gateway, 'find'>;
  rules: AddressRules;
  /** NAT-PMP's own where left out. */
  port?: number;
  timings?: IgdNeeds['timings'];
}

const TUNNELLED: Answer = { kind: 'unknown', why: 'through-a-tunnel' };
const evidence = (protocol: keyof typeof UPSTREAM_SOURCES, answer: Answer): Evidence => ({
  source: { id: UPSTREAM_SOURCES[protocol], operator: 'router', transport: 'router' },
  answer,
});

/** The upstream router, asked by unicast in NAT-PMP and, without an answer, in UPnP. Its events cannot pass the inner NAT. */
export const createUpstreamRouter = (needs: UpstreamRouterNeeds): UpstreamRouter => {
  const { udp, port = NAT_PMP_PORT } = needs;
  let held: { address: string; igd: Igd } | null = null;
  let silent = false;
  /** What it told its address in last. */
  let spoke: keyof typeof UPSTREAM_SOURCES | null = null;

  const igdAt = (address: string): Igd => createIgd({ ...needs, router: async () => address, nextDoor: false, events: false });
  const release = (): void => {
    void held?.igd.stop();
    held = null;
    silent = false;
    spoke = null;
  };
  const known = (address: string): Igd => {
    if (held?.address !== address) {
      release();
      held = { address, igd: igdAt(address) };
    }
    return (held as { igd: Igd }).igd;
  };
  const isTunnelled = async (): Promise<boolean> => (await needs.gateway.find()).tunnelled;

  const askInNatPmp = async (address: string, waits: readonly number[]): Promise<Answer> => {
    const reply = await askNatPmp({ udp, port }, address, waits);
    return reply.kind === 'address' ? reply : { kind: 'unknown', why: reply.why };
  };

  const ask = async (address: string): Promise<Evidence[]> => {
    const igd = known(address);
    const first = await askInNatPmp(address, silent ? IMPATIENCE : PATIENCE);
    silent = first.kind === 'unknown' && first.why === 'timeout';
    spoke = first.kind === 'address' ? 'nat-pmp' : null;
    if (first.kind === 'address') return [evidence('nat-pmp', { kind: 'address', address: first.address })];
    const { details: _, ...second } = await igd.ask();
    if (second.kind === 'address') spoke = 'upnp';
    return [evidence('nat-pmp', first), evidence('upnp', second)];
  };

  const meet = async (address: string): Promise<UpstreamFinding> => {
    const igd = igdAt(address);
    const [natPmp, upnp] = await Promise.all([askNatPmp({ udp, port }, address, TRIAL), igd.ask()]);
    await igd.stop();
    const { reading, name } = upnp.details;
    const told = natPmp.kind === 'address' ? natPmp.address : upnp.kind === 'address' ? upnp.address : null;
    const answered = natPmp.kind !== 'silence' ? 'nat-pmp' : reading !== null && reading.grade < 4 ? 'upnp' : null;
    return { address, answered, external: told, name };
  };

  return {
    async ask(address) {
      if (await isTunnelled()) return [evidence('nat-pmp', TUNNELLED)];
      const heard = await ask(address);
      // One that came up meanwhile may have answered itself.
      return (await isTunnelled()) ? [evidence('nat-pmp', TUNNELLED)] : heard;
    },
    async poll(address) {
      if (held?.address !== address || spoke === null) return [];
      const answer = spoke === 'nat-pmp' ? await askInNatPmp(address, IMPATIENCE) : await held.igd.poll();
      return answer === null ? [] : [evidence(spoke, answer)];
    },
    probe: (addresses) => Promise.all(addresses.map(meet)),
    renew() {
      silent = false;
      held?.igd.disturbed();
    },
    stop: release,
  };
};
