/** How the command is started: the Node that runs it, and its bundle; both absolute. */
export interface Program {
  node: string;
  script: string;
}

/** A word of ExecStart=, as systemd.service(5) reads it: quoted, its specifiers and variables taken for themselves. */
const word = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;

/**
 * What a service of this kind needs not (systemd.exec(5)); `systemd-analyze security` rates it 1.3. Not among it: MemoryDenyWriteExecute, since
 * V8 compiles while it runs, and AF_NETLINK, by which `ip monitor` tells of new addresses.
 */
const HARDENED = `NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RemoveIPC=yes
LockPersonality=yes
KeyringMode=private
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
`;

const OF_SYSTEM = `DynamicUser=yes
StateDirectory=saikoro
StateDirectoryMode=0700
UMask=0077
# A password that is not kept in the data folder: LoadCredential=EVENT-ID.FIELD:/etc/saikoro/EVENT-ID.FIELD
`;

/** of the system: a user of its own and /var/lib/saikoro; of a user: the user's own folder, with the restrictions that a user's manager can set. */
export const systemdUnit = ({ node, script }: Program, manager: 'system' | 'user', folder?: string): string => `[Unit]
Description=Saikoro keeps the DNS names of this home at its present address
Documentation=https://saikoro.app
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
ExecStart=${word(node)} ${word(script)} run --log=text${folder === undefined ? '' : ` ${word(`--user-data-dir=${folder}`)}`}
# glibc keeps what starting up took, and a heap for each thread, unless told otherwise: 8 of 48 MB (npm run bench -- headless).
Environment=MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=65536
ExecReload=/bin/kill -HUP $MAINPID
Restart=on-failure
RestartSec=30
# What only a person can put right is not tried again: docs/command.md, exit codes.
RestartPreventExitStatus=64 65 73 77 78
TimeoutStopSec=60
${manager === 'system' ? `${OF_SYSTEM}${HARDENED}` : 'UMask=0077\nNoNewPrivileges=yes\nLockPersonality=yes\nRestrictRealtime=yes\nRestrictSUIDSGID=yes\n'}
[Install]
WantedBy=${manager === 'system' ? 'multi-user.target' : 'default.target'}
`;
