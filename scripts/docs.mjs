// Writes docs/services.md and the table of services in README.md from the plug-ins; --check only looks, and fails when they are stale.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { writeIndexes } from './plugin-index.mjs';

const root = new URL('..', import.meta.url);
const START = '<!-- services:start -->';
const END = '<!-- services:end -->';

async function loadServices() {
  mkdirSync(new URL('.cache/', root), { recursive: true });
  const outfile = new URL(`.cache/docs-${process.pid}.mjs`, root);
  const entryPoints = [new URL('main/providers/registry.ts', root).pathname];
  await build({
    entryPoints,
    outfile: outfile.pathname,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  try {
    const { createServices } = await import(pathToFileURL(outfile.pathname).href);
    const services = createServices({});
    return services.list().map((info) => ({ ...info, limits: services.find(info.id).limits }));
  } finally {
    rmSync(outfile, { force: true });
  }
}

const families = ({ ipv4, ipv6 }) => [ipv4 && 'IPv4', ipv6 && 'IPv6'].filter(Boolean).join(', ');
const title = ({ name, nameJa }) => (nameJa === undefined || nameJa === name ? name : `${name} (${nameJa})`);
const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const overview = (services) =>
  table(
    ['Service', 'Addresses', 'Status'],
    services.map((service) => [`[${title(service)}](${service.homepage})`, families(service), service.status]),
  );

const duration = (seconds) => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`);

const chapter = (service) => {
  const { limits, fields, advice, successors, credentialsPage } = service;
  const facts = [
    `- Id: \`${service.id}\`, ${service.quality}`,
    `- Addresses: ${families(service)}${service.ipv4 && service.ipv6 ? (limits.together === 'no' ? ', one request each' : ', together in one request') : ''}`,
    `- At most one update of a host in ${duration(limits.minIntervalSeconds)}; ${limits.maxHosts === 1 ? 'one host a request' : `up to ${limits.maxHosts} hosts a request`}`,
    limits.refreshDays === null
      ? '- An unchanged address is not sent again'
      : `- An unchanged address is sent again after ${limits.refreshDays} day(s)`,
    ...(credentialsPage === undefined ? [] : [`- Where the credentials are: <${credentialsPage}>`]),
  ];
  const live = fields.map(({ key, kind, label, help, required }) => [
    `\`${key}\``,
    kind,
    required ? 'yes' : '',
    `${label.ja} / ${label.en}`,
    [help?.ja, help?.en].filter(Boolean).join(' / '),
  ]);
  const body =
    service.status === 'ended'
      ? [advice.ja, '', advice.en, '', `Move on to: ${successors.map((id) => `\`${id}\``).join(', ')}`]
      : [...facts, '', table(['Setting', 'Kind', 'Required', 'Label', 'Help'], live)];
  return [`## ${title(service)}`, '', ...body].join('\n');
};

const page = (services) => `# Services

Written by \`npm run docs\` from the plug-ins in \`main/providers/specs\`; change those, not this file.

${overview(services)}

${services.map(chapter).join('\n\n')}
`;

// The services are read through the indexes, so these come first.
const staleIndexes = writeIndexes({ check: process.argv.includes('--check') });
const services = await loadServices();
const wanted = new Map([['docs/services.md', page(services)]]);
if (existsSync(new URL('README.md', root))) {
  const text = readFileSync(new URL('README.md', root), 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start !== -1 && end > start)
    wanted.set('README.md', `${text.slice(0, start + START.length)}\n${overview(services)}\n${text.slice(end)}`);
}

const stale = [...wanted].filter(([file, text]) => {
  const url = new URL(file, root);
  return !existsSync(url) || readFileSync(url, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const file of [...staleIndexes, ...stale.map(([name]) => name)]) process.stderr.write(`${file} is stale: run npm run docs\n`);
  process.exitCode = stale.length + staleIndexes.length === 0 ? 0 : 1;
} else {
  for (const [file, text] of stale) {
    writeFileSync(new URL(file, root), text);
    process.stdout.write(`wrote ${file}\n`);
  }
}
