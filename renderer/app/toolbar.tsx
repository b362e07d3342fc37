import { VIEWS } from '../../preload/contract/settings.ts';
import { ToolButton } from '../controls/button.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import { NoticeList } from './notice-list.tsx';
import { StatusBrief } from './status-header.tsx';

/** The title bar: views on the left, notices on the right; the space between moves the window. */
export const Toolbar = ({ modifier }: { modifier: string }) => {
  const strings = useStrings();
  const { view, show } = useShell();
  const bridge = useBridge();
  const platform = useAppState((state) => state.platform);
  return (
    <div className="toolbar">
      <nav className="segments" aria-label={strings.view.label}>
        {VIEWS.map((name, index) => (
          <button
            key={name}
            type="button"
            className="segment"
            aria-current={view === name ? 'page' : undefined}
            title={`${strings.view[name]} ${modifier}${index + 1}`}
            onClick={() => show(name)}
          >
            {strings.view[name]}
          </button>
        ))}
      </nav>
      <div className="toolbar-end">
        {view !== 'events' && <StatusBrief />}
        <NoticeList />
        {platform !== 'darwin' && (
          <ToolButton icon="more" label={strings.menu.bar} onPress={() => void act(bridge, 'menu.popup', undefined)} />
        )}
      </div>
    </div>
  );
};
