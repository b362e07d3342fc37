import { PushButton } from '../controls/button.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';

/** No event yet: what this is for, the three steps, and the one thing to do. */
export const EmptyEvents = () => {
  const strings = useStrings();
  const { open } = useShell();
  const begun = useAppState(
    (state) => state.ui.firstRun !== undefined && state.ui.firstRun.done !== true && state.ui.firstRun.step !== 'found',
  );
  return (
    <section className="empty">
      <div className="empty-inner">
        <h2 className="empty-title">{strings.empty.title}</h2>
        <p className="empty-text">{strings.empty.text}</p>
        <ol className="steps">
          {strings.empty.steps.map(([title, text], index) => (
            <li key={title} className="step">
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <strong className="step-title">{title}</strong>
              <span className="step-text">{text}</span>
            </li>
          ))}
        </ol>
        <div className="empty-actions">
          <PushButton kind="primary" onPress={() => open({ kind: 'first-run' })}>
            {begun ? strings.firstRun.resume : strings.firstRun.begin}
          </PushButton>
          <PushButton icon="add" onPress={() => open({ kind: 'event', id: null })}>
            {strings.empty.add}
          </PushButton>
          <PushButton kind="link" onPress={() => open({ kind: 'import' })}>
            {strings.empty.import}
          </PushButton>
          <PushButton kind="link" onPress={() => open({ kind: 'clients' })}>
            {strings.imports.menu}
          </PushButton>
        </div>
      </div>
    </section>
  );
};
