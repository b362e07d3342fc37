import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Adapters } from '../../instance/adapters.ts';
import type { Instance } from '../../instance/instance.ts';
import { readFeed } from './feed.ts';
import { wayOf } from './installation.ts';
import { createReleases, type Releases } from './releases.ts';

const APP_ID = 'app.saikoro';
/** In the data folder. */
const FOLDER = 'new-version';

export interface AppReleasesNeeds {
  app: Pick<Electron.App, 'isPackaged'>;
  kit: Adapters;
  instance: Pick<Instance, 'engine' | 'stores' | 'practice'>;
  folder: string;
  ca: string[] | undefined;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  version: string;
}

/** Saikoro's own versions, as this installation can have them. */
export const createAppReleases = ({ app, kit, instance, folder, ca, env, platform, version }: AppReleasesNeeds): Releases => {
  const { engine, stores } = instance;
  const feed = readFeed(process.env.SAIKORO_RELEASE);
  const { way, kind } = wayOf({ feed, practice: instance.practice !== null, packaged: app.isPackaged, platform, appImage: env.APPIMAGE });
  const wish = () => engine.state.fields().settings.updates;
  const releases = createReleases({
    ...{ clock: kit.clock, way, feed, wish, folder: join(folder, FOLDER), updatedFrom: stores.updatedFrom },
    here: { app: APP_ID, version, system: platform, arch: process.arch, kind },
    network: kit.releaseNetwork(ca === undefined ? {} : { ca }),
    installer: kit.releaseInstaller ?? { install: () => Promise.resolve({ ok: false, code: 'not-installed' }) },
    file: stores.releases,
    show: (release) => engine.state.change({ release }),
    note: (fact) => void stores.journal.add(fact),
  });
  let wished = wish();
  engine.state.listen(({ fields }) => {
    if (fields.settings === undefined || fields.settings.updates === wished) return;
    wished = fields.settings.updates;
    releases.wishChanged();
  });
  return releases;
};
