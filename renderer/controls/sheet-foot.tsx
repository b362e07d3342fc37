import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { useAppState } from '../store/context.ts';
import { PushButton } from './button.tsx';

const isAnswer = (child: ReactNode): boolean =>
  isValidElement(child) && child.type === PushButton && (child as ReactElement<{ kind?: string }>).props.kind !== 'link';

/** The one that goes on, last on a Mac and in GNOME, stands before the others. */
export const asOnWindows = (children: readonly ReactNode[]): ReactNode[] => {
  const first = children.findIndex(isAnswer);
  const last = children.findLastIndex(isAnswer);
  if (first === last) return [...children];
  return [...children.slice(0, first), children[last], ...children.slice(first, last), ...children.slice(last + 1)];
};

/** The end of a dialog, its buttons as the platform orders them; written with the one that goes on last. */
export const SheetFoot = ({ children }: { children: ReactNode }) => {
  const isWindows = useAppState((state) => state.platform === 'win32');
  const all = Children.toArray(children);
  return <div className="sheet-foot">{isWindows ? asOnWindows(all) : all}</div>;
};
