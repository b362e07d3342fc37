import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useStrings } from '../store/context.ts';
import { PushButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { StatusIcon } from './status-icon.tsx';

/** The banners over a view as one: folded, the first alone is shown, in one line. */
export interface BannerFold {
  isOpen: boolean;
  /** How many there are. */
  count: number;
  onToggle(): void;
  /** One more, until what it answers is called. */
  enter(): () => void;
}

export const BannerFoldContext = createContext<BannerFold | null>(null);

/** Whether a line holds less than there is to say, or than there is to press. */
const useIsCut = (isOpen: boolean) => {
  const text = useRef<HTMLParagraphElement>(null);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const line = text.current;
    if (line === null || isOpen) return;
    const look = (): void => {
      const actions = line.nextElementSibling;
      const lacksActions = actions !== null && actions.childElementCount > 0 && actions.getClientRects().length === 0;
      setCut(line.scrollWidth > line.clientWidth || lacksActions);
    };
    const observer = new ResizeObserver(look);
    observer.observe(line);
    return () => observer.disconnect();
  }, [isOpen]);
  return { text, isCut };
};

const FoldButton = ({ fold, isCut }: { fold: BannerFold; isCut: boolean }) => {
  const { banner } = useStrings();
  const others = fold.count - 1;
  if (others === 0 && !isCut) return null;
  return (
    <div className="banner-fold">
      <PushButton
        kind="link"
        aria-expanded={fold.isOpen}
        aria-label={others === 0 ? undefined : banner.others(others)}
        onPress={fold.onToggle}
      >
        {others === 0 ? banner.details : `+${others}`}
        <Icon name="down" />
      </PushButton>
    </div>
  );
};

interface BannerProps {
  tone: 'note' | 'warning';
  title: string;
  text?: string;
  children?: ReactNode;
}

/** A line across the window: what concerns all of it, with its next step. */
export const Banner = ({ tone, title, text, children }: BannerProps) => {
  const strings = useStrings();
  const fold = useContext(BannerFoldContext);
  const enter = fold?.enter;
  useEffect(() => enter?.(), [enter]);
  const { text: line, isCut } = useIsCut(fold?.isOpen === true);
  const all = strings.sentences([title, text]);
  return (
    <div className={`banner banner-${tone}`} role={tone === 'warning' ? 'alert' : 'status'}>
      {tone === 'warning' ? <StatusIcon standing="failing" /> : <Icon name="info" />}
      <p ref={line} className="banner-text" title={all}>
        <strong>{title}</strong>
        {all.slice(title.length)}
      </p>
      <div className="banner-actions">{children}</div>
      {fold && <FoldButton fold={fold} isCut={isCut} />}
    </div>
  );
};
