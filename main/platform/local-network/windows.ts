import { join } from 'node:path';
import * as v from 'valibot';
import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { LocalAddress } from '../../net/local-address.ts';
import type { NetworkTools } from './tools.ts';

/** Windows PowerShell takes half a second of a processor to start: it is asked when the addresses changed, or this much later. In ms. */
const HOLDS = 30 * 60_000;

/** Numbers alone, and text that no code page can garble; an address without an end has no seconds. */
const SCRIPT = [
  "$ErrorActionPreference = 'Stop'",
  '[Console]::OutputEncoding = New-Object Text.UTF8Encoding $false',
  "$valid = @{ n = 'ValidSeconds'; e = { if ($_.ValidLifetime -ge [TimeSpan]::FromDays(40000)) { $null } else { [long]$_.ValidLifetime.TotalSeconds } } }",
  'Get-NetIPAddress | Select-Object IPAddress, InterfaceAlias, PrefixLength, SuffixOrigin, AddressState, SkipAsSource, $valid | ConvertTo-Json -Compress',
].join('; ');

/** MSFT_NetIPAddress: an enumeration is written as its number or as its word. */
const STATES = ['Invalid', 'Tentative', 'Duplicate', 'Deprecated', 'Preferred'] as const;
const ORIGINS = ['Other', 'Manual', 'WellKnown', 'Dhcp', 'Link', 'Random'] as const;
const either = <const Words extends readonly string[]>(words: Words) =>
  v.union([
    v.picklist(words as readonly Words[number][]),
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(words.length - 1),
      v.transform((at) => words[at] as Words[number]),
    ),
  ]);

const Entry = v.object({
  IPAddress: v.string(),
  /** Null where an interface is gone, or hidden. */
  InterfaceAlias: v.nullable(v.string()),
  PrefixLength: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(128)),
  SuffixOrigin: either(ORIGINS),
  AddressState: either(STATES),
  SkipAsSource: v.boolean(),
  ValidSeconds: v.nullable(v.pipe(v.number(), v.minValue(0))),
});
/** A single address comes without its array. */
const Entries = v.union([
  v.array(Entry),
  v.pipe(
    Entry,
    v.transform((entry) => [entry]),
  ),
]);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const addressOf = (entry: v.InferOutput<typeof Entry>): LocalAddress | null => {
  const bare = entry.IPAddress.split('%')[0] ?? '';
  const address = parseIpv4(bare) ?? parseIpv6(bare);
  const family = address?.includes(':') ? 6 : 4;
  if (address === null || (family === 4 && entry.PrefixLength > 32)) return null;
  return {
    address,
    family,
    prefixLength: entry.PrefixLength,
    interface: entry.InterfaceAlias ?? '',
    temporary: entry.SuffixOrigin === 'Random',
    deprecated: entry.AddressState === 'Deprecated',
    // An address with SkipAsSource set by the administrator is not published.
    usable:
      (entry.AddressState === 'Preferred' || entry.AddressState === 'Deprecated') && !entry.SkipAsSource && entry.InterfaceAlias !== null,
    validSeconds: entry.ValidSeconds,
  };
};

/** Reads what SCRIPT prints (Get-NetIPAddress, learn.microsoft.com). */
export const readNetIpAddress = (stdout: string): LocalAddress[] | null => {
  const entries = v.safeParse(Entries, parsed(stdout));
  if (!entries.success) return null;
  const found = entries.output.map(addressOf);
  return found.every((address) => address !== null) ? found : null;
};

const POWERSHELL = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');

/** Windows has no small tool that reports changes: they are found by comparing the interfaces in each round. */
export const windowsTools = (powershell = POWERSHELL): NetworkTools => ({
  list: {
    program: powershell,
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', SCRIPT],
    timeoutMs: 20_000,
    holdsMs: HOLDS,
    read: readNetIpAddress,
  },
  news: null,
});
