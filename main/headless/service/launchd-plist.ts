import type { Program } from './systemd-unit.ts';

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const text = (value: string): string => `<string>${value.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)}</string>`;

export const LAUNCHD_LABEL = 'app.saikoro.command';

/**
 * launchd.plist(5). A daemon of the system is not asked for leave to speak with the home network, an agent is (Apple TN3179). KeepAlive, and no
 * StartInterval: one that falls into a sleep is missed.
 */
export const launchdPlist = (
  { node, script }: Program,
  { folder, log }: { folder: string; log: string },
): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  ${text(LAUNCHD_LABEL)}
  <key>ProgramArguments</key>
  <array>
    ${[node, script, 'run', '--log=text', `--user-data-dir=${folder}`].map(text).join('\n    ')}
  </array>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ThrottleInterval</key>
  <integer>30</integer>
  <key>Umask</key>
  <integer>63</integer>
  <key>StandardOutPath</key>
  ${text(log)}
  <key>StandardErrorPath</key>
  ${text(log)}
</dict>
</plist>
`;
