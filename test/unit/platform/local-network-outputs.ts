/** What the tools of the three systems print, at homes with IPv6. Names and addresses are changed, nothing else. */

/** `ip -j address` of iproute2 6.1, in pieces for reading. */
export const LINUX = JSON.stringify([
  {
    ifindex: 1,
    ifname: 'lo',
    flags: ['LOOPBACK', 'UP', 'LOWER_UP'],
    mtu: 65536,
    operstate: 'UNKNOWN',
    link_type: 'loopback',
    addr_info: [
      { family: 'inet', local: '127.0.0.1', prefixlen: 8, scope: 'host', valid_life_time: 4294967295, preferred_life_time: 4294967295 },
    ],
  },
  {},
  {
    ifindex: 2,
    ifname: 'enp2s0',
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    mtu: 1500,
    operstate: 'UP',
    addr_info: [
      {
        family: 'inet',
        local: '192.168.1.10',
        prefixlen: 24,
        broadcast: '192.168.1.255',
        scope: 'global',
        dynamic: true,
        noprefixroute: true,
        label: 'enp2s0',
        valid_life_time: 80000,
        preferred_life_time: 80000,
      },
      {
        family: 'inet6',
        local: '2001:db8:1::7777',
        prefixlen: 64,
        scope: 'global',
        temporary: true,
        dynamic: true,
        valid_life_time: 600000,
        preferred_life_time: 80000,
      },
      {
        family: 'inet6',
        local: '2001:db8:1:0:1c2d:3e4f:5a6b:7c8d',
        prefixlen: 64,
        scope: 'global',
        dynamic: true,
        mngtmpaddr: true,
        noprefixroute: true,
        valid_life_time: 2591996,
        preferred_life_time: 604796,
      },
      {
        family: 'inet6',
        local: '2001:db8:9::1',
        prefixlen: 64,
        scope: 'global',
        deprecated: true,
        dynamic: true,
        valid_life_time: 3500,
        preferred_life_time: 0,
      },
      {
        family: 'inet6',
        local: '2001:db8:1::5',
        prefixlen: 64,
        scope: 'global',
        tentative: true,
        valid_life_time: 4294967295,
        preferred_life_time: 4294967295,
      },
      {
        family: 'inet6',
        local: '2001:db8:1::6',
        prefixlen: 64,
        scope: 'global',
        tentative: true,
        dadfailed: true,
        valid_life_time: 4294967295,
        preferred_life_time: 4294967295,
      },
    ],
  },
  {
    ifindex: 3,
    ifname: 'wlp3s0',
    flags: ['NO-CARRIER', 'BROADCAST', 'MULTICAST', 'UP'],
    operstate: 'DOWN',
    addr_info: [
      { family: 'inet6', local: '2001:db8:2::1', prefixlen: 64, scope: 'global', valid_life_time: 4294967295 },
      { family: 'mctp', local: '8', prefixlen: 8 },
    ],
  },
]);

/** `ip -o monitor address route link`: an address comes, is renewed by the router, grows old and goes; the cable is pulled. */
export const LINUX_NEWS = `2: eth0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default \\    link/ether 02:00:5e:00:53:01 brd ff:ff:ff:ff:ff:ff
multicast ff00::/8 dev eth0 table local proto kernel metric 256 pref medium
fe80::/64 dev eth0 proto kernel metric 256 pref medium
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \\    link/ether 02:00:5e:00:53:01 brd ff:ff:ff:ff:ff:ff
2: eth0    inet 192.168.5.2/24 scope global eth0\\       valid_lft forever preferred_lft forever
local 192.168.5.2 dev eth0 table local proto kernel scope host src 192.168.5.2 
192.168.5.0/24 dev eth0 proto kernel scope link src 192.168.5.2 
2: eth0    inet6 2001:db8::6/64 scope global tentative dynamic \\       valid_lft 3600sec preferred_lft 1800sec
2: eth0    inet6 2001:db8::6/64 scope global dynamic \\       valid_lft 3599sec preferred_lft 1799sec
local 2001:db8::6 dev eth0 table local proto kernel metric 0 pref medium
default via 192.168.5.1 dev eth0 
default via fe80::1 dev eth0 metric 1024 expires 1800sec pref medium
2: eth0    inet6 2001:db8::6/64 scope global dynamic \\       valid_lft 3500sec preferred_lft 1700sec
default via fe80::1 dev eth0 metric 1024 expires 1795sec pref medium
2: eth0    inet6 2001:db8::6/64 scope global deprecated dynamic \\       valid_lft 3500sec preferred_lft 0sec
0.0.0.0/1 via 10.8.0.1 dev tun0 
7: veth1a2b@if6: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master docker0 state UP group default \\    link/ether 02:00:5e:00:53:02 brd ff:ff:ff:ff:ff:ff link-netnsid 1
4: docker0    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0\\       valid_lft forever preferred_lft forever
2: eth0    inet6 2001:db8::7777/64 scope global temporary dynamic \\       valid_lft 3600sec preferred_lft 1800sec
Deleted 0.0.0.0/1 via 10.8.0.1 dev tun0 
Deleted 2: eth0    inet 192.168.5.2/24 scope global eth0\\       valid_lft forever preferred_lft forever
Deleted 192.168.5.0/24 dev eth0 proto kernel scope link src 192.168.5.2 linkdown 
Deleted default via fe80::1 dev eth0 metric 1024 linkdown pref medium
Deleted 2: eth0: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN group default \\    link/ether 02:00:5e:00:53:01 brd ff:ff:ff:ff:ff:ff`;
/** Which of its lines are news. */
export const LINUX_NEWS_AT = [0, 3, 4, 7, 8, 10, 11, 14, 15, 19, 20, 22, 23];

