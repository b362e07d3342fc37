/** What the three systems say of their neighbours' cards, with the addresses of a home network. */

export const PROC_ARP = `IP address       HW type     Flags       HW address            Mask     Device
192.168.1.20     0x1         0x2         9c:b6:d0:11:22:33     *        wlp3s0
192.168.1.1      0x1         0x2         00:1d:73:aa:bb:cc     *        wlp3s0
192.168.1.1      0x1         0x2         00:1d:73:aa:bb:cd     *        enp2s0
192.168.1.99     0x1         0x0         00:00:00:00:00:00     *        wlp3s0
`;

export const MAC_ARP = '? (192.168.1.1) at 0:1d:73:aa:b:cc on en0 ifscope [ethernet]\n';
/** Two cards on one network. */
export const MAC_ARP_TWO = `? (192.168.1.1) at 0:1d:73:aa:b:cc on en0 ifscope [ethernet]
? (192.168.1.1) at 0:1d:73:aa:b:cd on en7 ifscope [ethernet]
`;
export const MAC_ARP_INCOMPLETE = '? (192.168.1.1) at (incomplete) on en0 ifscope [ethernet]\n';
export const MAC_ARP_NONE = '192.168.1.1 (192.168.1.1) -- no entry\n';

export const WINDOWS_ARP = `
Interface: 192.168.1.10 --- 0xc
  Internet Address      Physical Address      Type
  192.168.1.1           00-1d-73-aa-bb-cc     dynamic   
`.replaceAll('\n', '\r\n');
export const WINDOWS_ARP_JA = `
インターフェイス: 192.168.1.10 --- 0xc
  インターネット アドレス         物理アドレス           種類
  192.168.1.1           00-1d-73-aa-bb-cc     動的        
`.replaceAll('\n', '\r\n');
/** In the code page of the console, read as UTF-8. */
export const WINDOWS_ARP_GARBLED = WINDOWS_ARP_JA.replaceAll(/[^ -~\r\n]+/g, '\ufffd\ufffd');
export const WINDOWS_ARP_NONE = 'ARP エントリが見つかりませんでした。\r\n';
