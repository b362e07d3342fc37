import { type MouseEvent, useRef } from 'react';

interface Clicks {
  /** The row that something drawn belongs to. */
  rowOf(target: EventTarget): string | null;
  choose(id: string, event: MouseEvent): void;
  open(id: string): void;
}

/**
 * What a pointer does with rows. The first click of two may move the list, by bringing its row into sight or because the list still moves:
 * the second belongs to the same row, whatever lies under the pointer by then.
 */
export const useRowClicks = ({ rowOf, choose, open }: Clicks) => {
  const begun = useRef<string | null>(null);
  return {
    onClick: (event: MouseEvent): void => {
      if (event.detail > 1) return;
      begun.current = rowOf(event.target);
      if (begun.current !== null) choose(begun.current, event);
    },
    onDoubleClick: (): void => {
      if (begun.current !== null) open(begun.current);
    },
  };
};
