import type * as Electron from 'electron';
import { stringsFor } from '../../preload/strings/index.ts';
import type { Adapters } from '../instance/adapters.ts';
import { createPluginCommands, type PluginCommands } from '../instance/files/plugin-commands.ts';
import { createEntryReader } from '../instance/history/entries.ts';
import { createHistory } from '../instance/history/history.ts';
import type { Instance } from '../instance/instance.ts';
import { PRACTICE_SERVICE } from '../ports/built-ins.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { createClientImports } from './files/client-imports.ts';
import { createHistoryExport } from './files/history-export.ts';
import { createImportExport, type ImportExport } from './files/import-export.ts';
import type { ApprovalQuestions } from './ipc/approval-questions.ts';
import { createCallBudget } from './ipc/call-budget.ts';
import { createHandlers, type MenuCalls } from './ipc/handlers.ts';
import { createSenderCheck } from './ipc/sender.ts';
import { serveCalls } from './ipc/server.ts';
import type { AppCommands } from './system/app-commands.ts';
import { createDialogs } from './system/dialogs.ts';
import { readLicences } from './system/licences.ts';
import { installedTargets, linkTargets } from './window/link-targets.ts';
import { createLinks } from './window/links.ts';
import type { AppWindow } from './window/window.ts';

export interface ServeWindowNeeds {
  electron: typeof Electron;
  kit: Adapters;
  instance: Instance;
  approval: ApprovalQuestions;
  appWindow: Pick<AppWindow, 'contentsId' | 'pageReady'>;
  appCommands: AppCommands;
  menu: MenuCalls;
  copyText: (text: string) => void;
  platform: NodeJS.Platform;
  versions: NodeJS.ProcessVersions;
  version: string;
  report: (what: string) => void;
}

/** Answers every call of the window's page; with the commands that files from outside need as well. */
export const serveWindow = (needs: ServeWindowNeeds): { transfer: ImportExport; plugins: PluginCommands } => {
  const { electron, kit, approval, appWindow, appCommands, copyText, platform, version, versions, report } = needs;
  const { engine: saikoro, stores, channels, hideSecrets } = needs.instance;
  const { clock, random, interfaces } = kit;
  const { journal, secrets } = stores;
  const { services } = needs.instance.network;
  const parent = () => electron.BrowserWindow.getAllWindows()[0] ?? null;
  const strings = () => stringsFor(saikoro.state.fields().language);
  const asking = { userFiles: kit.userFiles, dialogs: createDialogs(electron.dialog, parent), strings };
  const transfer = createImportExport({ ...asking, saikoro, secrets, services, clock, random, version });
  const clients = createClientImports({
    ...{ ...asking, saikoro, services, random, platform },
    processNames: kit.processNames,
    home: electron.app.getPath('home'),
  });
  const diagnostics = createDiagnostics({
    ...asking,
    clock,
    copyText,
    hideSecrets,
    isBuiltIn: (id) => id === PRACTICE_SERVICE || kit.plugins.infos().some((info) => info.id === id),
    journal,
    log: stores.log,
    saikoro,
    system: `${platform} ${process.arch} ${process.getSystemVersion?.() ?? ''}`.trim(),
    versions: { saikoro: version, electron: versions.electron ?? '-', node: versions.node, chrome: versions.chrome ?? '-' },
  });
  const wording = () => {
    const { language } = saikoro.state.fields();
    return { strings: stringsFor(language), services: { get: (id: string) => services.find(id)?.info }, language };
  };
  const history = createHistory(createEntryReader({ journal, clock, wording }));
  const exportHistory = createHistoryExport({ ...asking, clock, hideSecrets, history, timeline: saikoro.timeline, version, wording });
  const common = { saikoro, journal, secrets, services, clock };
  const plugins = createPluginCommands({ ...asking, ...common, random, copyText, shelf: stores.plugins, builtIns: kit.plugins });
  const openLink = createLinks(
    electron.shell,
    () => linkTargets(services),
    () => [...installedTargets(services), ...channels.kinds().map(({ homepage }) => homepage)],
  );
  const { pageReady, contentsId } = appWindow;
  serveCalls({
    handlers: createHandlers({
      ...common,
      interfaces,
      appCommands,
      menu: needs.menu,
      licences: () => readLicences(kit.assets),
      diagnostics,
      history,
      exportHistory,
      transfer,
      clients,
      approval,
      channels,
      plugins,
      openLink,
      pageReady,
    }),
    isTrusted: createSenderCheck(contentsId),
    budget: createCallBudget(clock),
    ipcMain: electron.ipcMain as never,
    report: (what, call, cause) =>
      report(`${what} ${call} ${what === 'failed' ? String(cause instanceof Error ? cause.stack : cause) : ''}`),
    checkResults: !electron.app.isPackaged,
  });
  return { transfer, plugins };
};
