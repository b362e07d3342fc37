/** What `/usr/bin/dns-sd -X` prints. */
export const HEADING = `DATE: ---Fri 02 Oct 2026---
19:29:28.007  ...STARTING...
Timestamp     if   External Address     Protocol        Internal Port   External Port   TTL   `;

const pad = (text: string | number, width: number): string => String(text).padEnd(width);
/** One reply, in dns-sd's own columns. */
export const reply = (address: string, { double = false, clock = '19:29:28.411' } = {}): string =>
  `${clock}  ${pad(0, 4)} ${pad(address, 20)} ${pad(0, 15)} ${pad(0, 15)} ${pad(0, 15)} ${pad(0, 6)}${double ? ' Double NAT' : ''}`;
export const error = (code: number): string => `19:29:31.502  Error code ${code}`;