/** `/sbin/ifconfig -L`. */
export const MAC = `lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384
	options=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>
	inet 127.0.0.1 netmask 0xff000000
	inet6 ::1 prefixlen 128 
	inet6 fe80::1%lo0 prefixlen 64 scopeid 0x1 
	nd6 options=201<PERFORMNUD,DAD>
en0: flags=8963<UP,BROADCAST,SMART,RUNNING,PROMISC,SIMPLEX,MULTICAST> mtu 1500
	options=50b<RXCSUM,TXCSUM,VLAN_HWTAGGING,AV,CHANNEL_IO>
	ether 02:00:5e:00:53:01 
	inet6 fe80::85b:d150:cdd9:3198%en0 prefixlen 64 secured scopeid 0x4 
	inet6 2001:db8:1:0:1c99:99e2:21d0:79e6 prefixlen 64 autoconf secured pltime 604800 vltime 2592000 
	inet6 2001:db8:1:0:808d:d894:e4db:157e prefixlen 64 deprecated autoconf temporary pltime 0 vltime 86205 
	inet 192.168.1.10 netmask 0xffffff00 broadcast 192.168.1.255
	inet6 2001:db8:1:0:2474:39fd:f5c0:6845 prefixlen 64 autoconf temporary pltime 76882 vltime 86205 
	inet6 2001:db8:1::8076 prefixlen 64 dynamic pltime 78010 vltime 78010 
	inet6 2001:db8:1::9 prefixlen 64 tentative pltime infty vltime infty 
	inet6 2001:db8:1::a prefixlen 64 duplicated pltime infty vltime infty 
	inet6 2001:db8:7::1 prefixlen 64 detached autoconf secured pltime 604800 vltime 2592000 
	nd6 options=201<PERFORMNUD,DAD>
	media: 1000baseT <full-duplex,flow-control,energy-efficient-ethernet>
	status: active
en1: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500
	ether 02:00:5e:00:53:02 
	inet 192.168.2.2 netmask 0xffffff00 broadcast 192.168.2.255
	media: autoselect (none)
	status: inactive
utun3: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380
	inet 10.8.0.2 --> 10.8.0.1 netmask 0xffffffff 
	inet6 fe80::ce81:b1c:bd2c:69e%utun3 prefixlen 64 scopeid 0xf 
	nd6 options=201<PERFORMNUD,DAD>
`;

