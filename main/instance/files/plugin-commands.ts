import type { Arg, Result } from '../../../preload/contract/api.ts';
import { MOST_PLUGIN_BYTES, type PluginOffer, SHOWN_PROBLEMS } from '../../../preload/contract/plugin.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { BuiltIns } from '../../ports/built-ins.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileResult } from '../../ports/storage/files.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import { describePlugin } from '../../providers/describe/describe.ts';
import type { Registry } from '../../providers/index.ts';
import { fitToShow } from '../../providers/plugin-file/excerpt.ts';
import { namesOf, readPluginFile } from '../../providers/plugin-file/read-plugin.ts';
import { parseJson } from '../../store/data-folder.ts';
import type { Dialogs } from './dialogs.ts';
import { createPendingPlugins } from './pending-plugins.ts';
import { hashOf, type PluginFiles } from './plugin-files.ts';
import { problemsText } from './plugin-problems-text.ts';

/** Plug-ins in and out. Only what the user agreed to is used, as it was shown. */
export interface PluginCommands {
  offer(arg: Arg<'plugins.offer'>): PluginOffer;
  choose(): Promise<PluginOffer>;
  /** One whose file is no longer the one that was agreed to. */
  review(arg: Arg<'plugins.review'>): PluginOffer;
  /** Files the system was asked to open with Saikoro: absolute paths. */
  open(paths: readonly string[]): void;
  /** Those that were opened since the last time. */
  waiting(): PluginOffer[];
  install(arg: Arg<'plugins.install'>): Result<'plugins.install'>;
  discard(arg: Arg<'plugins.discard'>): Result<'plugins.discard'>;
  /** Problems as text to the clipboard. */
  copy(arg: Arg<'plugins.copy'>): Result<'plugins.copy'>;
  remove(arg: Arg<'plugins.remove'>): Result<'plugins.remove'>;
}

export interface PluginCommandsNeeds {
  shelf: PluginFiles;
  services: Registry;
  builtIns: BuiltIns;
  saikoro: Engine;
  journal: Pick<Journal, 'add'>;
  secrets: Pick<Secrets, 'keys'>;
  userFiles: UserFiles;
  dialogs: Dialogs;
  strings: () => Strings;
  clock: Clock;
  random: () => number;
  copyText: (text: string) => void;
}

const FILTERS = [{ name: 'Saikoro', extensions: ['json', 'saikoro-plugin'] }];
const MOST_WAITING = 10;
const DONE = { ok: true } as const;
const refuse = (code: string, detail?: string) => ({ ok: false as const, code, ...(detail === undefined ? {} : { detail }) });
const diskRefusal = ({ full, detail }: Extract<FileResult, { ok: false }>) => refuse(full ? 'disk-full' : 'disk-error', detail);
const lastOf = (path: string): string => fitToShow(path.split(/[/\\]/).at(-1) ?? path);

/** The other file of ours that people have. */
const isExport = (text: string): boolean => {
  const found = parseJson(text);
  return typeof found === 'object' && found !== null && 'format' in found && String(found.format).startsWith('saikoro-events-');
};

