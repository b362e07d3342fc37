import { HEARTBEAT_ID, secretsIdOf } from '../../preload/contract/channel.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import type { AppState, NoticeView, ProblemView } from '../../preload/contract/state.ts';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { Secrets } from '../ports/storage/secrets.ts';
import type { DocumentStore } from '../ports/storage/settings.ts';
import { type Practice, startPractice } from '../practice/practice.ts';
import type { Adapters } from './adapters.ts';
import { type Channels, createChannels } from './channels/channels.ts';
import type { ChannelNeeds } from './channels/needs.ts';
import { followLog } from './log-writer.ts';
import { seedPractice } from './practice-session.ts';
import { runtimeOf } from './runtime.ts';
import { type Network, openNetwork } from './sources.ts';
import { createStoredMask } from './stored-mask.ts';
import { openStores, type Stores } from './stores.ts';

/** What the window and the command do differently. */
export interface InstanceNeeds {
  /** Sealed already where it practises. */
  kit: Adapters;
  folder: string;
  /** PEM certificates trusted beside the usual ones. */
  ca: string[] | undefined;
  practice: boolean;
  platform: NodeJS.Platform;
  version: string;
  /** Electron's version; empty without one. */
  electron: string;
  /** Passwords go to a file only the user can read, whatever the system offers. */
  forced?: 'file';
  /** What was wrong before anything was opened. */
  found: ProblemView[];
  languageOf(wish: Settings['language']): Language;
  loginItem: AppState['loginItem'];
  approval: ChannelNeeds['approval'];
  /** Secrets from elsewhere before those that are kept; `keysOf`: the secret fields an event has. */
  secretsOf?(kept: Secrets, keysOf: (id: string) => string[]): Secrets;
  /** The window says at a first start what macOS will ask for; until then the router is not asked. */
  explains?: boolean;
  /** Each notice, before the channels have it. */
  showNotice?(notice: NoticeView): void;
}

/** The engine over a data folder, with its stores, its network and its channels. */
export interface Instance {
  engine: Engine;
  stores: Stores;
  network: Network;
  channels: Channels;
  practice: Practice | null;
  /** Hides every stored secret in a text. */
  hideSecrets(text: string): string;
  start(): void;
  /** Nothing new begins. `settingsStay`: the settings' file is left as it is, since the user may have edited it. */
  end(options?: { settingsStay?: boolean }): void;
  /** Once what was under way is over and on the disk, and no program of an event is left. */
  settled(): Promise<void>;
}

/** What the commands write goes no further once the settings have to stay as they are. */
const heldDocuments = (documents: DocumentStore, isHeld: () => boolean): DocumentStore => ({
  get document() {
    return documents.document;
  },
  get readOnly() {
    return isHeld() || documents.readOnly;
  },
  intact: documents.intact,
  save: (document) => documents.save(document),
});

export const openInstance = async (needs: InstanceNeeds): Promise<Instance> => {
  const { kit, folder, ca, platform, version } = needs;
  const { clock, random, interfaces, programs } = kit;
  const stores = await openStores(kit, folder, {
    found: needs.found,
    version,
    ...(needs.forced === undefined ? {} : { forced: needs.forced }),
  });
  let settingsStay = false;
  const documents = heldDocuments(stores.documents, () => settingsStay);
  const language = needs.languageOf(stores.documents.document.settings.language);
  const practice = needs.practice ? await startPractice({ clock, random }) : null;
  const trust = ca === undefined ? {} : { ca };
  let made: Engine | null = null;
  const mayAskRouter = (): boolean => {
    const { firstRun } = made?.state.fields().ui ?? stores.documents.document.ui;
    const begun = (made?.eventManager.events() ?? stores.documents.document.events).length > 0;
    return needs.explains !== true || begun || firstRun?.open !== true || firstRun.explained === true;
  };
  const network = openNetwork(kit, { ...trust, version, practice, platform, installed: stores.plugins.usable(), mayAskRouter });
  const { services } = network;
  if (practice !== null) seedPractice(stores, services, language);

  const secretKeys = (id: string): string[] => {
    const event = made?.eventManager.get(id) ?? stores.documents.document.events.find((one) => one.id === id);
    const info = event?.type === 'dns' ? services.find(event.service)?.info : undefined;
    return (info?.fields ?? []).flatMap(({ key, kind }) => (kind === 'secret' ? [key] : []));
  };
  const secrets = needs.secretsOf?.(stores.secrets, secretKeys) ?? stores.secrets;
  const hideSecrets = createStoredMask({
    secrets,
    ids: () => [
      ...engine.eventManager.events().map(({ id }) => id),
      ...engine.state.fields().settings.channels.map(secretsIdOf),
      HEARTBEAT_ID,
    ],
  });
  const engine = createEngine({
    ...network,
    ...{ clock, random, interfaces, power: kit.power, programs, hideSecrets, secrets, documents },
    ...{ ledger: stores.ledger, health: stores.health, timeline: stores.timeline, approvals: stores.approvals, journal: stores.journal },
    initial: {
      version,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      practice: practice !== null,
      runtime: runtimeOf(needs.electron),
      language,
      secretStore: stores.secrets.store,
      loginItem: needs.loginItem,
      plugins: stores.plugins.list(),
      problems: stores.problems,
    },
    showNotice(notice, members) {
      needs.showNotice?.(notice);
      channels.tell(notice, members);
    },
  });
  made = engine;
  stores.tellTo(engine.problem);
  followLog({ log: stores.log, saikoro: engine, journal: stores.journal });
  stores.onCaughtUp((codes) => codes.map(engine.commands.dismiss));
  network.permission?.onChange((denied) => engine.state.change({ localNetworkDenied: denied }));

  const nameOfChannel = (id: string): string => engine.state.fields().settings.channels.find((one) => one.id === id)?.name ?? '';
  const channels = createChannels({
    ...{ clock, random, saikoro: engine, secrets, hideSecrets, journal: stores.journal, log: stores.log, practice: practice !== null },
    ...{ newId: kit.newId, now: () => clock.now(), programs, documents, approvals: stores.approvals, approval: needs.approval },
    http: kit.http({ ...trust, userAgent: `Saikoro/${version} (+https://saikoro.app)` }),
    mailer: kit.mailer(trust),
    file: stores.channelQueue,
    wording: () => {
      const spoken = engine.state.fields().language;
      return { strings: stringsFor(spoken), services: { get: (id) => services.find(id)?.info }, language: spoken };
    },
    failing: (id, since) => engine.watchdog.condition('channel-failing', id, since === null ? null : nameOfChannel(id)),
    spent: (id, until) => engine.watchdog.condition('channel-spent', id, until === null ? null : nameOfChannel(id)),
  });
  if (practice === null) kit.localNetwork.onChange(() => engine.disturbed());
  else practice.onChange(() => engine.disturbed());

  return {
    ...{ engine, stores, network, channels, practice, hideSecrets },
    start() {
      engine.start();
      channels.start();
    },
    end(options = {}) {
      settingsStay = options.settingsStay ?? false;
      engine.stop();
      stores.stop();
      channels.stop();
    },
    async settled() {
      await Promise.all([stores.secrets.settled(), programs.stop(), kit.feeds.stop(), practice?.close()]);
    },
  };
};
