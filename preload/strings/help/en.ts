import type { HelpPage } from '../../contract/menu/help-pages.ts';

/** A heading with its paragraphs, then what is told one by one. */
export interface HelpPart {
  heading: string;
  text: string[];
  list?: string[];
  /** What is done one after another. */
  steps?: string[];
}

export type HelpTexts = Record<HelpPage, HelpPart[]>;

/** The help in English. Loaded when it is read. */
export const help: HelpTexts = {
  start: [
    {
      heading: 'What Saikoro does',
      text: [
        'Your provider may give your home another IP address at any time. Saikoro notices, registers the new address at your DNS service, and then asks the DNS itself whether it shows the new address.',
        'Closing the window does not quit it: its icon stays in the menu bar (Mac), the notification area (Windows) or the system tray (Linux).',
      ],
    },
    {
      heading: 'Three steps',
      text: ['You need a host name at a DNS service. Several services give one away for free, such as DDNS Now and Duck DNS.'],
      steps: [
        'Get the host name on the service’s page, together with its password or token.',
        'Choose Add Event here, pick the service, and enter host name and password. Saikoro shows where the password is found.',
        'Save. The row says Published as soon as the DNS shows your address.',
      ],
    },
    {
      heading: 'So that it goes on',
      text: [
        'Turn on “Open Saikoro at login” in Settings; after a restart nothing is updated until Saikoro runs again.',
        'A published name alone lets nobody in: the router has to forward the ports of your server. See “Router and ports”.',
      ],
    },
    {
      heading: 'What the words mean',
      text: [],
      list: [
        'Event: one host name kept current at one service, or a program to run when the address changes.',
        'Accepted: the service took the address; the DNS has not been seen to show it.',
        'Published: the DNS servers of the name show your present address.',
        'Paused: nothing is published for a reason that ends, such as a VPN or a network that is not home.',
        'Held back: this event alone waits, for a limit or for its other address.',
        'Stopped: the service turned this event away, so that nothing more is sent by itself.',
      ],
    },
  ],
  router: [
    {
      heading: 'What has to be set in the router',
      text: [
        'Connections from outside end at the router unless it is told where to send them. Saikoro changes nothing in the router, and it does not test ports: only the DNS is checked.',
      ],
      steps: [
        'Give the server a fixed address in the home network (in the router: DHCP reservation).',
        'Forward the ports of your server to that address (port forwarding, also called virtual server or static IP masquerade).',
        'Allow the same ports in the firewall of the server.',
      ],
    },
    {
      heading: 'Usual ports',
      text: [],
      list: [
        'Web: TCP 80 and 443',
        'SSH and SFTP: TCP 22',
        'VNC (screen sharing): TCP 5900',
        'L2TP/IPsec VPN: UDP 500 and 4500',
        'WireGuard VPN: UDP, the port that you chose (often 51820)',
      ],
    },
    {
      heading: 'Two routers, one behind the other',
      text: [
        'A provider’s box and a router of your own, for example an AirMac, make two. Forward the ports in both, or set one of them to bridge mode. Address shows whether Saikoro sees two.',
      ],
    },
    {
      heading: 'Trying it',
      text: [
        'Try it from outside, for example with a phone whose Wi-Fi is off. From inside your home many routers do not answer under your own public address, although it works from outside.',
      ],
    },
    {
      heading: 'IPv6',
      text: [
        'There is no forwarding with IPv6. Allow the ports for the server’s own address in the router’s IPv6 firewall, and publish that address: an event can publish the IPv6 address of another device.',
      ],
    },
    {
      heading: 'So that changes are noticed at once',
      text: ['Turn on UPnP or NAT-PMP in the router. Then it tells Saikoro a new address within seconds, also while a VPN is connected.'],
    },
  ],
  'shared-lines': [
    {
      heading: 'When IPv4 is shared',
      text: [
        'Some lines share an IPv4 address with other customers. The name can be kept current all the same, but connections over IPv4 do not get to your server, whatever the router is set to. Address tells which kind of line Saikoro sees, and why it says so.',
      ],
    },
    {
      heading: 'CGNAT (shared address of the provider)',
      text: ['Usual with mobile lines and many flat-rate ones. Nothing gets in over IPv4.'],
      list: ['Ask the provider for a public IPv4 address of your own.', 'Or publish IPv6.', 'Or use a VPN service that forwards ports.'],
    },
    {
      heading: 'DS-Lite (transix, v6 Connect, Xpass and others)',
      text: ['IPv4 goes through a tunnel to a NAT of the provider. Nothing gets in over IPv4.'],
      list: [
        'Publish IPv6, and allow the ports in the router’s IPv6 firewall.',
        'Or order the fixed IPv4 option, or use PPPoE beside it where the contract has it.',
      ],
    },
    {
      heading: 'MAP-E (v6 Plus, OCN Virtual Connect and others)',
      text: [
        'An IPv4 address is shared by dividing its ports. Only your own range gets in; Address lists it. 80, 443 and the ports of L2TP are not in it.',
      ],
      list: [
        'Run the server on one of your ports, and name the port in the address: https://home.example.com:PORT/.',
        'Or publish IPv6, or order the fixed IPv4 option.',
      ],
    },
  ],
  errors: [
    {
      heading: 'From an error to its cure',
      text: [
        'Double-click a red row: the event opens at the field that is to be put right, with the whole sentence. What Saikoro retries by itself says when; what it stopped goes on when the event is changed or resumed.',
      ],
    },
    {
      heading: 'The service refuses',
      text: [],
      list: [
        'Wrong user name, password or token: enter it again. Some services want a token for updates, and not the password of your account. Saikoro stops at once, so that the service does not block you.',
        'Host name not found: see that it exists at the service and belongs to this account.',
        'Too many requests: Saikoro waits as long as the service asks. Don’t run it by hand meanwhile.',
        'Blocked for abuse: ask the service. Saikoro stops.',
        'An answer nobody expected: Saikoro asks the DNS whether the address arrived, and tries again later.',
      ],
    },
    {
      heading: 'The DNS shows another address',
      text: [],
      list: [
        'Changes may take minutes at some services; Saikoro keeps checking.',
        'If another client keeps the same name, both overwrite each other. Stop one of them; a router often has one built in.',
      ],
    },
    {
      heading: 'Nothing is sent',
      text: [],
      list: [
        'VPN: its exit address is never published. With UPnP or NAT-PMP in the router Saikoro goes on.',
        'Sign-in page of a hotel or café: sign in in the browser.',
        'Another network: published at home only. If this is home too, say so with the button in the banner.',
        'Password missing: the banner leads to where it is entered.',
      ],
    },
    {
      heading: 'Passwords can’t be stored',
      text: [
        'If the keychain is locked, unlock it and start Saikoro again. If the system has none, choose in the banner between a file that only you can read and entering them at each start.',
      ],
    },
    {
      heading: 'Settings of a newer Saikoro',
      text: ['They are left as they are and nothing can be changed. Install the newer version again.'],
    },
  ],
  moving: [
    {
      heading: 'From another client',
      text: [
        'Drop the old client’s settings on the window, or choose “Import from Another Client…” in the File menu. ddclient, inadyn, ddns-updater, ddns-go, OpenWrt, OPNsense, cloudflare-ddns and No-IP DUC are read.',
        'A plan is shown before anything happens: which events would come, what stays behind and why, and which password is missing.',
        'Stop the old client before both keep the same name.',
      ],
    },
    {
      heading: 'From DiCE',
      text: [
        'The format of DiCE’s files is not public, so its events are copied by hand. Open the event’s properties in DiCE, and here Add Event.',
      ],
      list: [
        'Name of the event: Name',
        'Service: Service. Those that have ended are marked',
        'Host name and domain: Host name, as one (home and f5.si become home.f5.si)',
        'User name and password: the fields of the service',
        'IP address left empty: Automatic',
        'On change of address, and every 28 days: On change, and also every 28 days',
      ],
    },
    {
      heading: 'Then',
      text: ['Once the event is Published here, switch it off in DiCE. Two clients that keep one name overwrite each other.'],
    },
    {
      heading: 'To another computer',
      text: [
        'Settings → Move to Another Computer writes all events to a file, with passwords if you like; they are encrypted with a passphrase.',
      ],
    },
  ],
  channels: [
    {
      heading: 'Notices away from this computer',
      text: [
        'The bell in the window has every notice. A channel sends them elsewhere as well: to ntfy, LINE, Telegram, Discord, Slack, Microsoft Teams, Matrix, Pushover, Gotify, Bark, Home Assistant, by mail, to a webhook or a program of your own.',
        'Add one in Settings, enter what the service gave you, and send a test. What it sends are names of events, host names, addresses and sentences; never a password.',
      ],
    },
    {
      heading: 'Rules',
      text: ['Each channel has its own: which kinds of notice, which events, quiet hours, and a weekly report.'],
    },
    {
      heading: 'When Saikoro itself is silent',
      text: [
        'A computer that is off reports nothing. The dead man’s switch tells a service such as healthchecks.io regularly that all is well; when that stops, the service alarms you.',
      ],
    },
  ],
  privacy: [
    {
      heading: 'What leaves this computer',
      text: [],
      list: [
        'To your DNS service: host name, address, and your user name and password or token, encrypted wherever the service can.',
        'To sources of the address (the router, STUN servers, echo services): nothing but the question itself, from which they see your address.',
        'To DNS servers: the host names that are kept and watched.',
        'To channels that you set up: notices.',
        'To Saikoro’s release server: whether there is a newer version, once a day, only if you turned that on, and nothing about you.',
      ],
    },
    {
      heading: 'What does not',
      text: ['There is no account, no statistics and no advertising. Whoever is asked sees that the request comes from Saikoro.'],
    },
    {
      heading: 'What is stored',
      text: [
        'Settings, history and log are in the data folder, which the Help menu opens. Passwords are in the system’s store; Settings says where. Neither history nor log nor diagnostics has a password in it.',
      ],
    },
    {
      heading: 'Practice',
      text: ['Started with --practice, Saikoro has made-up services and sends nothing outside.'],
    },
  ],
};
