import type { ImportFormat } from '../../preload/contract/imports/plan.ts';
import { looksLikeOpnsense, readOpnsense } from './ddclient/opnsense.ts';
import { looksLikeDdclient, readDdclient } from './ddclient/read.ts';
import { looksLikeDdnsGo, readDdnsGo } from './ddns-go/read.ts';
import { looksLikeDdnsUpdater, readDdnsUpdater } from './ddns-updater/read.ts';
import { cloudflareDdns, ddnsUpdaterVariable, noipDuc } from './environment/read.ts';
import { looksLikeInadyn, readInadyn } from './inadyn/read.ts';
import { looksLikeInadyn1, readInadyn1 } from './inadyn/version1.ts';
import { looksLikeOpenwrt, readOpenwrt } from './openwrt/read.ts';
import type { Read } from './reading/entry.ts';

interface Format {
  format: ImportFormat;
  /** By what is in it: names of files say nothing. */
  looks(text: string): boolean;
  read(text: string): Read;
  /** Characters that are read at most, where the format takes long to read. */
  most?: number;
}

/** The ones that cannot be taken for another stand first. */
const FORMATS: readonly Format[] = [
  { format: 'opnsense', looks: looksLikeOpnsense, read: readOpnsense },
  { format: 'ddns-updater', looks: looksLikeDdnsUpdater, read: readDdnsUpdater },
  { format: 'openwrt', looks: looksLikeOpenwrt, read: readOpenwrt },
  { format: 'ddns-go', looks: looksLikeDdnsGo, read: readDdnsGo, most: 2 * 2 ** 20 },
  { format: 'ddns-updater', ...ddnsUpdaterVariable },
  { format: 'cloudflare-ddns', ...cloudflareDdns },
  { format: 'noip-duc', ...noipDuc },
  { format: 'inadyn', looks: looksLikeInadyn, read: readInadyn },
  { format: 'inadyn-1', looks: looksLikeInadyn1, read: readInadyn1 },
  { format: 'ddclient', looks: looksLikeDdclient, read: readDdclient },
];

export const formatOf = (text: string): Format | undefined => FORMATS.find(({ looks }) => looks(text));
