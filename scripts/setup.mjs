import { resolve } from 'node:path';
import { aptInstall, aptNames, debianName, hasApt, missingFor } from './linux-needs.mjs';
import { ensureNodePackages } from './node-packages.mjs';
import { command, note, Stop, say } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Saikoro needs Node 20.19 or newer and this is ${process.versions.node}; install a current Node and start again.`,
    `Node 20.19 以降が必要です(現在 ${process.versions.node})。新しい Node を入れてから、もう一度実行してください。`,
  );
}

/** The app can't start without its libraries; tests go on, and the suites that need what is missing skip by name. */
function tellMissing(missing, purpose) {
  const apt = `sudo apt-get install ${aptNames(missing).join(' ')}`;
  const how = hasApt()
    ? say(`run: ${apt}`, `次を実行してください: ${apt}`)
    : say("install them with your system's package manager.", 'お使いのシステムの方法で入れてください。');
  const text = say(`${debianName()} lacks ${missing.join(', ')}; ${how}`, `${debianName()} に ${missing.join('、')} がありません。${how}`);
  if (purpose === 'start') throw new Stop(text, text);
  note(text, text);
}

function ensureLinux(purpose) {
  const missing = missingFor(purpose);
  if (!missing.length) return;
  if (!hasApt() || process.getuid() !== 0) return tellMissing(missing, purpose);
  note(`Installing ${missing.join(' ')} (once)…`, `${missing.join(' ')} を入れています(初回のみ)…`);
  const { done, output } = aptInstall(missing);
  if (done) return;
  process.stderr.write(output);
  tellMissing(missingFor(purpose), purpose);
}

export async function ensureSetup({ for: purpose }) {
  ensureNode();
  ensureNodePackages(root);
  if (process.platform === 'linux') ensureLinux(purpose);
}

await command(import.meta, ([purpose = 'start']) => ensureSetup({ for: purpose }));
