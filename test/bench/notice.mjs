import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { ensureBuilt } from '../../scripts/build.mjs';
import { onPath } from '../../scripts/display.mjs';
import { missingFor } from '../../scripts/linux-needs.mjs';
import { Stop } from '../../scripts/words.mjs';

const PHASES = ['announcing', 'answering', 'none'];
const LAB = ['iproute2', 'nftables', 'procps', 'bind9', 'bind9-dnsutils', 'miniupnpd', 'coturn', 'openssl'];
const PEERS = { ddclient: 'ddclient', inadyn: 'inadyn' };
const CHANGES = 30;
const SPACING = '20-90';
const REST = 10;

const USAGE =
  'npm run bench -- notice [changes] [--phase=announcing,answering,none] [--peers=no] [--spacing=20-90] [--rest=10]\nchanges and rest (minutes) are whole numbers, spacing is a range of seconds.';

export const readArguments = (args) => {
  const given = { phase: PHASES.join(','), peers: 'yes', spacing: SPACING, rest: String(REST), changes: String(CHANGES) };
  for (const word of args) {
    const option = /^--(?<name>phase|peers|spacing|rest)=(?<value>.+)$/.exec(word)?.groups;
    given[option?.name ?? 'changes'] = option?.value ?? word;
  }
  const phases = PHASES.filter((phase) => given.phase.split(',').includes(phase));
  const spacing = given.spacing.split('-').map(Number);
  const right =
    phases.length === given.phase.split(',').length &&
    /^(yes|no)$/.test(given.peers) &&
    /^\d+-\d+$/.test(given.spacing) &&
    spacing[0] <= spacing[1] &&
    /^\d+$/.test(given.rest) &&
    /^[1-9]\d*$/.test(given.changes);
  if (!right) throw new Stop(USAGE, USAGE);
  return { phases, spacing, peers: given.peers === 'yes', rest: Number(given.rest), changes: Number(given.changes) };
};

const checkMachine = (peers) => {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    throw new Stop(
      'The bench "notice" builds its own networks: it needs Linux, and root. Run it with sudo, or in a container of yours as root.',
      'ベンチマーク「notice」は専用のネットワークを作るため、Linux の root 権限が必要です。sudo を付けるか、コンテナの root で実行してください。',
    );
  const missing = [
    ...missingFor('test').filter((name) => LAB.includes(name)),
    ...(peers ? Object.keys(PEERS).filter((name) => !onPath(PEERS[name])) : []),
  ];
  if (missing.length === 0) return;
  const line = `sudo apt-get install ${missing.join(' ')}`;
  throw new Stop(
    `This machine lacks ${missing.join(', ')}. Install them (${line}) and start again; without the other clients: --peers=no.`,
    `${missing.join('、')} がありません。「${line}」で入れてから、もう一度実行してください。ほかのクライアントと比べないなら --peers=no を付けます。`,
  );
};

/** How soon a new address of the line is at the name server: Saikoro and other clients, on the same changes. */
export const notice = async (args) => {
  const plan = readArguments(args);
  checkMachine(plan.peers);
  await ensureBuilt();
  const about = (plan.changes * (plan.spacing[0] + plan.spacing[1])) / 120 + plan.rest + 6;
  console.log(`notice: ${plan.changes} changes, about ${about.toFixed(0)} minutes, ${cpus().length} cores (${cpus()[0].model})`);
  const { module } = await runnerImport(resolve(import.meta.dirname, 'notice-run.ts'), { configFile: false, logLevel: 'error' });
  const lines = await module.measureNotice({ ...plan, load: () => loadavg()[0], say: (line) => console.error(line) });
  for (const line of lines) console.log(line);
};