const heading = (size: number): string => `got message of size ${size} on Fri Oct  2 19:29:28 2026`;
/** `/sbin/route -n monitor`, message by message, and whether each is news. */
export const MAC_NEWS: [message: string, isNews: boolean][] = [
  [
    `${heading(124)}
RTM_NEWADDR: address being added to iface: len 64, metric 0, flags:<UP,BROADCAST,RUNNING>
sockaddrs: <NETMASK,IFP,IFA,BRD>
 255.255.255.0 en0:2.0.5e.0.53.1 192.168.1.10 192.168.1.255
`,
    true,
  ],
  [
    `${heading(140)}
RTM_ADD: Add Route: len 140, pid: 0, seq 0, errno 0, flags:<UP,HOST,DONE,LLINFO,WASCLONED,IFSCOPE,IFREF>
locks:  inits: 
sockaddrs: <DST,GATEWAY>
 192.168.1.1 2.0.5e.0.53.9
`,
    false,
  ],
  [
    `${heading(192)}
RTM_ADD: Add Route: len 192, pid: 0, seq 0, errno 0, flags:<UP,GATEWAY,DONE,STATIC,PRCLONING>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK>
 default 192.168.1.1 default
`,
    true,
  ],
  [
    `${heading(192)}
RTM_ADD: Add Route: len 192, pid: 0, seq 0, errno 0, ifscope 14, flags:<UP,GATEWAY,DONE,STATIC,PRCLONING,IFSCOPE>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK>
 default fe80::%utun3 default
`,
    false,
  ],
  [
    `${heading(124)}
RTM_NEWADDR: address being added to iface: len 96, metric 0, flags:<CLONING>
sockaddrs: <NETMASK,IFP,IFA,BRD>
 ffff:ffff:ffff:ffff:: awdl0 fe80::aede:48ff:fe00:1122%awdl0 default
`,
    false,
  ],
  [
    `${heading(124)}
RTM_NEWADDR: address being added to iface: len 96, metric 0, flags:<CLONING>
sockaddrs: <NETMASK,IFP,IFA,BRD>
 ffff:ffff:ffff:ffff:: utun4 fd54:20a4:d33b:b10c:8a6:0:1:1a00 default
`,
    false,
  ],
  [
    `${heading(112)}
RTM_IFINFO: iface status change: len 112, if# 20, flags:<UP,BROADCAST,b6,SIMPLEX,MULTICAST>
`,
    false,
  ],
  [
    `${heading(192)}
RTM_ADD: Add Route: len 192, pid: 512, seq 3, errno 0, flags:<UP,GATEWAY,DONE,STATIC,PRCLONING>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK>
 default 10.8.0.1 128.0.0.0
`,
    true,
  ],
  [
    `${heading(164)}
RTM_GET: Report Metrics: len 164, pid: 9588, seq 1, errno 0, flags:<UP,GATEWAY,DONE,STATIC,PRCLONING>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK,IFP,IFA>
 default 192.168.1.1 default en0:2.0.5e.0.53.1 192.168.1.10
`,
    false,
  ],
  [
    `${heading(192)}
RTM_CHANGE: Change Metrics or flags: len 192, pid: 0, seq 0, errno 0, flags:<UP,GATEWAY,DONE,STATIC,PRCLONING>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK>
 default 192.168.1.1 default
`,
    false,
  ],
  [
    `${heading(124)}
RTM_NEWADDR: address being added to iface: len 64, metric 0, flags:<UP,BROADCAST,RUNNING>
sockaddrs: <NETMASK,IFP,IFA,BRD>
 255.255.255.0 en0:2.0.5e.0.53.1 192.168.1.10 192.168.1.255
`,
    false,
  ],
  [
    `${heading(200)}
RTM_DELETE: Delete Route: len 200, pid: 4334, seq 0, errno 0, flags:<GATEWAY,DONE,PRCLONING,CONDEMNED,GLOBAL>
locks:  inits: 
sockaddrs: <DST,GATEWAY,NETMASK,IFP,IFA>
 default 192.168.1.1 default en0:2.0.5e.0.53.1 192.168.1.10
`,
    true,
  ],
  [
    `${heading(124)}
RTM_DELADDR: address being removed from iface: len 64, metric 0, flags:<UP>
sockaddrs: <NETMASK,IFP,IFA,BRD>
 255.255.255.0 en0:2.0.5e.0.53.1 192.168.1.10 192.168.1.255
`,
    true,
  ],
];

/** What the script for Windows prints: PowerShell 5.1 writes enumerations as numbers. */
export const WINDOWS = JSON.stringify([
  {
    IPAddress: 'fe80::1c2d:3e4f:5a6b:7c8d%12',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 64,
    SuffixOrigin: 4,
    AddressState: 4,
    SkipAsSource: false,
    ValidSeconds: null,
  },
  {
    IPAddress: '2001:db8:1:0:457f:4d5d:2378:3f18',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 128,
    SuffixOrigin: 5,
    AddressState: 4,
    SkipAsSource: false,
    ValidSeconds: 604800,
  },
  {
    IPAddress: '2001:db8:1:0:4013:ba9:3622:ccda',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 64,
    SuffixOrigin: 4,
    AddressState: 4,
    SkipAsSource: false,
    ValidSeconds: 2591990,
  },
  {
    IPAddress: '2001:db8:9::1',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 64,
    SuffixOrigin: 4,
    AddressState: 3,
    SkipAsSource: false,
    ValidSeconds: 3600,
  },
  {
    IPAddress: '2001:db8:1::9',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 64,
    SuffixOrigin: 1,
    AddressState: 1,
    SkipAsSource: false,
    ValidSeconds: null,
  },
  {
    IPAddress: '2001:db8:1::a',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 64,
    SuffixOrigin: 1,
    AddressState: 4,
    SkipAsSource: true,
    ValidSeconds: null,
  },
  {
    IPAddress: '192.168.1.10',
    InterfaceAlias: 'イーサネット',
    PrefixLength: 24,
    SuffixOrigin: 3,
    AddressState: 4,
    SkipAsSource: false,
    ValidSeconds: 86400,
  },
]);
/** A newer PowerShell's words for the last one, which comes without its array when it is alone. */
export const WINDOWS_ALONE =
  '{"IPAddress":"192.168.1.10","InterfaceAlias":"Wi-Fi","PrefixLength":24,"SuffixOrigin":"Dhcp","AddressState":"Preferred","SkipAsSource":false,"ValidSeconds":86400}\r\n';
/** What a Japanese Windows says of a cmdlet it hasn't got. */
export const WINDOWS_JA_REFUSES = `Get-NetIPAddress : 用語 'Get-NetIPAddress' は、コマンドレット、関数、スクリプト ファイル、または操作可能なプログラムの名前として認識されません。
発生場所 行:1 文字:1
    + CategoryInfo          : ObjectNotFound: (Get-NetIPAddress:String) [], CommandNotFoundException
`;
/** And how it lists its addresses for people. */
export const WINDOWS_JA_LIST = `
IPAddress         : 192.168.1.10
InterfaceAlias    : イーサネット
AddressState      : 優先
`;
