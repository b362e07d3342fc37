import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//g;
const NAMES = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** The folder of the package that a bundled file belongs to; null for our own. */
function folderOf(input) {
  const hits = [...input.replaceAll('\\', '/').matchAll(PACKAGE)];
  const last = hits.at(-1);
  return last ? input.slice(0, last.index + last[0].length) : null;
}

function textOf(folder) {
  const files = readdirSync(folder).filter((name) => NAMES.test(name));
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

/** The same list with each text once: dozens of packages have one licence alike. `text`: its place among `texts`. */
export function withTextsOnce(works) {
  const texts = [...new Set(works.map(({ text }) => text))];
  return { texts, works: works.map((work) => ({ ...work, text: texts.indexOf(work.text) })) };
}

/** What of others' works is in the bundles, each once with the text of its licence; `inputs`: paths as the bundler names them. */
export function licencesOf(inputs, root) {
  const folders = [...new Set(inputs.map(folderOf).filter(Boolean))].map((folder) => join(root, folder));
  const found = new Map();
  for (const folder of folders) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version, license } = JSON.parse(readFileSync(file, 'utf8'));
    found.set(`${name} ${version}`, {
      name,
      version,
      licence: typeof license === 'string' ? license : (license?.type ?? ''),
      text: textOf(folder),
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
