import { COMMAND_IDS, MENUS, menuOf } from '../../preload/contract/menu/commands.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { keysText } from '../menu/keys.ts';
import { useAppState, useStrings } from '../store/context.ts';

/** Every key of the window, by menu; then those of the list, which are in no menu. */
export const ShortcutList = ({ onClose }: { onClose(): void }) => {
  const strings = useStrings();
  const platform = useAppState((state) => state.platform);
  const words = strings.help.shortcuts;
  const groups = MENUS.map((name) => ({
    title: strings.menu.menus[name],
    keys: COMMAND_IDS.filter((id) => menuOf(id, platform) === name).flatMap((id): [string, string][] => {
      const keys = keysText(id, platform);
      return keys === null ? [] : [[strings.menu.items[id], keys]];
    }),
  }));
  const inList: [string, string][] = [
    [strings.action.properties, platform === 'darwin' ? '↩' : 'Enter'],
    [strings.action.remove, platform === 'darwin' ? '⌫' : 'Delete'],
    [words.contextMenu, platform === 'darwin' ? '⇧F10' : 'Shift+F10'],
    [words.typeAhead, words.letters],
  ];
  const shown = [...groups, { title: words.inList, keys: inList }].filter(({ keys }) => keys.length > 0);
  return (
    <Sheet kind="tall" title={strings.menu.items.shortcuts} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="shortcuts" aria-label={strings.menu.items.shortcuts} tabIndex={0}>
        {shown.map(({ title, keys }) => (
          <section key={title} className="shortcut-group">
            <h3 className="shortcut-title">{title}</h3>
            <dl>
              {keys.map(([label, text]) => (
                <div key={label} className="shortcut">
                  <dt>{label}</dt>
                  <dd>
                    <kbd>{text}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <div className="sheet-foot">
        <PushButton kind="primary" autoFocus onPress={onClose}>
          {strings.action.close}
        </PushButton>
      </div>
    </Sheet>
  );
};
