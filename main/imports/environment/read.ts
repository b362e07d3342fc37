import { readDdnsUpdater } from '../ddns-updater/read.ts';
import { emptyRead, type Read } from '../reading/entry.ts';
import { isCloudflareDdns, readCloudflareDdns } from './cloudflare-ddns.ts';
import { isNoipDuc, readNoipDuc } from './noip-duc.ts';
import { lineIn, type Variables, valueIn, variableGroups } from './variables.ts';

const isDdnsUpdater = (variables: Variables): boolean => /^\{.*"settings"/s.test(valueIn(variables, 'CONFIG').trim());

const reading = (is: (variables: Variables) => boolean, take: (variables: Variables, read: Read) => void) => ({
  looks: (text: string): boolean => variableGroups(text).some(is),
  read(text: string): Read {
    const read = emptyRead();
    for (const variables of variableGroups(text)) if (is(variables)) take(variables, read);
    return read;
  },
});

export const cloudflareDdns = reading(isCloudflareDdns, readCloudflareDdns);
export const noipDuc = reading(isNoipDuc, readNoipDuc);
/** The whole config.json in one variable. */
export const ddnsUpdaterVariable = reading(isDdnsUpdater, (variables, read) => {
  const line = lineIn(variables, 'CONFIG');
  const inside = readDdnsUpdater(valueIn(variables, 'CONFIG').trim());
  read.entries.push(...inside.entries.map((one) => ({ ...one, line })));
  read.left.push(...inside.left.map((one) => ({ ...one, line })));
  read.warnings.push(...inside.warnings.map((one) => ({ ...one, line })));
});
