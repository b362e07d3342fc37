// Writes docs/services.md, the plug-ins' JSON Schema and its reference in docs/plugins.md from the
// plug-ins and their decoder; --check only looks, and fails when they are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPlugins } from './plugin-files.mjs';
import { writeIndexes } from './plugin-index.mjs';
import { pluginReference } from './plugin-schema.mjs';

const root = new URL('..', import.meta.url);
const textOf = (file) => readFileSync(new URL(file, root), 'utf8');

/** A text with what stands between two of its marks made anew; as it is where the marks are not there. */
const between = (old, name, text) => {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [old.indexOf(start), old.indexOf(end)];
  return from !== -1 && to > from ? `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}` : old;
};

const families = ({ ipv4, ipv6 }) => [ipv4 && 'IPv4', ipv6 && 'IPv6'].filter(Boolean).join(', ');
/** In both languages, the name itself only once: `Alibaba Cloud DNS (阿里云)`. */
const title = ({ name, nameJa = name }) => (nameJa === name ? name : nameJa.startsWith(name) ? nameJa : `${name} (${nameJa})`);
const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const overview = (services) =>
  table(
    ['Service', 'Addresses', 'Status'],
    services.map((service) => [`[${title(service)}](${service.homepage})`, families(service), service.status]),
  );

const duration = (seconds) => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`);

const chapter = (service) => {
  const { limits, fields, advice, successors, credentialsPage, signUpPage, statusPage, confirmEveryDays, confirmPage } = service;
  const facts = [
    `- Id: \`${service.id}\`, ${service.quality}`,
    `- Addresses: ${families(service)}${service.ipv4 && service.ipv6 ? (limits.together === 'no' ? ', one request each' : ', together in one request') : ''}`,
    `- At most one update of a host in ${duration(limits.minIntervalSeconds)}; ${limits.maxHosts === 1 ? 'one host a request' : `up to ${limits.maxHosts} hosts a request`}`,
    limits.refreshDays === null
      ? '- An unchanged address is not sent again'
      : `- An unchanged address is sent again after ${limits.refreshDays} day(s)`,
    ...(credentialsPage === undefined ? [] : [`- Where the credentials are: <${credentialsPage}>`]),
    ...(signUpPage === undefined ? [] : [`- Where an account is made: <${signUpPage}>`]),
    ...(statusPage === undefined ? [] : [`- Where it tells of its faults: <${statusPage}>`]),
    ...(confirmEveryDays === undefined ? [] : [`- To be confirmed every ${confirmEveryDays} days by a person: <${confirmPage}>`]),
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

/** Ended ones, with all that is known of when and by whose word. */
const ended = (services) =>
  table(
    ['Service', 'Ended', 'Source', 'Hosts', 'Move on to'],
    services
      .filter(({ status }) => status === 'ended')
      .map((service) => [
        title(service),
        service.ended?.on ?? '',
        service.ended?.source === undefined ? '' : `<${service.ended.source}>`,
        (service.ended?.hosts ?? []).join(', '),
        service.successors.map((id) => `\`${id}\``).join(', '),
      ]),
  );

const page = (services) => `# Services

Written by \`npm run docs\` from the plug-ins in \`main/providers/specs\`; change those, not this file.

${overview(services)}

## Ended services

They are told of before anything is sent: where a service is chosen, an address pasted, events imported, and at an event that still has one.

${ended(services)}

${services.map(chapter).join('\n\n')}
`;

// The services are read through the indexes, so these come first.
const staleIndexes = writeIndexes({ check: process.argv.includes('--check') });
const services = (await loadPlugins()).sourcePlugins().map((plugin) => ({ ...plugin, fields: plugin.settings }));
const reference = await pluginReference();
const wanted = new Map([
  ['docs/services.md', page(services)],
  [reference.file, reference.schema],
  ['docs/plugins.md', between(between(textOf('docs/plugins.md'), 'keys', reference.keys), 'problems', reference.problems)],
]);

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
