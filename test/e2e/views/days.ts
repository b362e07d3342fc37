import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Language } from '../../../preload/strings/index.ts';
import { commandEvent, ownServiceEvent, practiceEvent, writeData } from '../data.ts';
import { openFarSide } from '../far-side.ts';
import { dataFolder } from '../saikoro.ts';

export const NAMES = {
  ja: { home: '自宅サーバー', vpn: 'VPN', blog: '古いブログ', router: 'ルーターの再起動', camera: '別荘のカメラ' },
  en: { home: 'Home server', vpn: 'VPN', blog: 'Old blog', router: 'Restart the router', camera: 'Camera at the lake' },
};
export type Names = (typeof NAMES)['ja'];

/** One of each kind of day: published, on its way, refused, a program, switched off. */
const eventsOf = (names: Names, port: number): SaikoroEvent[] => [
  practiceEvent({ id: 'home', name: names.home }),
  ownServiceEvent(port, { id: 'vpn', name: names.vpn, hosts: ['vpn.practice.test'] }),
  // Of another account, which is refused.
  ownServiceEvent(port, {
    id: 'blog',
    name: names.blog,
    hosts: ['blog.practice.test'],
    settings: { server: `http://127.0.0.1:${port}`, username: 'blogger' },
  }),
  commandEvent('true', [], { id: 'router', name: names.router, schedule: { kind: 'daily', at: '04:30' } }),
  ownServiceEvent(port, { id: 'camera', name: names.camera, hosts: ['camera.practice.test'], enabled: false }),
];

/** A data folder with these events, named in the language, and their service on the far side. */
export async function openDays(language: Language): Promise<{ folder: string; names: Names }> {
  const folder = dataFolder();
  const names = NAMES[language];
  const far = await openFarSide(
    ({ hosts: [host], address }, response) => void response.end(host?.startsWith('blog') ? 'badauth' : `good ${address}`),
  );
  const secrets = { home: { password: 'saikoro' }, vpn: { password: 'x' }, blog: { password: 'x' }, camera: { password: 'x' } };
  writeData(folder, { settings: { theme: 'light' }, events: eventsOf(names, far.port), secrets });
  return { folder, names };
}
