import { HEARTBEAT_ID, secretsIdOf } from '../../../preload/contract/channel.ts';
import type { ProblemView } from '../../../preload/contract/state.ts';
import type { Language } from '../../../preload/strings/index.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { type Channels, createChannels } from '../../app/channels/channels.ts';
import { followLog } from '../../app/diagnostics/log-writer.ts';
import { seedPractice } from '../../app/practice-session.ts';
import { sealedAdapters } from '../../app/sealed-adapters.ts';
import { openNetwork } from '../../app/sources.ts';
import { createStoredMask } from '../../app/stored-mask.ts';
import { openStores, type Stores } from '../../app/stores.ts';
import type { Adapters } from '../../app/system/adapters.ts';
import { runtimeOf } from '../../app/system/runtime.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { startPractice } from '../../practice/practice.ts';
import type { Registry } from '../../providers/index.ts';
import { withCredentials } from './credentials.ts';

export interface InstanceNeeds {
  kit: Adapters;
  folder: string;
  ca: string[] | undefined;
  practice: boolean;
  language: Language;
  platform: NodeJS.Platform;
  version: string;
  credential: (event: string, key: string) => string | null;
}

/** The engine over a data folder, as the app has it, without a window. */
export interface Instance {
  engine: Engine;
  stores: Stores;
  services: Registry;
  channels: Channels;
  start(): void;
  /** What is under way ends first; then all is on the disk. `settingsStay`: but for the settings, which the user may have edited meanwhile. */
  stop(options?: { settingsStay?: boolean }): Promise<void>;
}

export const openInstance = async (needs: InstanceNeeds): Promise<Instance> => {
  const kit = needs.practice ? sealedAdapters(needs.kit) : needs.kit;
  const { folder, ca, language, platform, version } = needs;
  const { clock, random, interfaces, programs } = kit;
  const found: ProblemView[] = [];
  const stores = await openStores(kit, folder, { found, forced: 'file' });
  let settingsStay = false;
  const documents: DocumentStore = {
    get document() {
      return stores.documents.document;
    },
    get readOnly() {
      return settingsStay || stores.documents.readOnly;
    },
    intact: stores.documents.intact,
    save: (document) => stores.documents.save(document),
  };
  const practice = needs.practice ? await startPractice({ clock, random }) : null;
  const trust = ca === undefined ? {} : { ca };
  const network = openNetwork(kit, { ...trust, version, practice, platform, installed: stores.plugins.usable() });
  const { services } = network;
  if (practice !== null) seedPractice(stores, services, language);

  const secretKeys = (id: string): string[] => {
    const event = engine?.eventManager.get(id) ?? stores.documents.document.events.find((one) => one.id === id);
    const info = event?.type === 'dns' ? services.find(event.service)?.info : undefined;
    return (info?.fields ?? []).flatMap(({ key, kind }) => (kind === 'secret' ? [key] : []));
  };
  const secrets = withCredentials(stores.secrets, needs.credential, secretKeys);
  const hideSecrets = createStoredMask({
    secrets,
    ids: () => [
      ...stores.documents.document.events.map(({ id }) => id),
      ...stores.documents.document.settings.channels.map(secretsIdOf),
      HEARTBEAT_ID,
    ],
  });
  let engine: Engine | null = null;
  const made = createEngine({
    ...network,
    clock,
    random,
    interfaces,
    power: kit.power,
    programs,
    hideSecrets,
    secrets,
    ledger: stores.ledger,
    health: stores.health,
    timeline: stores.timeline,
    approvals: stores.approvals,
    journal: stores.journal,
    documents,
    initial: {
      version,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      practice: practice !== null,
      runtime: runtimeOf(''),
      language,
      secretStore: stores.secrets.store,
      loginItem: { supported: false, enabled: false, needsApproval: false },
      plugins: stores.plugins.list(),
      problems: stores.problems,
    },
    showNotice: (notice, members) => channels.tell(notice, members),
  });
  engine = made;
  stores.tellTo(made.problem);
  followLog({ log: stores.log, saikoro: made, journal: stores.journal });
  stores.onCaughtUp((codes) => codes.map(made.commands.dismiss));
  const nameOfChannel = (id: string): string => made.state.fields().settings.channels.find((one) => one.id === id)?.name ?? '';
  const channels = createChannels({
    ...{ clock, random, saikoro: made, secrets, hideSecrets, practice: practice !== null },
    ...{ newId: kit.newId, now: () => clock.now(), programs, documents, approvals: stores.approvals },
    // Channels are set up in the window.
    approval: { allow: async () => ({ ok: false, code: 'not-allowed' }) },
    http: kit.http({ ...trust, userAgent: `Saikoro/${version} (+https://saikoro.app)` }),
    mailer: kit.mailer(trust),
    file: stores.channelQueue,
    journal: stores.journal,
    log: stores.log,
    wording: () => ({ strings: stringsFor(language), services: { get: (id) => services.find(id)?.info }, language }),
    failing: (id, since) => made.watchdog.condition('channel-failing', id, since === null ? null : nameOfChannel(id)),
    spent: (id, until) => made.watchdog.condition('channel-spent', id, until === null ? null : nameOfChannel(id)),
  });
  if (practice === null) kit.localNetwork.onChange(() => made.disturbed());
  else practice.onChange(() => made.disturbed());

  return {
    engine: made,
    stores,
    services,
    channels,
    start() {
      made.start();
      channels.start();
    },
    async stop(options = {}) {
      settingsStay = options.settingsStay ?? false;
      made.stop();
      stores.stop();
      channels.stop();
      await Promise.all([stores.secrets.settled(), programs.stop(), kit.feeds.stop(), practice?.close()]);
    },
  };
};
