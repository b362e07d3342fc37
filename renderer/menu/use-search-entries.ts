import { useEffect, useMemo, useState } from 'react';
import { COMMAND_IDS, MENU_COMMANDS, menuOf } from '../../preload/contract/menu/commands.ts';
import { HELP_PAGES } from '../../preload/contract/menu/help-pages.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { hostsOf, titleOf } from '../../preload/strings/sentences/event-names.ts';
import { undoLabels } from '../../preload/strings/sentences/undo-labels.ts';
import { serviceOf } from '../../preload/strings/sentences/wording.ts';
import { loadedStrings, loadStrings } from '../store/catalogue.ts';
import { useAppState, useServices, useStrings } from '../store/context.ts';
import { SETTINGS_SECTIONS, useShell } from '../store/navigation.ts';
import { settingsTitles } from '../wording/settings-titles.ts';
import { keysText } from './keys.ts';
import type { SearchEntry } from './search-entries.ts';
import type { MenuCommands } from './use-commands.ts';

/** The words of the language that the page is not in: at hand, or a moment later. */
const useOtherStrings = (): Strings | undefined => {
  const language = useAppState((state) => (state.language === 'ja' ? 'en' : 'ja'));
  const [, setLoaded] = useState<Strings>();
  useEffect(() => {
    // Without them the search finds by one language's words.
    void loadStrings(language).then(setLoaded, () => {});
  }, [language]);
  return loadedStrings(language);
};

/** Events, commands and settings as they can be found, each by its words in both languages. */
export const useSearchEntries = ({ able }: MenuCommands): SearchEntry[] => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const other = useOtherStrings();
  const platform = useAppState((state) => state.platform);
  const events = useAppState((state) => state.events);
  const undoable = useAppState((state) => state.undoable);
  const { open, read, select, show } = useShell();
  return useMemo(() => {
    const wording = { strings, services, language };
    const ofEvents = events.map(
      (view): SearchEntry => ({
        id: `event ${view.event.id}`,
        kind: 'event',
        title: titleOf(view) || strings.grid.untitled,
        note: [...hostsOf(view), serviceOf(view, wording)].join(strings.between),
        act: () => {
          show('events');
          select([view.event.id]);
          open({ kind: 'event', id: view.event.id });
        },
      }),
    );
    const ofCommands = COMMAND_IDS.filter((id) => {
      const { by } = MENU_COMMANDS[id];
      return (by === 'page' || by === 'main') && id !== 'quick-search' && menuOf(id, platform) !== null && !able.off.has(id);
    }).map(
      (id): SearchEntry => ({
        id: `command ${id}`,
        kind: 'command',
        title: id === 'undo' || id === 'redo' ? undoLabels(strings, undoable)[id] : strings.menu.items[id],
        note: keysText(id, platform) ?? '',
        names: other === undefined ? [] : [other.menu.items[id]],
        also: strings.menu.menus[MENU_COMMANDS[id].menu],
        act: () => able.run(id),
      }),
    );
    const ofSettings = SETTINGS_SECTIONS.map(
      (section): SearchEntry => ({
        id: `setting ${section}`,
        kind: 'setting',
        title: settingsTitles(strings)[section].title,
        note: settingsTitles(strings)[section].holds.join(strings.between),
        names: [
          ...settingsTitles(strings)[section].holds,
          ...(other === undefined ? [] : [settingsTitles(other)[section].title, ...settingsTitles(other)[section].holds]),
        ],
        act: () => show('settings', section),
      }),
    );
    const ofHelp = HELP_PAGES.map(
      (page): SearchEntry => ({
        id: `help ${page}`,
        kind: 'help',
        title: strings.help.pages[page],
        names: other === undefined ? [] : [other.help.pages[page]],
        act: () => read({ kind: 'help', page }),
      }),
    );
    return [...ofCommands, ...ofEvents, ...ofSettings, ...ofHelp];
  }, [strings, other, services, language, platform, events, undoable, able, open, read, select, show]);
};
