import { loadSource } from '../../scripts/load-source.mjs';

const SOURCE = `
export { planFile } from './main/imports/plan-file.ts';
export { sourceBuiltIns } from './main/providers/source-built-ins.ts';
`;
const ENTRIES = 2000;
const ROUNDS = 5;
const MOST_MS = 1000;
const each = (line) => Array.from({ length: ENTRIES }, (_, at) => line(at)).join('\n');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const FILES = {
  ddclient: `use=web\n${each((at) => `protocol=cloudflare, zone=z.example, password=token${at} h${at}.z.example`)}`,
  inadyn: each((at) => `provider no-ip.com:${at} {\n username = u${at}\n password = p${at}\n hostname = h${at}.z.example\n}`),
  'ddns-updater': JSON.stringify({
    settings: Array.from({ length: ENTRIES }, (_, at) => ({
      provider: 'he',
      domain: `h${at}.z.example`,
      password: `p${at}`,
      ip_version: 'ipv4',
    })),
  }),
  'ddns-go': `dnsconf:\n${each((at) => ` - name: n${at}\n   ipv4:\n     enable: true\n     domains: [h${at}.z.example]\n   dns:\n     name: cloudflare\n     secret: token${at}`)}\n`,
  openwrt: each(
    (at) =>
      `config service 's${at}'\n\toption enabled '1'\n\toption service_name 'duckdns.org'\n\toption domain 'h${at}'\n\toption password 'token${at}'`,
  ),
};

/** How long planning 2,000 entries takes, beside the second it may take: below 1 is well. */
export const imports = async () => {
  const { planFile, sourceBuiltIns } = await loadSource(SOURCE);
  const infos = new Map(
    sourceBuiltIns()
      .infos()
      .map((info) => [info.id, info]),
  );
  for (const [format, text] of Object.entries(FILES)) {
    const bytes = new TextEncoder().encode(text);
    const times = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage();
      const planned = planFile(bytes, (id) => infos.get(id));
      if (!planned.ok || planned.plan.events.length !== ENTRIES) throw new Error(`${format}: not all were planned`);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    const ms = median(times);
    console.log(`${format.padEnd(13)} ${ENTRIES} entries ${Math.round(ms)} ms of CPU time, ratio ${(ms / MOST_MS).toFixed(2)}`);
  }
};
