/** What a deb is made of, as texts; Debian's own words for it are in deb-control(5) and policy. */

/** The packages' names. */
export const PACKAGES = { app: 'saikoro', command: 'saikoro-command' };

const DESCRIPTION = {
  app: [
    "keeps a home server's name at its present address",
    'A dynamic-DNS client for the panel: notices a new address of the line, tells',
    'the service, and asks the authoritative name servers whether they show it.',
  ],
  command: [
    "keeps a home server's name at its present address (no window)",
    'The engine of Saikoro as a command for servers without a screen: notices a',
    'new address of the line, tells the service, and asks the name servers',
    'whether they show it.',
  ],
};

/** What Electron needs of the system, as Debian and Ubuntu name it since and before their rebuild for 64-bit times. */
const LIBRARIES = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libuuid1',
  'libsecret-1-0',
];

export const control = (what, { version, architecture, installedSize }) => {
  const [short, ...long] = DESCRIPTION[what];
  const fields = [
    ['Package', PACKAGES[what]],
    ['Version', version],
    ['Architecture', architecture],
    ['Maintainer', 'Saikoro <maintainers@saikoro.app>'],
    ['Installed-Size', String(installedSize)],
    ['Depends', [...(what === 'app' ? LIBRARIES : ['nodejs (>= 20)']), 'debconf (>= 0.5) | debconf-2.0'].join(', ')],
    ['Section', 'net'],
    ['Priority', 'optional'],
    ['Homepage', 'https://saikoro.app'],
    ['Description', `${short}\n${long.map((line) => ` ${line}`).join('\n')}`],
  ];
  return `${fields.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
};

export const desktopEntry = `[Desktop Entry]
Type=Application
Name=Saikoro
Name[ja]=Saikoro 賽ころ
Comment=Keeps a home server's name at its present address
Comment[ja]=自宅サーバーの名前を、いつも今のアドレスに
Exec=saikoro %F
Icon=saikoro
Terminal=false
Categories=Network;
MimeType=application/vnd.saikoro.plugin+json;
StartupWMClass=Saikoro
`;

export const mimeType = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.saikoro.plugin+json">
    <comment>Saikoro plug-in</comment>
    <comment xml:lang="ja">Saikoro のプラグイン</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.saikoro-plugin"/>
    <glob pattern="*.saikoro-plugin.json"/>
  </mime-type>
</mime-info>
`;

export const copyright = (licence) => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Saikoro
Source: https://saikoro.app

Files: *
Copyright: Saikoro
License: Expat
${licence
  .split('\n')
  .map((line) => (line.trim() === '' ? ' .' : ` ${line}`))
  .join('\n')
  .replace(/(\n \.)+$/, '')}
Comment:
 The app carries Electron and Chromium; their licences lie beside it in
 /opt/Saikoro as LICENSE.electron.txt and LICENSES.chromium.html.
`;

export const changelog = (version, date) => `saikoro (${version}) stable; urgency=medium

  * https://saikoro.app/download/ says what is new.

 -- Saikoro <maintainers@saikoro.app>  ${date}
`;

const MANUAL = {
  app: {
    synopsis: '[\\fIOPTION\\fR]... [\\fIFILE\\fR.saikoro\\-plugin]...',
    text: 'Saikoro sits in the panel, notices a new address of the line, tells the DNS service, and asks the authoritative name servers whether they show it.',
    more: '\\fB\\-\\-practice\\fR tries it with made\\-up services; \\fB\\-\\-hidden\\fR starts it without its window.',
  },
  command: {
    synopsis: '\\fICOMMAND\\fR [\\fIOPTION\\fR]...',
    text: 'The engine of Saikoro without a window: \\fBrun\\fR keeps names at the present address, \\fBonce\\fR does it one time, \\fBstatus\\fR says how they stand, \\fBevents add\\fR asks what is to be kept.',
    more: '\\fBpractice\\fR tries it with made\\-up services.',
  },
};

/** man(7); the options themselves are told by the program, in the user's language. */
export const manual = (what, version) => {
  const { synopsis, text, more } = MANUAL[what];
  const name = PACKAGES[what];
  const shown = name.replaceAll('-', '\\-');
  return `.TH ${name.toUpperCase().replaceAll('-', '\\-')} 1 "" "Saikoro ${version}" "User Commands"
.SH NAME
${shown} \\- keeps a home server's name at its present address
.SH SYNOPSIS
.B ${shown}
${synopsis}
.SH DESCRIPTION
${text}
${more}
.B ${shown} \\-\\-help
names all options.
.SH FILES
.TP
.I ~/.config/Saikoro
Settings, history and passwords.
`;
};
