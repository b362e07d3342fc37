import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Channel } from '../../preload/contract/channel.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { withDisplay } from '../helpers/electron.ts';
import { fastClock } from '../helpers/fast-clock.ts';
import { type NotificationServer, startNotificationServer } from '../helpers/notifications.ts';
import { openOwnBus } from '../helpers/own-bus.ts';
import { driveWindow } from './driven-window.ts';
import { type HomeApp, startHomeApp } from './home-app.ts';
import { type Internet, startInternet } from './internet.ts';
import { type Letter, startMailServer } from './mail-server.ts';
import { type Lab, openLab } from './namespaces.ts';
import type { Service } from './services/service.ts';
import { SERVICES } from './services/service-list.ts';
import { namesOf, type ServiceWorld, startServiceWorld, zonesOf } from './services/service-world.ts';
import { eventsOf, idOf, secretsOf } from './services/services-scene.ts';

/**
 * So many times as fast as the real clock runs the app's: a quarter of an hour is a minute and a quarter. Not more: the limits of
 * the app's requests shrink with it, and a busy machine has to keep them.
 */
const FASTER = 12;
const named = (id: string, host: string): Service => {
  const found = SERVICES.find((service) => service.id === id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return { ...found, host };
};
/** The service that dies, and the one that he moves to. */
export const OLD = named('mydns.jp', 'myhome.mydns.jp');
export const NEW = named('ddns-now', 'myhome.f5.si');
/** Addresses of their own, so that one can die alone. */
const [DYING, MAIL_ADDRESS] = ['44.128.0.3', '44.128.0.4'];
const SHARED = '44.128.0.2';
const MAIL = 'mail.example.jp';
export const HIS_ADDRESS = 'user@example.jp';

const LEAD = `table ip dying { chain prerouting { type nat hook prerouting priority -101; ip daddr ${DYING} tcp dport 443 redirect to :8443; }; }`;
const DEATH = `table ip death { chain input { type filter hook input priority 0; ct original ip daddr ${DYING} drop; }; }`;

const mailChannel: Channel = {
  ...{ id: 'mail', kind: 'mail', name: '', enabled: true, severity: 'failures', events: null, quiet: null, weekly: null },
  settings: { server: MAIL, port: 465, from: HIS_ADDRESS, to: HIS_ADDRESS },
};
/** What he allowed when he set the mail up: that server, and no other. */
const allowed = createHash('sha256')
  .update(JSON.stringify(['receiver', `smtp://${MAIL}:465`]))
  .digest('hex');

export interface FirstUser {
  lab: Lab;
  internet: Internet;
  world: ServiceWorld;
  app: HomeApp;
  /** He clicks the notification, and the window opens. */
  clickNotification(): Promise<Page>;
  notifications: NotificationServer;
  letters(): Letter[];
  /** The old service falls silent: its servers swallow what comes, for good. */
  serviceDies(): void;
  close(): Promise<void>;
}

/** The first user's home: his event at the old service, notifications and mail, Saikoro in the tray, in Japanese. */
export const openFirstUser = async (): Promise<FirstUser> => {
  await ensureBuilt();
  await withDisplay();
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const bus = await openOwnBus();
    closers.push(bus.close);
    const notifications = await startNotificationServer({ ...process.env, ...bus.env });
    closers.push(notifications.close);
    const lab = openLab();
    closers.push(lab.close);
    const services = [OLD, NEW];
    const zones = zonesOf(services);
    zones[OLD.zone] = zones[OLD.zone]?.replaceAll(`IN A ${SHARED}\n`, `IN A ${DYING}\n`) ?? '';
    const internet = await startInternet(lab, { ...namesOf(services), [MAIL]: [MAIL_ADDRESS] }, zones);
    closers.push(internet.close);
    for (const address of [DYING, MAIL_ADDRESS]) lab.inet.ip('address', 'add', `${address}/24`, 'dev', 'net0');
    lab.inet.run('nft', LEAD);
    const world = await startServiceWorld(lab, internet, services);
    const letters = await startMailServer(lab, internet, MAIL);
    const app = await startHomeApp(lab.home, internet, {
      events: eventsOf([OLD]).map((event) => ({ ...event, name: '自宅', families: { ipv4: true, ipv6: false } })),
      secrets: secretsOf([OLD]),
      settings: { language: 'ja', channels: [mailChannel] },
      files: { 'approvals.json': JSON.stringify({ version: 1, allowed: [allowed] }) },
      watched: true,
      env: { ...bus.env, ...fastClock(FASTER) },
    });
    closers.push(app.stop);
    return {
      ...{ lab, internet, world, app, notifications, letters, close },
      async clickNotification() {
        notifications.click();
        const window = await driveWindow(lab.home, internet.folder);
        closers.push(window.close);
        return window.page;
      },
      serviceDies: () => void lab.inet.run('nft', DEATH),
    };
  } catch (error) {
    await close();
    throw error;
  }
};

export const OLD_EVENT = idOf(OLD);
