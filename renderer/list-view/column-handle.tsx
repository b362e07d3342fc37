import type { PointerEvent } from 'react';

interface Props {
  width: number;
  label: string;
  onWidth(width: number): void;
  /** As wide as what is in it again. */
  onReset(): void;
}

/** The edge of a column: drawn with the pointer, and back to its content by a double click. By keyboard the heading does it (Alt and an arrow). */
export const ColumnHandle = ({ width, label, onWidth, onReset }: Props) => {
  const begin = (event: PointerEvent<HTMLSpanElement>): void => {
    const { currentTarget: handle, clientX: from, pointerId } = event;
    handle.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent): void => onWidth(width + moved.clientX - from);
    const end = (): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
    event.preventDefault();
  };
  return <span className="column-handle" aria-hidden="true" title={label} onPointerDown={begin} onDoubleClick={onReset} />;
};
