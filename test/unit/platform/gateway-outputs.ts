/** What the three systems say of their routes, with the addresses of a home network. */

export const LINUX = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wlp3s0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0
enp2s0	00000000	0101A8C0	0003	0	0	100	00000000	0	0	0
enp2s0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
*	00000000	00000000	0200	0	0	4294967295	00000000	0	0	0
enp2s0	00000000	0201A8C0	0002	0	0	1	00000000	0	0	0
`;

/** OpenVPN's redirect-gateway def1: two halves over the default route, which stays. */
export const LINUX_VPN = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
tun0	00000000	0100080A	0003	0	0	0	00000080	0	0	0
enp2s0	00000000	0101A8C0	0003	0	0	100	00000000	0	0	0
tun0	00000080	0100080A	0003	0	0	0	00000080	0	0	0
tun0	0000080A	00000000	0001	0	0	0	00FFFFFF	0	0	0
enp2s0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
`;

export const MAC = `Routing tables

Internet:
Destination        Gateway            Flags               Netif Expire
default            192.168.1.1        UGScg                 en0
default            192.168.1.1        UGScIg                en1
127                127.0.0.1          UCS                   lo0
127.0.0.1          127.0.0.1          UH                    lo0
169.254            link#11            UCS                   en0      !
192.168.1          link#11            UCS                   en0      !
192.168.1.1/32     link#11            UCS                   en0      !
192.168.1.1        0:11:22:33:44:55   UHLWIir               en0   1174
224.0.0/4          link#11            UmCS                  en0      !
255.255.255.255/32 link#11            UCS                   en0      !
`;

export const MAC_OLD = `Routing tables

Internet:
Destination        Gateway            Flags        Refs      Use   Netif Expire
default            192.168.1.1        UGSc           57        0     en0
127                127.0.0.1          UCS             0        0     lo0
192.168.1          link#4             UCS             3        0     en0
`;

/** A full-tunnel WireGuard: the tunnel takes the default route, the card's own is scoped to it. */
export const MAC_VPN = `Routing tables

Internet:
Destination        Gateway            Flags               Netif Expire
default            link#22            UCSg                utun4
default            192.168.1.1        UGScIg                en0
10.2.0.2           10.2.0.2           UH                  utun4
192.168.1          link#11            UCS                   en0      !
`;

export const WINDOWS_EN = `===========================================================================
Interface List
 12...9c b6 d0 11 22 33 ......Intel(R) Ethernet Connection I219-V
  1...........................Software Loopback Interface 1
===========================================================================

IPv4 Route Table
===========================================================================
Active Routes:
Network Destination        Netmask          Gateway       Interface  Metric
          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.10     25
        127.0.0.0        255.0.0.0         On-link         127.0.0.1    331
      192.168.1.0    255.255.255.0         On-link      192.168.1.10    281
        224.0.0.0        240.0.0.0         On-link      192.168.1.10    281
===========================================================================
Persistent Routes:
  Network Address          Netmask  Gateway Address  Metric
          0.0.0.0          0.0.0.0      192.168.9.1  Default
          0.0.0.0          0.0.0.0      192.168.9.1       1
===========================================================================
`.replaceAll('\n', '\r\n');

export const WINDOWS_JA = `===========================================================================
インターフェイス一覧
 12...9c b6 d0 11 22 33 ......Intel(R) Ethernet Connection I219-V
===========================================================================

IPv4 ルート テーブル
===========================================================================
アクティブ ルート:
ネットワーク宛先        ネットマスク          ゲートウェイ       インターフェイス  メトリック
          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.10     25
        127.0.0.0        255.0.0.0            リンク上         127.0.0.1    331
      192.168.1.0    255.255.255.0       \ufffd\ufffd\ufffdN\ufffd\ufffd      192.168.1.10    281
===========================================================================
固定ルート:
  ネットワーク アドレス          ネットマスク  ゲートウェイ アドレス  メトリック
          0.0.0.0          0.0.0.0      192.168.9.1     既定
===========================================================================
`.replaceAll('\n', '\r\n');

/** WireGuard, whose default route leads straight into the tunnel, in a language that says so in two words. */
export const WINDOWS_DE_VPN = `IPv4-Routentabelle
===========================================================================
Aktive Routen:
     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.10     35
          0.0.0.0          0.0.0.0  Auf Verbindung          10.2.0.2      5
        127.0.0.0        255.0.0.0  Auf Verbindung         127.0.0.1    331
===========================================================================
Ständige Routen:
  Keine
`.replaceAll('\n', '\r\n');
