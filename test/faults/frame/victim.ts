import { readFileSync, writeSync } from 'node:fs';
import { createClock } from '../../../main/platform/clock.ts';
import type { DnsEvent } from '../../../preload/contract/event.ts';
import { dnsEvent, openHome } from './home.ts';
import type { Outside } from './outside.ts';
import { randomOf } from './seed.ts';

/** What the process says, one line each: what it found, what it is about to do, what it was told is kept. */
export interface Kept {
  id: string;
  name: string;
  host: string;
  address: string;
  password: string | null;
}
export type Said = { found: Kept[]; problems: string[]; seq: number } | { doing: Kept[]; removes?: string } | { done: true; seq: number };

const MOST = 40;
const [folder = '', caFile = '', servicePort, echoPort, namesPort, seed] = process.argv.slice(2);
const say = (line: Said): void => void writeSync(1, `${JSON.stringify(line)}\n`);

/** The real engine over the real stores and sockets on the real clock, edited without pause until somebody kills it. */
const main = async (): Promise<void> => {
  const random = randomOf(Number(seed));
  const at = (port: string | undefined) => ({ host: '127.0.0.1', port: Number(port) });
  const outside = {
    trusted: [readFileSync(caFile, 'utf8')],
    connectTo: (host: string) => (host.endsWith('no-ip.com') ? at(servicePort) : at(echoPort)),
    names: { port: Number(namesPort) },
  } as unknown as Outside;
  const home = await openHome({ folder, outside, runs: createClock(), events: [] });
  const { commands, eventManager } = home.engine;
  const keptOf = (event: DnsEvent, password: string | null): Kept => ({
    id: event.id,
    name: event.name,
    host: event.hosts[0] ?? '',
    address: (event.address.kind === 'fixed' && event.address.ipv4) || '',
    password,
  });
  const events = (): DnsEvent[] => eventManager.events().filter((event) => event.type === 'dns');
  const seq = (): number => home.stores.journal.page({ limit: 1 })[0]?.seq ?? 0;
  const found = events().map((event) => keptOf(event, home.stores.secrets.get(event.id, 'password')));
  say({ found, problems: home.engine.state.fields().problems.map(({ code }) => code), seq: seq() });

  const fresh = (): string => Math.floor(random() * 2 ** 32).toString(36);
  const address = (): string => `44.128.${Math.floor(random() * 250)}.${1 + Math.floor(random() * 250)}`;
  const made = (): DnsEvent => {
    const id = fresh();
    return dnsEvent({ id, name: id, hosts: [`${id}.ddns.net`], address: { kind: 'fixed', ipv4: address() } });
  };
  const act = (): void => {
    const all = events();
    const one = all[Math.floor(random() * all.length)];
    const kind = all.length > MOST ? 'remove' : one === undefined || random() < 0.4 ? 'import' : 'edit';
    if (kind === 'import') {
      const news = [made(), made(), made()];
      const passwords = new Map(news.map(({ id }) => [id, { password: fresh() }]));
      say({ doing: news.map((event) => keptOf(event, passwords.get(event.id)?.password ?? null)) });
      if (!commands.take(news, passwords).ok) throw new Error('not taken');
    } else if (one !== undefined && kind === 'remove') {
      say({ doing: [], removes: one.id });
      if (!commands.remove([one.id]).ok) throw new Error('not removed');
    } else if (one !== undefined) {
      const password = fresh();
      const event: DnsEvent = { ...one, name: fresh(), address: { kind: 'fixed', ipv4: address() } };
      say({ doing: [keptOf(event, password)] });
      if (!commands.save({ event, secrets: { password }, isNew: false }).ok) throw new Error('not saved');
    }
    say({ done: true, seq: seq() });
    setTimeout(act, random() * 20);
  };
  act();
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(3);
});