export const createPluginCommands = (needs: PluginCommandsNeeds): PluginCommands => {
  const { shelf, services, builtIns, saikoro, userFiles, clock } = needs;
  const { commands, eventManager, state } = saikoro;
  const offers = createPendingPlugins(needs);
  let opened: string[] = [];

  const usersOf = (id: string) => eventManager.events().filter((event) => event.type === 'dns' && event.service === id);
  const installed = (id: string) => shelf.list().find((one) => one.id === id) ?? null;

  const take = (name: string, bytes: Uint8Array): PluginOffer => {
    const file = fitToShow(name);
    const found = readPluginFile(bytes, builtIns, namesOf(builtIns.infos()));
    const text = new TextDecoder().decode(bytes);
    if (!found.ok) {
      if (isExport(text)) return { ...refuse('plugin-is-export'), file };
      const { problems } = found;
      const token = offers.add({ file, good: false, problems });
      const shown = problems.slice(0, SHOWN_PROBLEMS);
      return { ...refuse('plugin-problems'), file, token, problems: shown, more: problems.length - shown.length };
    }
    const { plugin, raw } = found;
    const before = installed(plugin.id);
    // The version in use and not the file, which may already hold an interrupted replacement.
    if (before?.state === 'ok' && before.hash === hashOf(text)) return { ...refuse('plugin-installed'), file };
    return {
      ok: true,
      file,
      token: offers.add({ file, good: true, text, plugin, raw }),
      about: describePlugin(plugin),
      replaces: before === null ? null : { host: before.host, state: before.state },
      usedBy: usersOf(plugin.id).length,
    };
  };

  const read = (path: string): PluginOffer => {
    const file = userFiles.bytes(path, MOST_PLUGIN_BYTES);
    if (file.ok) return take(lastOf(path), file.bytes);
    return { ...refuse(file.code === 'too-large' ? 'plugin-too-large' : file.code), file: lastOf(path) };
  };

  /** Updates the state from the installed plug-ins. */
  const settle = (): void => {
    state.change({ plugins: shelf.list() });
    for (const [damage, code] of [
      ['changed', 'plugin-changed'],
      ['damaged', 'plugin-damaged'],
    ] as const)
      if (shelf.list().every((one) => one.state !== damage)) commands.dismiss(code);
  };
  /** Before the plug-in itself changes: cut off in between, a password is missing rather than sent to a host it was not typed for. */
  const withdraw = (id: string, staying: (key: string) => boolean) =>
    commands.withdraw(new Map(usersOf(id).map((event) => [event.id, needs.secrets.keys(event.id).filter((key) => !staying(key))])));
  const beginAnew = (id: string): void => {
    for (const event of usersOf(id)) eventManager.add(event, { fresh: true });
  };

  return {
    offer: ({ name, bytes }) => take(name, bytes),
    async choose() {
      const path = await needs.dialogs.openFile({ title: needs.strings().plugins.addTitle, filters: FILTERS });
      return path === null ? refuse('cancelled') : read(path);
    },
    review({ id }) {
      const kept = installed(id);
      const text = shelf.text(id);
      return kept === null || text === null ? refuse('plugin-gone') : take(kept.source, new TextEncoder().encode(text));
    },
    open(paths) {
      opened = [...opened, ...paths].slice(-MOST_WAITING);
    },
    waiting() {
      const paths = opened;
      opened = [];
      return paths.map(read);
    },
    install({ token }) {
      const offered = offers.get(token);
      if (offered === null || !offered.good) return refuse('plugin-expired');
      const { plugin, text, raw, file } = offered;
      const { id, host } = describePlugin(plugin);
      const before = installed(id);
      const plainHttp = plugin.plainHttp !== undefined;
      // Where a setting names the server, the replacement may take it from another one.
      const isSameHost = before === null || (host !== null && before.host === host);
      const isAsSafe = isSameHost && (!plainHttp || before?.plainHttp === true);
      const agreed = { id, name: plugin.name, nameJa: plugin.nameJa, host, installedAt: clock.now(), plainHttp, source: file };
      // A password goes to the host it was typed for, never less hidden than it was then.
      const secretKeys = plugin.settings.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
      const withdrawn = withdraw(id, (key) => before === null || (isAsSafe && secretKeys.includes(key)));
      if (!withdrawn.ok) return withdrawn;
      const put = shelf.put(agreed, text);
      if (!put.ok) {
        withdrawn.undo();
        return diskRefusal(put);
      }
      withdrawn.finish();
      offers.dropAllOf(id);
      const added = services.add(raw);
      if (!added.ok) throw new Error(`plug-in ${id} was read, and then refused`);
      needs.journal.add({ kind: 'plugin', plugin: id, name: plugin.name, host, change: before === null ? 'added' : 'replaced' });
      settle();
      beginAnew(id);
      return { ok: true, id };
    },
    discard({ token }) {
      offers.drop(token);
      return DONE;
    },
    copy({ token }) {
      const offered = offers.get(token);
      if (offered === null || offered.good) return refuse('plugin-expired');
      needs.copyText(problemsText(offered, needs.strings(), state.fields().language));
      return DONE;
    },
    remove({ id }) {
      const gone = installed(id);
      if (gone === null) return refuse('plugin-gone');
      // Where Saikoro has that service itself by now, its events never were the plug-in's.
      const withdrawn = withdraw(id, () => gone.state === 'built-in');
      if (!withdrawn.ok) return withdrawn;
      const done = shelf.remove(id);
      if (!done.ok) {
        withdrawn.undo();
        return diskRefusal(done);
      }
      withdrawn.finish();
      offers.dropAllOf(id);
      services.remove(id);
      needs.journal.add({ kind: 'plugin', plugin: id, name: gone.name, host: gone.host, change: 'removed' });
      settle();
      if (gone.state !== 'built-in') beginAnew(id);
      return DONE;
    },
  };
};
