import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { useTheme } from '../look/theme.ts';
import { loadedStrings, startLanguage, stringsOf } from '../store/catalogue.ts';
import { type Services, ServicesContext, useAppState, useHost } from '../store/context.ts';
import { ask } from '../store/ipc.ts';
import { AppShell } from './shell.tsx';

/** Sets what concerns the whole page: language, theme, platform. */
const Page = () => {
  const { bridge } = useHost();
  const language = useAppState((state) => state.language);
  const platform = useAppState((state) => state.platform);
  const plugins = useAppState((state) => state.plugins);
  const [list, setList] = useState<ServiceInfo[]>([]);
  const services = useMemo<Services>(() => new Map(list.map((info) => [info.id, info])), [list]);
  useTheme(
    useAppState((state) => state.settings.theme),
    useAppState((state) => state.accent),
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.platform = platform;
  }, [language, platform]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plug-in that came or went changes the list
  useEffect(() => {
    void ask(bridge, 'services.list', undefined).then((answer) => answer.ok && setList(answer.value));
  }, [bridge, plugins]);
  return (
    <I18nProvider locale={stringsOf(language).locale}>
      <ServicesContext value={services}>
        <AppShell />
      </ServicesContext>
    </I18nProvider>
  );
};

/** Waits for the first snapshot. */
export const App = () => {
  const { store } = useHost();
  const here = useSyncExternalStore(store.subscribe, () => store.get() !== null);
  const failed = useSyncExternalStore(store.subscribe, store.failed);
  if (here) return <Page />;
  const words = loadedStrings(startLanguage() ?? 'en');
  return (
    <main className="starting" role="status">
      {failed ? words?.loadFailed : ''}
    </main>
  );
};
