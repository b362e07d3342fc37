import { type ReactNode, useState } from 'react';
import { useStrings } from '../store/context.ts';
import { PushButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { StatusIcon } from './status-icon.tsx';

interface BannerProps {
  tone: 'note' | 'warning';
  title: string;
  text?: string;
  /** Shown as long as the app runs, so a narrow window shows one line of it and the rest behind a button. */
  standing?: boolean;
  children?: ReactNode;
}

/** A line across the window: what concerns all of it, with its next step. */
export const Banner = ({ tone, title, text, standing = false, children }: BannerProps) => {
  const strings = useStrings();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div
      className={`banner banner-${tone}${standing ? ` banner-${unfolded ? 'unfolded' : 'folded'}` : ''}`}
      role={tone === 'warning' ? 'alert' : 'status'}
    >
      {tone === 'warning' ? <StatusIcon standing="failing" /> : <Icon name="info" />}
      <p className="banner-text" title={strings.sentences([title, text])}>
        <strong>{title}</strong>
        {strings.sentences([title, text]).slice(title.length)}
      </p>
      <div className="banner-actions">
        {standing && (
          <span className="banner-details">
            <PushButton kind="link" aria-expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
              {strings.banner.details}
            </PushButton>
          </span>
        )}
        {children}
      </div>
    </div>
  );
};
