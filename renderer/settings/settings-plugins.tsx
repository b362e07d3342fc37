import type { InstalledPlugin } from '../../preload/contract/plugin.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton, ToolButton } from '../controls/button.tsx';
import { Row } from '../controls/fields.tsx';
import { StatusIcon } from '../controls/status-icon.tsx';
import { PluginProblemItem } from '../plugins/plugin-problems.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';

const PluginItem = ({ plugin }: { plugin: InstalledPlugin }) => {
  const strings = useStrings();
  const shell = useShell();
  const language = useAppState((state) => state.language);
  const { plugins: words } = strings;
  const name = nameIn(language, plugin);
  const facts = [plugin.host ?? words.ownServer, words.since(strings.date(plugin.installedAt))];
  return (
    <li className="plugin-item">
      <div className="plugin-line">
        <div className="plugin-what">
          <strong>{name}</strong>
          <p className="dim">{facts.join(strings.between)}</p>
        </div>
        {plugin.state === 'changed' && <PushButton onPress={() => shell.reviewPlugin(plugin.id)}>{words.review}</PushButton>}
        <ToolButton icon="remove" label={words.remove(name)} onPress={() => shell.open({ kind: 'remove-plugin', id: plugin.id })} />
      </div>
      {plugin.state !== 'ok' && (
        <p className="plugin-warning">
          <StatusIcon standing="failing" />
          {words.state[plugin.state]}
        </p>
      )}
      {plugin.problems && plugin.problems.length > 0 && (
        <ul className="fault-list">
          {plugin.problems.map((problem) => (
            <PluginProblemItem key={`${problem.code} ${problem.line} ${problem.column}`} problem={problem} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** The plug-ins the user installed. */
export const PluginSettings = () => {
  const strings = useStrings();
  const { addPlugin } = useShell();
  const plugins = useAppState((state) => state.plugins);
  return (
    <>
      {plugins.length === 0 && <p className="settings-text">{strings.plugins.none}</p>}
      <ul>
        {plugins.map((plugin) => (
          <PluginItem key={plugin.id} plugin={plugin} />
        ))}
      </ul>
      <Row>
        <PushButton icon="add" onPress={addPlugin}>
          {strings.plugins.add}
        </PushButton>
      </Row>
    </>
  );
};
