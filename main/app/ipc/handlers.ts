import type { Result } from '../../../preload/contract/api.ts';
import { MOST, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isBy, isCommand, type MenuCommand } from '../../../preload/contract/menu/commands.ts';
import { wishesOf, wishOf } from '../../engine/approvals/approvals.ts';
import type { Engine } from '../../engine/engine.ts';
import { createHostRate } from '../../engine/limits/host-rate.ts';
import { createPasswordRate } from '../../engine/limits/password-rate.ts';
import type { Channels } from '../../instance/channels/channels.ts';
import type { PluginCommands } from '../../instance/files/plugin-commands.ts';
import type { History } from '../../instance/history/history.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Interfaces } from '../../ports/network.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { SecretStore } from '../../store/secrets/secrets.ts';
import type { Diagnostics } from '../diagnostics/diagnostics.ts';
import type { ClientImports } from '../files/client-imports.ts';
import type { HistoryExport } from '../files/history-export.ts';
import type { ImportExport } from '../files/import-export.ts';
import type { AppCommands } from '../system/app-commands.ts';
import type { ApprovalQuestions } from './approval-questions.ts';
import type { Handlers } from './server.ts';

/** What the page may ask of the menus (main/app/menu). */
export interface MenuCalls {
  act(id: MenuCommand): void;
  setOff(ids: readonly MenuCommand[], typing: boolean): void;
  popup(): void;
}

export interface HandlerNeeds {
  clock: Clock;
  saikoro: Engine;
  journal: Journal;
  services: Services;
  interfaces: Interfaces;
  secrets: SecretStore;
  appCommands: AppCommands;
  menu: MenuCalls;
  licences(): Promise<Result<'licences.list'>>;
  history: History;
  exportHistory: HistoryExport;
  transfer: ImportExport;
  clients: ClientImports;
  diagnostics: Diagnostics;
  approval: ApprovalQuestions;
  channels: Channels;
  plugins: PluginCommands;
  openLink: (url: string) => Promise<boolean>;
  /** The page asked for its snapshot: it listens from now on. */
  pageReady: () => void;
}

const isByMain = isBy('main');

