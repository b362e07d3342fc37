import { type DragEvent, useState } from 'react';
import { type Selection, selectionOf } from '../store/selection.ts';
import { dropBefore } from './own-order.ts';

const KIND = 'application/x-saikoro-event';

interface Input {
  order: readonly string[];
  selection: Selection;
  onSelect(selection: Selection): void;
  /** null: rows can't be moved now. */
  onMove: ((before: string | null) => void) | null;
  rowOf(target: EventTarget): string | null;
  /** From the top of the list, in px. */
  placeOf(id: string): number;
  rowHeight: number;
}

/** Moves the chosen rows by drag and drop. `line`: where they would go, in px from the top. */
export const useRowDrag = ({ order, selection, onSelect, onMove, rowOf, placeOf, rowHeight }: Input) => {
  const [line, setLine] = useState<number | null>(null);
  const overOf = (event: DragEvent): { over: string; below: boolean } | null => {
    const over = rowOf(event.target);
    const box = event.target instanceof Element ? event.target.closest('[data-id]')?.getBoundingClientRect() : undefined;
    return over === null || box === undefined ? null : { over, below: event.clientY > box.top + box.height / 2 };
  };
  if (onMove === null) return { line: null, handlers: {} };
  return {
    line,
    handlers: {
      onDragStart: (event: DragEvent): void => {
        const id = rowOf(event.target);
        if (id === null) return;
        if (!selection.ids.has(id)) onSelect(selectionOf([id]));
        event.dataTransfer.setData(KIND, id);
        event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event: DragEvent): void => {
        const place = event.dataTransfer.types.includes(KIND) ? overOf(event) : null;
        if (place === null) return;
        event.preventDefault();
        setLine(placeOf(place.over) + (place.below ? rowHeight : 0));
      },
      onDragEnd: (): void => setLine(null),
      onDrop: (event: DragEvent): void => {
        setLine(null);
        const place = event.dataTransfer.types.includes(KIND) ? overOf(event) : null;
        if (place === null) return;
        event.preventDefault();
        const before = dropBefore(order, selection.ids, place);
        if (before !== undefined) onMove(before);
      },
    },
  };
};
