import type { Session } from 'electron';
import { APP_ORIGIN, APP_SCHEME } from '../ipc/sender.ts';

type Lockable = Pick<
  Session,
  'webRequest' | 'protocol' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
>;

const isOwn = (url: string): boolean => url.startsWith(`${APP_ORIGIN}/`);

/** Leaves a session nothing but our own files: no network, no permission, no device, no download. */
export const guardSession = (
  session: Lockable,
  respond: (request: Request) => Promise<Response>,
  report: (refused: string) => void,
): void => {
  session.protocol.handle(APP_SCHEME, respond);
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !isOwn(details.url);
    if (cancel) report(`request ${details.resourceType}`);
    decide({ cancel });
  });
  session.setPermissionRequestHandler((_page, permission, decide) => {
    report(`permission ${permission}`);
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    report('download');
    event.preventDefault();
  });
};