/** One entry for each call of the contract: the work is done by the engine's commands or the system adapters. */
export const createHandlers = (needs: HandlerNeeds): Handlers => {
  const { saikoro, secrets, approval, appCommands } = needs;
  const { commands, state, dryRun } = saikoro;
  /** Everything these events do has the user's leave, asked for natively where it is new. */
  const allowed = (events: readonly (SaikoroEvent | undefined)[]): ReturnType<ApprovalQuestions['allow']> =>
    approval.allow(events.flatMap((event) => (event === undefined ? [] : wishesOf(event, state.fields().settings.address))));
  const isFull = (): boolean => saikoro.eventManager.events().length >= MOST.events;
  const tooManyPasswords = createPasswordRate({ clock: needs.clock, services: needs.services });
  const tooManyHosts = createHostRate({ clock: needs.clock, services: needs.services });
  const kept = (ids: readonly string[]) => ids.map((id) => saikoro.eventManager.get(id));
  return {
    'state.get': () => {
      needs.pageReady();
      commands.windowOpened();
      appCommands.readLoginItem();
      return JSON.stringify(state.get());
    },
    'services.list': () => needs.services.list(),
    'services.recognize': ({ text }) => needs.services.recognize(text),
    'services.guess': (arg) => dryRun.guess(arg),
    'interfaces.list': () =>
      needs.interfaces.list().map(({ name, addresses }) => ({ name, addresses: addresses.map(({ address }) => address) })),
    'events.save': async (arg) => {
      const { event } = arg;
      if (arg.isNew && isFull()) return { ok: false, code: 'too-many-events', detail: String(MOST.events) };
      if (event.type === 'dns' && tooManyPasswords(event, arg.secrets)) return { ok: false, code: 'too-many-passwords' };
      if (event.type === 'dns' && tooManyHosts(event, saikoro.eventManager.get(event.id))) return { ok: false, code: 'too-often' };
      const answer = await allowed([event]);
      return answer.ok ? commands.save(arg) : answer;
    },
    'events.rehearse': async (arg) => {
      const answer = await allowed(arg.event.type === 'dns' ? [arg.event] : []);
      return answer.ok ? dryRun.rehearse(arg) : answer;
    },
    'events.exchanges': ({ id }) => saikoro.exchanges.of(id),
    'events.propagation': (arg) => saikoro.propagation.look(arg),
    'events.remove': ({ ids }) => commands.remove(ids),
    'events.duplicate': ({ id }) =>
      isFull() ? { ok: false, code: 'too-many-events', detail: String(MOST.events) } : commands.duplicate(id),
    'events.enable': async ({ ids, enabled }) => {
      const answer = enabled ? await allowed(kept(ids)) : { ok: true as const };
      return answer.ok ? commands.enable(ids, enabled) : answer;
    },
    'events.credentials': (arg) => {
      const events = kept(arg.ids);
      const tooMany = events.some((event) => event?.type === 'dns' && tooManyPasswords(event, arg.secrets));
      return tooMany ? { ok: false, code: 'too-many-passwords' } : commands.renew(arg);
    },
    'events.order': (arg) => commands.reorder(arg),
    'events.undo': () => saikoro.undo.go('undo'),
    'events.redo': () => saikoro.undo.go('redo'),
    'events.copy': (arg) => appCommands.copyEvents(arg),
    'events.run': ({ ids }) => appCommands.runEvents(ids),
    'events.resume': ({ ids }) => commands.resume(ids),
    'events.confirm': ({ id }) => commands.confirm(id),
    'address.check': () => appCommands.checkAddress(),
    'address.device': (arg) => saikoro.devicePreview(arg),
    'address.copy': ({ family }) => appCommands.copyAddress(family),
    'app.pause': (arg) => appCommands.pause(arg.for),
    'app.openLink': async ({ url }) => ((await needs.openLink(url)) ? { ok: true } : { ok: false, code: 'link-refused' }),
    'settings.save': async ({ settings }) => {
      const wish = wishOf(settings.address);
      const answer = await approval.allow(wish === null ? [] : [wish]);
      // What secrets belong to is changed by calls of its own: else a page could lead a stored one elsewhere.
      const { channels, heartbeat } = state.fields().settings;
      return answer.ok ? commands.saveSettings({ ...settings, channels, heartbeat }) : answer;
    },
    'ui.save': ({ ui }) => commands.saveUi({ ...ui, window: state.fields().ui.window, zoom: state.fields().ui.zoom }),
    'menu.run': ({ id }) => {
      if (!isCommand(id) || !isByMain(id)) return { ok: false, code: 'unknown-command' };
      needs.menu.act(id);
      return { ok: true };
    },
    'menu.off': ({ ids, typing }) => {
      needs.menu.setOff(ids.filter(isCommand), typing);
      return { ok: true };
    },
    'licences.list': () => needs.licences(),
    'menu.popup': () => {
      needs.menu.popup();
      return { ok: true };
    },
    'login.set': ({ enabled }) => appCommands.openAtLogin(enabled),
    'secrets.choose': async ({ store }) => {
      const answer = secrets.store === 'system' ? await approval.allowFile() : { ok: true as const };
      if (!answer.ok) return answer;
      const done = secrets.choose(store);
      if (!done.ok) return { ok: false, code: done.full ? 'disk-full' : 'disk-error', detail: done.detail };
      state.change({ secretStore: secrets.store });
      return commands.dismiss('no-secret-store');
    },
    'journal.page': (arg) => needs.journal.page(arg),
    'history.page': (arg) => needs.history.page(arg),
    'history.group': (arg) => needs.history.group(arg),
    'history.export': (arg) => needs.exportHistory(arg),
    'timeline.look': (arg) => saikoro.timeline.look(arg),
    'notices.read': ({ ids }) => commands.readNotices(ids),
    'warnings.snooze': (arg) => commands.snooze(arg),
    'moves.copyList': (arg) => appCommands.copyMoveList(arg),
    'problems.dismiss': ({ code }) => commands.dismiss(code),
    'diagnostics.copy': (arg) => needs.diagnostics.copy(arg),
    'diagnostics.save': (arg) => needs.diagnostics.save(arg),
    'clients.look': () => needs.clients.look(),
    'clients.open': ({ id }) => needs.clients.open(id),
    'clients.choose': () => needs.clients.choose(),
    'clients.offer': (arg) => needs.clients.offer(arg),
    'clients.take': (arg) => needs.clients.take(arg),
    'clients.discard': ({ token }) => needs.clients.discard(token),
    'transfer.export': (arg) => needs.transfer.export(arg),
    'transfer.import': (arg) => needs.transfer.import(arg),
    'plugins.offer': (arg) => needs.plugins.offer(arg),
    'plugins.choose': () => needs.plugins.choose(),
    'plugins.waiting': () => needs.plugins.waiting(),
    'plugins.review': (arg) => needs.plugins.review(arg),
    'plugins.install': (arg) => needs.plugins.install(arg),
    'plugins.discard': (arg) => needs.plugins.discard(arg),
    'plugins.copy': (arg) => needs.plugins.copy(arg),
    'plugins.remove': (arg) => needs.plugins.remove(arg),
    'network.adopt': () => saikoro.network.adopt(),
    'network.probeOuter': ({ address }) => saikoro.network.probeOuter(address),
    'network.confirmOuter': ({ address }) => saikoro.network.confirmOuter(address),
    'network.forgetOuter': () => saikoro.network.forgetOuter(),
    'channels.kinds': () => needs.channels.kinds(),
    'channels.save': (arg) => needs.channels.save(arg),
    'channels.remove': ({ id }) => needs.channels.remove(id),
    'channels.test': (arg) => needs.channels.test(arg),
    'heartbeat.save': (arg) => needs.channels.saveHeartbeat(arg),
    'heartbeat.test': (arg) => needs.channels.testHeartbeat(arg),
    'release.check': () => appCommands.checkRelease(),
    'release.install': () => appCommands.installRelease(),
    'release.seen': () => appCommands.seenRelease(),
    'practice.change': () => appCommands.changePractice(),
  };
};
