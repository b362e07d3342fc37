import { useEffect, useRef } from 'react';
import type { Strings } from '../../preload/strings/index.ts';
import { ServiceOption } from './service-option.tsx';
import type { SmartState } from './use-smart-field.ts';

interface Props {
  id: string;
  state: SmartState;
  strings: Strings;
  language: 'ja' | 'en';
}

export const optionId = (id: string, at: number): string => `${id}-${at}`;

/** The services that fit what is typed. It stands below the field and covers nothing; the field keeps the focus. */
export const SmartList = ({ id, state: { suggestions, open, active, take }, strings, language }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  const items = open ? suggestions.items : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another one is highlighted
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active, open]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      className={items.length > 0 ? 'smart-list options' : 'smart-list'}
      role="listbox"
      aria-label={strings.event.service}
    >
      {items.map((one, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field, which stays focused
        <div
          key={one.info.id}
          id={optionId(id, at)}
          className="option"
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          data-focused={at === active || undefined}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one)}
        >
          <ServiceOption info={one.info} strings={strings} language={language} />
        </div>
      ))}
    </div>
  );
};
