import { useEffect, useId, useRef } from 'react';
import type { Strings } from '../../preload/strings/index.ts';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { Icon } from '../controls/icon.tsx';
import { after } from '../store/clock.ts';
import { useServices } from '../store/context.ts';
import { optionId, SmartList } from './smart-list.tsx';
import { kindOf, shownText } from './smart-text.ts';
import { smartWords } from './smart-words.ts';
import { type SmartNeeds, useSmartField } from './use-smart-field.ts';

interface Props extends SmartNeeds {
  fault?: string | undefined;
  help?: string | null | undefined;
  autoFocus?: boolean;
  /** The list comes when something is typed, and not with the focus. */
  quiet?: boolean;
  strings: Strings;
}

const FOCUSABLE = 'input:not([tabindex="-1"]), textarea, button:not([tabindex="-1"])';

/** What stands behind the field: Tab goes on to what came with the service that was taken. */
const focusAfter = (input: HTMLInputElement | null): void => {
  const all = [...(input?.closest('form, [role="dialog"]')?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  if (input !== null) all[all.indexOf(input) + 1]?.focus();
};

/**
 * The service, by anything that tells it: its name, a host name, a pasted update address, or a curl line. The first that fits is highlighted;
 * Enter and Tab take it with all that the text says.
 */
export const SmartField = ({ fault, help, autoFocus = false, quiet = false, strings, ...needs }: Props) => {
  const { value, language } = needs;
  const chosen = useServices().get(value);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const state = useSmartField(needs, () => focusAfter(input.current));
  // Once the dialog, which takes the focus for itself at first, has had it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => (autoFocus ? after(0, () => input.current?.focus()) : undefined), []);
  // What is typed next takes the place of the name that stands there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another one was taken
  useEffect(() => {
    if (document.activeElement === input.current) input.current?.select();
  }, [value]);
  const { typed, open, active, suggestions } = state;
  const text = typed?.text ?? '';
  const words = typed === null ? null : smartWords(text, suggestions, strings);
  // What is typed by hand stays as it is, but is not to be read over the shoulder.
  const isSecret = kindOf(text) === 'address' && typed?.shown === text && shownText(text) !== text;
  return (
    <div className="row smart">
      <label className="row-label" htmlFor={`${id}-input`}>
        {strings.event.service}
      </label>
      <div className="control">
        <div className="combo">
          <input
            ref={input}
            id={`${id}-input`}
            className={isSecret ? 'input input-hidden' : 'input'}
            role="combobox"
            aria-expanded={open && suggestions.items.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 && suggestions.items.length > 0 ? optionId(id, active) : undefined}
            aria-invalid={fault === undefined ? undefined : true}
            aria-describedby={`${id}-help ${id}-fault`}
            autoComplete="off"
            spellCheck="false"
            placeholder={strings.event.servicePlaceholder}
            value={typed?.shown ?? (chosen === undefined ? '' : nameIn(language, chosen))}
            onChange={(event) => state.type(event.target.value)}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text').trim();
              if (kindOf(pasted) !== 'address') return;
              event.preventDefault();
              state.type(pasted, shownText(pasted));
            }}
            onFocus={(event) => {
              event.target.select();
              if (value === '' && !quiet) state.setOpen(true);
            }}
            onClick={() => !quiet && state.setOpen(true)}
            onBlur={state.leave}
            onKeyDown={state.onKeyDown}
          />
          <span className="combo-button" aria-hidden="true">
            <Icon name="down" />
          </span>
        </div>
      </div>
      <SmartList id={id} state={state} strings={strings} language={language} />
      {isSecret && <p className="help smart-shown">{shownText(text)}</p>}
      <p className="help" id={`${id}-help`} role="status">
        {words ?? help}
      </p>
      <div className="fault" id={`${id}-fault`} role="alert" hidden={fault === undefined}>
        {fault}
      </div>
    </div>
  );
};
