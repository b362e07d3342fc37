import { onTestFinished, type TestContext } from 'vitest';
import { onPath } from '../../scripts/display.mjs';
import { withDisplay } from '../helpers/electron.ts';
import { lacksNotifications, type NotificationServer, startNotificationServer } from '../helpers/notifications.ts';
import { openOwnBus } from '../helpers/own-bus.ts';
import { lacksTrayHost, startTrayHost, type TrayHost } from '../helpers/tray-host.ts';

/** What stands around the app on a real desktop: a session bus, somebody who shows notifications, a panel with a tray. */
export interface Desktop {
  env: { DBUS_SESSION_BUS_ADDRESS: string };
  notifications: NotificationServer;
  tray: TrayHost;
}

export const lacksDesktop = (): string | undefined =>
  lacksNotifications() ?? lacksTrayHost() ?? (onPath('dbus-daemon') ? undefined : 'dbus-daemon not installed');

export function needs(context: TestContext, lacks: string | undefined): void {
  context.skip(lacks !== undefined, lacks);
}

/** A desktop of this test's own; skips the test by name where the machine has not got the parts. */
export async function openDesktop(context: TestContext): Promise<Desktop> {
  needs(context, lacksDesktop());
  await withDisplay();
  const bus = await openOwnBus();
  onTestFinished(bus.close);
  const env = { ...process.env, ...bus.env };
  const notifications = await startNotificationServer(env);
  onTestFinished(notifications.close);
  const tray = await startTrayHost(env);
  onTestFinished(tray.close);
  return { env: bus.env, notifications, tray };
}
