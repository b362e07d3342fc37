// Tells what an import of other clients' settings would make, as JSON: npm run -s import:plan -- FILE…
// Ends with 0 where every file was planned; 64: none was named, 65: one is no settings file, 66: one cannot be read.
import { readFileSync, statSync } from 'node:fs';
import { loadSource } from './load-source.mjs';
import { command, japanese } from './words.mjs';

const SOURCE = `
export { planFile } from './main/imports/plan-file.ts';
export { shownPlan } from './main/imports/shown.ts';
export { MOST_SETTINGS_BYTES } from './preload/contract/imports/given.ts';
export { sourceBuiltIns } from './main/providers/source-built-ins.ts';
export { stringsFor } from './preload/strings/index.ts';
`;
const [USAGE, DATA, NO_INPUT] = [64, 65, 66];

await command(import.meta, async (files) => {
  const { planFile, shownPlan, MOST_SETTINGS_BYTES, sourceBuiltIns, stringsFor } = await loadSource(SOURCE);
  const { imports } = stringsFor(japanese ? 'ja' : 'en');
  const complain = (text, code) => {
    process.stderr.write(`${text}\n`);
    return code;
  };
  if (files.length === 0 || files.some((file) => file.startsWith('--'))) return complain(imports.cli.usage, USAGE);
  const infos = new Map(
    sourceBuiltIns()
      .infos()
      .map((info) => [info.id, info]),
  );
  const said = (words) => (one) => ({ ...one, text: words[one.code](one.what) });

  const plans = [];
  const codes = files.map((file) => {
    try {
      // What is too large is not even read.
      const { size } = statSync(file);
      if (size > MOST_SETTINGS_BYTES) return complain(imports.cli['import-too-large'](file, String(MOST_SETTINGS_BYTES / 2 ** 20)), DATA);
      const planned = planFile(readFileSync(file), (id) => infos.get(id));
      if (!planned.ok) return complain(imports.cli[planned.code](file, planned.detail), DATA);
      const { left, warnings, ...plan } = shownPlan(planned.plan);
      plans.push({ file, ...plan, left: left.map(said(imports.left)), warnings: warnings.map(said(imports.note)) });
      return 0;
    } catch (error) {
      if (error.code === undefined) throw error;
      return complain(imports.cli.unreadable(file, error.code), NO_INPUT);
    }
  });
  // One file is one object; of several it is a list, in their order.
  if (plans.length > 0) {
    const shown = files.length === 1 ? (({ file, ...plan }) => plan)(plans[0]) : plans;
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  }
  return Math.max(...codes);
});
