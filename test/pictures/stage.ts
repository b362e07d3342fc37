import { practiceEvent as firstOfPractice } from '../../main/practice/practice-plugin.ts';
import type { DnsEvent, SaikoroEvent } from '../../preload/contract/event.ts';
import type { Language, Strings } from '../../preload/strings/index.ts';
import { commandEvent, ownServiceEvent, practiceEvent, writeData } from '../e2e/data.ts';
import { openFarSide } from '../e2e/far-side.ts';
import { removeEvent } from '../e2e/hands.ts';
import { restingEvents, writePast } from '../e2e/past.ts';
import { dataFolder, fact, type Running, startSaikoro } from '../e2e/saikoro.ts';

const NAMES = {
  ja: { home: '自宅サーバー', vpn: 'VPN', blog: '古いブログ', router: 'ルーターの再起動', many: 'サーバー' },
  en: { home: 'Home server', vpn: 'VPN', blog: 'Old blog', router: 'Restart the router', many: 'Server' },
};
const pad = (at: number): string => String(at).padStart(5, '0');

/** What is done with these is over soon; the rest is off, so that the pictures of 10,000 are not of a race. */
const BUSY = 30;

function eventsOf(count: number, port: number, language: Language): SaikoroEvent[] {
  const names = NAMES[language];
  const own = (id: string, more: Partial<DnsEvent>) => ownServiceEvent(port, { id, hosts: [`${id}.example.com`], ...more });
  const settings = { server: `http://127.0.0.1:${port}`, username: 'blogger' };
  const first = [
    practiceEvent({ id: 'home', name: names.home }),
    own('vpn', { name: names.vpn }),
    own('blog', { name: names.blog, settings }),
    own('lost', { name: 'xn--eckwd4c7c.example', hosts: ['a-rather-long-name.of-a-computer.at-home.example.com'] }),
    commandEvent('true', [], { id: 'router', name: names.router, schedule: { kind: 'daily', at: '04:30' } }),
  ];
  const rest = Array.from({ length: Math.max(0, count - first.length) }, (_, at) =>
    own(`s${pad(at)}`, { name: `${names.many} ${pad(at)}`, enabled: at < BUSY }),
  );
  return [...first, ...rest].slice(0, count);
}

/** The app with so many events, some of each kind, and a past; none of it moves any more. */
export async function openStage(
  count: number,
  language: Language,
  more: { appDir?: string; strings?: Strings } = {},
): Promise<Running & { names: string[] }> {
  const folder = dataFolder();
  const far = await openFarSide(
    ({ hosts, address }, response) =>
      void response.end(hosts.map((host) => (host.startsWith('blog') ? 'badauth' : `good ${address}`)).join('\n')),
  );
  const events = eventsOf(count, far.port, language);
  const secrets = Object.fromEntries(
    events.filter(({ id, type }) => type === 'dns' && id !== 'lost').map(({ id }) => [id, { password: id === 'home' ? 'saikoro' : 'x' }]),
  );
  writeData(folder, { events, secrets, settings: { theme: 'system' } });
  if (count > 0) writePast(folder, restingEvents(Math.min(count, BUSY)), [1, 3, 8, 20]);
  const running = await startSaikoro({ folder, language, ...more });
  // Practice comes with an event.
  if (count === 0) await removeEvent(await running.window(), running.strings, firstOfPractice(language).name);
  if (count > 0) await fact(running.launched, (one) => one.kind === 'update' && one.event === 'home', 60_000);
  if (count > 2) await fact(running.launched, (one) => one.kind === 'update' && one.event === 'blog', 60_000);
  return { ...running, names: events.map(({ name }) => name) };
}
