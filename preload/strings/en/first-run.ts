import type { AppState } from '../../contract/state.ts';
import type { FirstRunStep } from '../../contract/window/first-run.ts';

/** Whether others can connect to a server at home. */
export type Reach = 'open' | 'forward' | 'both' | 'never' | 'ports' | 'unknown';

const steps: Record<FirstRunStep, string> = {
  found: 'Your line',
  service: 'Service',
  account: 'Sign-in',
  compare: 'Check',
  stay: 'Keep running',
};

const reach: Record<Reach, string> = {
  open: 'Nothing known in the way',
  forward: 'After a port is forwarded',
  both: 'After it is forwarded on both routers',
  never: 'Not possible',
  ports: 'Only on the ports below',
  unknown: 'Not known yet',
};

const home: Record<AppState['platform'], { title: string; text: string }> = {
  darwin: {
    title: 'Saikoro stays in the menu bar',
    text: 'Click this icon at the top right of the screen to open it again.',
  },
  win32: {
    title: 'Saikoro stays in the notification area',
    text: 'Click this icon at the right of the taskbar to open it again; it may be behind the arrow (^).',
  },
  linux: {
    title: 'Saikoro stays in the system tray',
    text: 'Click this icon in the system tray to open it again. Without an icon, start Saikoro once more.',
  },
};

export const firstRunWords = {
  title: 'Getting Started',
  menu: 'Getting Started…',
  begin: 'Get Started',
  resume: 'Continue Setup',
  stepsLabel: 'Steps',
  steps,
  back: 'Back',
  next: 'Continue',
  skip: 'Skip',
  later: 'Later',
  finish: 'Done',
  found: {
    title: 'What was found',
    looking: 'Looking at your line… This takes a few seconds and goes on by itself.',
    offline:
      'This computer has no connection to the Internet, so nothing is known of your line yet. Check the cable, the Wi-Fi and the router. What is found appears here by itself once there is a connection. You can go on meanwhile.',
    practice: 'This is practice: the line is made up, and nothing is sent outside.',
    path: 'The way to the Internet',
    computer: 'This computer',
    router: 'Router',
    outer: 'Upstream router',
    carrier: 'Provider’s NAT',
    internet: 'Internet',
    none: 'none',
    unknown: 'not known',
    reachTitle: 'Connections from outside over IPv4',
    what: { web: 'Website (80, 443)', ssh: 'SSH (22)', vpn: 'L2TP/IPsec VPN (500, 4500)' },
    reach,
    ipv6: {
      known: 'IPv6: others can connect where the router allows incoming connections.',
      absent: 'IPv6: this line has none.',
      unknown: 'IPv6: not known yet.',
    },
    stillUseful: 'A host name still finds your line, and Saikoro keeps it current. You can go on.',
    macos: {
      title: 'macOS will ask about the local network',
      text: 'To hear of a new address at once, Saikoro asks your router for it. macOS then asks whether Saikoro may find devices on the local network: choose Allow. Nothing else on your network is contacted. If you choose Don’t Allow, Saikoro asks servers on the Internet instead.',
      ask: 'Ask the Router',
    },
  },
  service: {
    title: 'Which service has your name?',
    text: 'Type the service, your host name, or paste the update URL or curl line from the service’s page.',
    free: 'No name yet? These services have free ones',
    ending: (suffix: string): string => `name.${suffix}`,
    confirm: (days: number): string => `to be confirmed every ${days} days`,
    signUp: 'Sign up',
    signUpAt: (service: string): string => `Sign up at ${service}`,
    choose: 'Use',
    unknown: 'I don’t know my service',
    unknownHelp:
      'Type your host name, such as home.example.com, above and press Enter. Saikoro asks the DNS for its name servers and tells from them whose it is.',
    missing: 'Mine isn’t there',
    missingHelp: 'Any service with an update URL can be used, and so can one described in a plug-in file.',
    ownUrl: 'Use an Update URL',
  },
  account: {
    title: (service: string): string => `Sign-in at ${service}`,
    none: 'No service is chosen yet. Choose one in the step before, or continue without.',
    change: 'Other Service…',
    completed: (hosts: string): string => `Will be sent as ${hosts}.`,
    shown: 'This will be called, without what is secret:',
    ownHelp: 'Write {ip} where the address goes. Saikoro puts it in and calls this URL each time the address changes.',
    both: 'Addresses to publish',
    mend: (what: string): string => `${what}. Put it right, then choose “Save and Send” again.`,
    sendFirst: 'Press “Save and Send” to update now. “Show Without Sending” only shows what would be sent.',
  },
  compare: {
    title: 'What the name shows now',
    text: 'Saikoro asks the name servers of your domain directly, and goes on asking until they show this line’s address.',
    none: 'Nothing has been saved yet, so there is nothing to compare. Go back to enter it, or continue without.',
    asking: 'Asking the DNS…',
    columns: { name: 'Host name', line: 'This line', dns: 'DNS now', verdict: 'Result' },
    noRecord: 'no address',
    match: 'Matches',
    foreign: 'Matches, though not by this event',
    other: 'Differs',
    absent: 'Nothing yet',
    unknown: 'No answer',
    lineUnknown: 'not known',
  },
  log: { title: (name: string): string => `Log of “${name}”`, open: 'Open Event' },
  stay: {
    title: 'Keep it current',
    titleNone: 'Once you add an event',
    none: 'There is no event yet, so there is nothing to update. Add one, and Saikoro keeps its name current by itself.',
    login: 'Open Saikoro at login',
    loginHelp: 'Otherwise nothing is updated after a restart until you open Saikoro. You can change this in Settings at any time.',
    loginUnsupported: 'This version can’t be opened at login by itself. Add it to your login items by hand.',
    loginApproval: 'The system will ask you to allow it.',
    closing: {
      events: 'You can close the window: updates go on.',
      none: 'You can close the window: Saikoro goes on running.',
    },
    home,
    icon: 'Saikoro’s icon',
    notify: {
      title: 'Notifications',
      text: 'Saikoro tells you when something needs attention and when your address changed. The system may ask for permission the first time. Which kinds are shown is in Settings.',
    },
    local: {
      title: 'Local network',
      text: 'macOS asks once whether Saikoro may find devices on the local network. It is only for asking your router for the address.',
    },
    ports: {
      title: 'Port forwarding',
      text: 'A name alone opens no port. For each server, forward its ports on the router to this computer, and let the router always give this computer the same local address.',
      none: 'On this line no port can be opened over IPv4. Use IPv6, and allow incoming IPv6 connections on the router.',
      list: 'Website: TCP 80 and 443 · SSH: TCP 22 · L2TP/IPsec VPN: UDP 500 and 4500 · WireGuard: UDP 51820',
    },
  },
};
