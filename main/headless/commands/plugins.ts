import { MOST_PLUGIN_BYTES } from '../../../preload/contract/plugin.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { createPluginCommands } from '../../instance/files/plugin-commands.ts';
import { problemsText } from '../../instance/files/plugin-problems-text.ts';
import { plainLines, plainText } from '../../instance/text/plain-text.ts';
import { describePlugin } from '../../providers/describe/describe.ts';
import { namesOf, readPluginFile } from '../../providers/plugin-file/read-plugin.ts';
import { type Command, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode, exitOf } from '../command-line/exit-code.ts';
import { openKeptEvents } from '../folder/kept-events.ts';
import { openFolder } from '../folder/open-folder.ts';
import { agrees } from './change-events.ts';

const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

export const checkPlugins: Command = (context) => {
  const { kit, terminal, strings, language, options, words } = context;
  const names = namesOf(kit.plugins.infos());
  let code: ExitCode = EXIT.ok;
  const results = words.map((file) => {
    const read = kit.userFiles.bytes(file, MOST_PLUGIN_BYTES);
    if (!read.ok) {
      code = EXIT.noInput;
      const why = refusalText(strings, read.code, read.detail);
      if (!options.json) terminal.printError(plainText(`${file}: ${why}`));
      return { file, ok: false, code: read.code, problems: [] };
    }
    const found = readPluginFile(read.bytes, kit.plugins, names, { strict: true });
    if (found.ok) {
      const { id, name } = describePlugin(found.plugin);
      if (!options.json) terminal.print(plainText(strings.command.pluginGood(file, name, id)));
      return { file, ok: true, id, problems: [] };
    }
    if (code === EXIT.ok) code = EXIT.data;
    if (!options.json) terminal.print(plainLines(problemsText({ file, problems: found.problems }, strings, language)));
    return { file, ok: false, code: 'plugin-problems', problems: found.problems };
  });
  if (options.json) terminal.print(JSON.stringify({ schema: 'saikoro-plugin-check-1', files: results }, null, 2));
  return code;
};

export const listPlugins: Command = async (context) => {
  const { terminal, strings, options } = context;
  const { stores } = await openKeptEvents(context);
  const plugins = stores.plugins.list().map(({ id, name, host, state, installedAt }) => ({
    ...{ id, name, host, state },
    installedAt: new Date(installedAt).toISOString(),
  }));
  if (options.json) terminal.print(JSON.stringify({ schema: 'saikoro-plugins-1', plugins }, null, 2));
  else if (plugins.length === 0) terminal.print(strings.command.noPlugins);
  else for (const { id, name, host, state } of plugins) terminal.print(plainText(`${id}  ${name}  ${host ?? '-'}  ${state}`));
  return EXIT.ok;
};

/** What it would do is shown first, as the window shows it; used is what was agreed to. */
export const installPlugin: Command = async (context) => {
  const { kit, terminal, strings, language, words } = context;
  const [file = ''] = words;
  const read = kit.userFiles.bytes(file, MOST_PLUGIN_BYTES);
  if (!read.ok) return refuse(context, plainText(refusalText(strings, read.code, read.detail)), EXIT.noInput);
  const { engine, stores, network } = await openFolder(context, { practice: false });
  const commands = createPluginCommands({
    ...{ saikoro: engine, journal: stores.journal, secrets: stores.secrets, services: network.services, clock: kit.clock },
    ...{ random: kit.random, userFiles: kit.userFiles, shelf: stores.plugins, builtIns: kit.plugins, copyText: () => {} },
    dialogs: { openFile: async () => null, saveFile: async () => null },
    strings: () => strings,
  });
  const offer = commands.offer({ name: lastOf(file), bytes: new Uint8Array(read.bytes) });
  if (!offer.ok) {
    if ('problems' in offer && offer.problems !== undefined)
      terminal.printError(plainLines(problemsText({ file, problems: offer.problems }, strings, language)));
    return refuse(context, plainText(refusalText(strings, offer.code)), exitOf(offer.code));
  }
  const { about } = offer;
  terminal.print(plainText(strings.command.pluginGood(file, about.name, about.id)));
  terminal.print(plainText(strings.command.pluginSends(about.host ?? strings.command.ownServer)));
  const answer = await agrees(context, strings.command.pluginAgree);
  if (answer === null) return refuse(context, strings.command.needsYes, EXIT.usage);
  if (!answer) return refuse(context, strings.command.nothingChanged, EXIT.ok);
  const done = commands.install({ token: offer.token });
  await stores.secrets.settled();
  if (!done.ok) return refuse(context, plainText(refusalText(strings, done.code, done.detail)), exitOf(done.code));
  terminal.print(plainText(strings.command.pluginInstalled(about.name)));
  return EXIT.ok;
};
