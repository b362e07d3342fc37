import { useEffect, useState } from 'react';
import type { BadOffer, PluginProblem } from '../../preload/contract/plugin.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { after } from '../store/clock.ts';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';

const COPIED_MS = 1500;

/** One problem: its code and place, what is wrong, what would be right. */
export const PluginProblemItem = ({ problem }: { problem: PluginProblem }) => {
  const { plugins } = useStrings();
  const language = useAppState((state) => state.language);
  const { code, line, column, wrong, expected, found, example } = problem;
  return (
    <li className="fault-item">
      <p className="fault-head">
        <span className="fault-code">{code}</span>
        <strong>{wrong[language]}</strong>
        <span className="dim">{plugins.problems.place(line, column)}</span>
      </p>
      <dl className="fault-facts">
        {found !== undefined && (
          <>
            <dt>{plugins.problems.found}</dt>
            <dd>
              <code>{found}</code>
            </dd>
          </>
        )}
        <dt>{plugins.problems.expected}</dt>
        <dd>{expected[language]}</dd>
        <dt>{plugins.problems.example}</dt>
        <dd>
          <code>{example}</code>
        </dd>
      </dl>
    </li>
  );
};

/** A file that cannot be used, and why, for the one who wrote it. */
export const PluginProblems = ({ offer, onDone }: { offer: BadOffer; onDone(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const [copied, setCopied] = useState(false);
  useEffect(() => (copied ? after(COPIED_MS, () => setCopied(false)) : undefined), [copied]);
  const { plugins } = strings;
  const { file = '', token = '', problems = [], more = 0 } = offer;
  const close = (): void => {
    void act(bridge, 'plugins.discard', { token });
    onDone();
  };
  return (
    <Sheet kind="tall" title={plugins.problems.title} onClose={close}>
      <p className="sheet-text">{plugins.problems.text(file)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <ul className="fault-list" tabIndex={0}>
        {problems.map((problem) => (
          <PluginProblemItem key={`${problem.code} ${problem.place} ${problem.line} ${problem.column}`} problem={problem} />
        ))}
        {more > 0 && <li className="fault-more dim">{plugins.problems.more(more)}</li>}
      </ul>
      <div className="sheet-foot">
        <PushButton
          icon={copied ? 'check' : 'copy'}
          onPress={() => void act(bridge, 'plugins.copy', { token }).then(({ ok }) => setCopied(ok))}
        >
          {copied ? plugins.problems.copied : plugins.problems.copy}
        </PushButton>
        <span className="sheet-space" />
        <PushButton kind="primary" autoFocus onPress={close}>
          {strings.action.close}
        </PushButton>
      </div>
    </Sheet>
  );
};
