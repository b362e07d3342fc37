// Tells what is wrong with plug-in files, or what they would do: npm run plugin:check FILE…
// Ends with 0 where all are good, 1 where one has problems, 2 where one cannot be read.
import { readFileSync } from 'node:fs';
import { loadSource } from './load-source.mjs';
import { command, japanese, Stop, say } from './words.mjs';

const SOURCE = `
export { namesOf, readPluginFile } from './main/providers/plugin-file/read-plugin.ts';
export { describePlugin } from './main/providers/describe/describe.ts';
export { sourceBuiltIns } from './main/providers/source-built-ins.ts';
export { problemsText } from './main/instance/files/plugin-problems-text.ts';
export { stringsFor } from './preload/strings/index.ts';
`;

const language = japanese ? 'ja' : 'en';
const out = (text) => process.stdout.write(`${text}\n`);

const hostLine = ({ host, fields, plainHttp }) => {
  const where = host ?? say('the server you name', 'ご自分で指定するサーバー');
  const asked = fields.map(({ label }) => label[language]).join(say(', ', '、'));
  return [
    `  ${say('Data goes to', '送り先')}: ${where}`,
    ...(plainHttp === undefined ? [] : [`  ${say('Without encryption', '暗号化しません')}: ${plainHttp[language]}`]),
    `  ${say('It asks for', '入力するもの')}: ${asked === '' ? say('nothing', 'なし') : asked}`,
  ];
};

const requestLines = ({ method, url, headers, body, when, others = [] }) => [
  ...(when === undefined ? [] : [`    (${when[language]})`]),
  `    ${method} ${url}`,
  ...headers.map(([name, value]) => `    ${name}: ${value}`),
  ...(body === undefined ? [] : ['', ...body.split('\n').map((line) => `    ${line}`)]),
  ...others.map(({ name, value, when: sometimes }) => `    [${sometimes[language]}] ${name}: ${value}`),
];

const aboutLines = (file, about, strings) => [
  `${file}: ${say('good', '問題ありません')} – ${(japanese && about.nameJa) || about.name} (${about.id})`,
  ...hostLine(about),
  `  ${say('It will send', '送るリクエスト')}:`,
  ...about.requests.flatMap((request) => [...requestLines(request), '']),
  `  ${say('What the reply means', '応答の意味')}:`,
  ...about.replies.map(
    ({ when, is }) =>
      `    ${when[language]} → ${is === 'next' ? say('goes on with the next step', '次の手順に進みます') : strings.outcome[is]({ service: about.name })}`,
  ),
];

await command(import.meta, async (files) => {
  if (files.length === 0)
    throw new Stop(
      'Name the files to check: npm run plugin:check my.saikoro-plugin.json',
      '調べるファイルを指定してください: npm run plugin:check my.saikoro-plugin.json',
    );
  const { namesOf, readPluginFile, describePlugin, sourceBuiltIns, problemsText, stringsFor } = await loadSource(SOURCE);
  const builtIns = sourceBuiltIns();
  const names = namesOf(builtIns.infos());
  const strings = stringsFor(language);
  let code = 0;
  for (const file of files) {
    let bytes;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      process.stderr.write(`${file}: ${say('cannot be read', '読み込めません')} (${error.code})\n`);
      code = 2;
      continue;
    }
    const found = readPluginFile(bytes, builtIns, names, { strict: true });
    if (found.ok) out(aboutLines(file, describePlugin(found.plugin), strings).join('\n'));
    else {
      out(problemsText({ file, problems: found.problems }, strings, language));
      code = Math.max(code, 1);
    }
  }
  return code;
});
