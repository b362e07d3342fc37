import type { ImportFormat, LeftCode, NoteCode } from '../../contract/imports/plan.ts';
import { span } from './common.ts';

/** Seconds; whatever else the file has there is shown as it is. */
const every = (what: string): string => (/^\d{1,9}$/.test(what) ? span(Number(what) * 1000) : what);

const formats: Record<ImportFormat, string> = {
  ddclient: 'ddclient',
  opnsense: 'OPNsense',
  inadyn: 'inadyn',
  'inadyn-1': 'inadyn 1',
  'ddns-updater': 'ddns-updater',
  'ddns-go': 'ddns-go',
  openwrt: 'OpenWrt',
  'cloudflare-ddns': 'cloudflare-ddns',
  'noip-duc': 'No-IP DUC',
};

/** `what`: the host, the option or the service it is about. */
const left: Record<LeftCode, (what: string) => string> = {
  'service-ended': (what) => `${what}: this service has ended. Choose another one for the name.`,
  'service-unknown': (what) => `${what}: Saikoro has no such service. It can be added by hand as “Own URL” or with a plug-in.`,
  script: (what) => `${what}: a program or script. An import never runs any; add a command event if you need it.`,
  placeholder: (what) => `${what}: the text of an example, not a name of yours.`,
  misread: (what) => `The old client reads this line otherwise than it looks (${what}). It was not guessed at: add what you meant by hand.`,
  'host-incomplete': (what) => `${what}: a part of a name, and the file does not say of which domain.`,
  'host-bad': (what) => `${what}: the DNS can have no such name.`,
  'no-host': (what) => `${what}: no host name is given.`,
  'host-number': (what) => `${what}: the service’s own number or group, not a name. The file does not tell the name; add it by hand.`,
  'no-family': (what) => `${what}: neither IPv4 nor IPv6 was kept up to date.`,
  'family-unknown': (what) => `${what}: the service takes no address of this kind.`,
  option: (what) => `${what}: this setting has no counterpart here.`,
  'own-login': (what) => `${what}: how one signs in to the old client itself. It is not needed here.`,
  'other-file': (what) => `${what}: the file names another one, which was not read. Import that one as well if it has settings.`,
  twice: (what) => `${what}: the same name at the same service is in the file already.`,
  unreadable: (what) => `${what}: cannot be read.`,
  'too-many': (what) => `${what}: more than Saikoro can keep.`,
};

const note: Record<NoteCode, (what: string) => string> = {
  interval: (what) =>
    `The old client looked at the address every ${every(what)}. Saikoro looks at its own interval, which you find in the settings, and notices most changes at once.`,
  'address-elsewhere': (what) => `${what}: the address came from one web page. Saikoro asks the router and several others, and compares.`,
  'router-page': (what) =>
    `${what}: the address was read from a page of the router. Saikoro asks the router by UPnP, NAT-PMP or PCP instead; switch one of them on there if none is.`,
  'address-script': (what) =>
    `${what}: the address came from a program, which is not taken over. Saikoro finds the address itself; another way can be chosen in the properties.`,
  'encrypted-now': (what) => `${what}: was sent without encryption. Saikoro encrypts wherever the service can.`,
  'family-choice': (what) =>
    `${what}: either IPv4 or IPv6 was sent, whichever was found. Here both are kept up to date; switch off the one you do not want.`,
  'family-dropped': (what) => `${what} is not published: the service does not take it.`,
  'prefix-notation': (what) => `${what}: the number behind the IPv6 suffix counts from the other end here, and was converted.`,
  'device-dropped': (what) => `${what}: this part of another device’s IPv6 address cannot be kept. Enter the device in the properties.`,
  'placeholder-value': (what) => `${what}: the text of an example, so it was left empty. Enter your own.`,
  'value-elsewhere': (what) => `${what}: stands in another place, which was not read. Enter it here.`,
  'misread-value': (what) => `${what}: the old client takes this value otherwise than it looks. Check it.`,
  'cut-by-comment': (what) => `${what}: the old client takes what follows the # for a comment. Check the value.`,
  'option-spelling': (what) => `${what}: the old client does not know an option spelt like this, and passed over it.`,
  'setting-dropped': (what) => `${what}: the service has no such setting here.`,
  'setting-bad': (what) => `${what}: the value cannot be used, so the setting was left at its default.`,
  'host-completed': (what) => `${what}: the name was completed with the service’s domain.`,
  syntax: (what) => `${what}: not written as the old client has it, and read all the same.`,
  'first-wins': (what) => `${what}: given twice, differently. As in the old client, the first counts.`,
  'api-changed': (what) => `${what}: the service changed its interface. The old key may not work; create a new one if it is refused.`,
  'switched-off': (what) => `${what}: was switched off there, and comes switched off.`,
  'off-misspelt': (what) =>
    `${what}: comes switched off, because an option that says where its password goes is misspelt in the file. Check service, server and sign-in before you switch it on.`,
};

/** What its service is called, where that is not the name of the program. */
export const serviceOf = (client: string): string => (client.startsWith('DUC') ? 'noip-duc' : client);

export const importsWords = {
  title: 'Import from Another Client',
  menu: 'Import from Another Client…',
  text: 'Saikoro reads the settings of ddclient, inadyn, ddns-updater, ddns-go, OpenWrt, OPNsense, cloudflare-ddns and No-IP DUC. You see first what would come of them; nothing is changed until you import.',
  here: 'Found on this computer',
  open: (client: string) => `Look at ${client}`,
  choose: 'Choose a File…',
  orDrop: 'or drop it on the window',
  found: (client: string, events: number) => `${client}: ${events === 1 ? '1 event' : `${events.toLocaleString('en')} events`}`,
  missing: 'The file does not have it. You can enter it later as well.',
  line: (line: number) => `Line ${line}:`,
  leftTitle: (count: number) => `Left behind (${count.toLocaleString('en')})`,
  notesTitle: 'To look at',
  running: (client: string, stop: string) =>
    `${client} is running on this computer. Two clients would take the name from each other: stop it before you switch the events on. ${stop}`,
  stop: (client: string, platform: string) => {
    const service = serviceOf(client);
    if (platform === 'win32') return `Quit ${client}, and switch its service or task off.`;
    return platform === 'darwin' ? `In Terminal: brew services stop ${service}` : `In a terminal: sudo systemctl disable --now ${service}`;
  },
  switchOn: 'Switch the events on at once',
  bring: (count: number) => (count === 1 ? 'Import 1 Event' : `Import ${count.toLocaleString('en')} Events`),
  added: (count: number) => (count === 1 ? '1 event was imported.' : `${count.toLocaleString('en')} events were imported.`),
  skipped: (count: number) => `${count.toLocaleString('en')} were here already.`,
  formats,
  left,
  note,
  /** Of the command line. */
  cli: {
    usage: 'Name the files to look at: npm run -s import:plan -- FILE…',
    unreadable: (file: string, code: string) => `${file}: cannot be read (${code}).`,
    'import-too-large': (file: string, most: string) => `${file}: larger than ${most} MB, which no settings file is. It was not read.`,
    'import-unknown': (file: string) =>
      `${file}: not settings of ddclient, inadyn, ddns-updater, ddns-go, OpenWrt, OPNsense, cloudflare-ddns or No-IP DUC, as far as can be told.`,
    'import-empty': (file: string) => `${file}: nothing is in it.`,
  },
};
