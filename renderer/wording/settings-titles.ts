import type { Strings } from '../../preload/strings/index.ts';
import type { SettingsSection } from '../store/navigation.ts';

/** The sections of the settings by their headings, and by what stands in them. */
export const settingsTitles = ({
  settings,
  channels,
  plugins,
  diagnostics,
  imports,
  release,
}: Strings): Record<SettingsSection, { title: string; holds: string[] }> => ({
  general: { title: settings.general, holds: [settings.language, settings.theme, settings.login, settings.pause] },
  address: { title: settings.address, holds: [settings.check, settings.families, settings.source, settings.homeOnly, settings.homes] },
  notify: { title: settings.notify, holds: Object.values(settings.notifyKinds) },
  channels: { title: channels.title, holds: [channels.weekly] },
  heartbeat: { title: channels.heartbeat.title, holds: [] },
  secrets: { title: settings.secrets, holds: [] },
  plugins: { title: plugins.title, holds: [] },
  transfer: { title: settings.transfer, holds: [settings.export, settings.import, imports.menu] },
  updates: { title: release.title, holds: [release.wish, release.check] },
  diagnostics: { title: diagnostics.title, holds: [diagnostics.logLevel, diagnostics.copy] },
});
