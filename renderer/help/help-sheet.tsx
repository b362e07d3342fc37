import { useEffect, useRef, useState } from 'react';
import { HELP_PAGES, type HelpPage } from '../../preload/contract/menu/help-pages.ts';
import { help as en, type HelpTexts } from '../../preload/strings/help/en.ts';
import { help as ja } from '../../preload/strings/help/ja.ts';
import type { Language } from '../../preload/strings/index.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { useAppState, useStrings } from '../store/context.ts';

const TEXTS: Record<Language, HelpTexts> = { en, ja };

const itemsOf = (texts: readonly string[]) => texts.map((text) => <li key={text}>{text}</li>);

/** The help: its pages by name, and the one that is read. */
const HelpSheet = ({ first, onClose }: { first: HelpPage; onClose(): void }) => {
  const strings = useStrings();
  const language = useAppState((state) => state.language);
  const [page, setPage] = useState(first);
  const body = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => body.current?.scrollTo(0, 0), [page]);
  return (
    <Sheet kind="wide" title={strings.menu.items.help} onClose={onClose}>
      <div className="help-frame">
        <nav className="help-pages" aria-label={strings.help.label}>
          {HELP_PAGES.map((name) => (
            <button
              key={name}
              type="button"
              className="help-page"
              aria-current={name === page ? 'page' : undefined}
              // biome-ignore lint/a11y/noAutofocus: it is what was asked for
              autoFocus={name === first}
              onClick={({ currentTarget }) => {
                setPage(name);
                currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' });
              }}
            >
              {strings.help.pages[name]}
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <article ref={body} className="help-body" aria-label={strings.help.pages[page]} tabIndex={0}>
          <h3 className="help-title">{strings.help.pages[page]}</h3>
          {TEXTS[language][page].map(({ heading, text, list = [], steps = [] }) => (
            <section key={heading}>
              <h4 className="help-heading">{heading}</h4>
              {text.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {steps.length > 0 && <ol className="help-list help-steps">{itemsOf(steps)}</ol>}
              {list.length > 0 && <ul className="help-list">{itemsOf(list)}</ul>}
            </section>
          ))}
        </article>
      </div>
      <div className="sheet-foot">
        <PushButton kind="primary" onPress={onClose}>
          {strings.action.close}
        </PushButton>
      </div>
    </Sheet>
  );
};

export default HelpSheet;
