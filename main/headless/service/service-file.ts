import { posix, win32 } from 'node:path';
import { LAUNCHD_LABEL, launchdPlist } from './launchd-plist.ts';
import { type Program, systemdUnit } from './systemd-unit.ts';
import { TASK_NAME, windowsTask } from './windows-task.ts';

/** A service manager's file: where it belongs, what stands in it, and the commands that then start and end it. */
export interface ServiceFile {
  path: string;
  text: string;
  starts: string[];
  ends: string[];
}

export interface ServiceNeeds {
  program: Program;
  platform: NodeJS.Platform;
  /** Of the whole system, not of one user. */
  isRoot: boolean;
  home: string;
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}

const ofSystemd = ({ program, isRoot, home, folder, env }: ServiceNeeds): ServiceFile => {
  const user = isRoot ? '' : ' --user';
  const dir = isRoot ? '/etc/systemd/system' : posix.join(env.XDG_CONFIG_HOME || posix.join(home, '.config'), 'systemd/user');
  return {
    path: posix.join(dir, 'saikoro.service'),
    text: isRoot ? systemdUnit(program, 'system') : systemdUnit(program, 'user', folder),
    starts: [
      `systemctl${user} daemon-reload`,
      `systemctl${user} enable --now saikoro`,
      // A user's services end with the last session otherwise.
      ...(isRoot ? [] : ['loginctl enable-linger']),
    ],
    ends: [`systemctl${user} disable --now saikoro`],
  };
};

const ofLaunchd = ({ program, isRoot, home, folder }: ServiceNeeds): ServiceFile => {
  const path = posix.join(isRoot ? '/' : home, `Library/${isRoot ? 'LaunchDaemons' : 'LaunchAgents'}`, `${LAUNCHD_LABEL}.plist`);
  const domain = isRoot ? 'system' : 'gui/$(id -u)';
  return {
    path,
    text: launchdPlist(program, { folder, log: isRoot ? '/Library/Logs/Saikoro.log' : posix.join(home, 'Library/Logs/Saikoro.log') }),
    starts: [`launchctl bootstrap ${domain} ${path}`],
    ends: [`launchctl bootout ${domain}/${LAUNCHD_LABEL}`],
  };
};

const ofWindows = ({ program, folder }: ServiceNeeds): ServiceFile => {
  const path = win32.join(folder, 'saikoro-task.xml');
  return {
    path,
    text: windowsTask(program, folder),
    starts: [`schtasks /Create /TN ${TASK_NAME} /XML "${path}"`, `schtasks /Run /TN ${TASK_NAME}`],
    ends: [`schtasks /Delete /TN ${TASK_NAME} /F`],
  };
};

/** null: this system has no service manager that is known here. */
export const serviceFile = (needs: ServiceNeeds): ServiceFile | null => {
  if (needs.platform === 'linux') return ofSystemd(needs);
  if (needs.platform === 'darwin') return ofLaunchd(needs);
  return needs.platform === 'win32' ? ofWindows(needs) : null;
};

/** A service of the system runs as a user of its own, which cannot read home folders. */
export const isOutOfReach = ({ program, isRoot, platform }: Pick<ServiceNeeds, 'program' | 'isRoot' | 'platform'>): boolean =>
  platform === 'linux' && isRoot && [program.node, program.script].some((path) => /^\/(?:root|home|run\/user)\//.test(path));
