import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Icon, type IconName } from './icon.tsx';

interface PushProps extends Omit<ButtonProps, 'className' | 'children'> {
  kind?: 'plain' | 'primary' | 'danger' | 'link';
  icon?: IconName;
  children: ReactNode;
}

/**
 * isPending, not isDisabled, while what it began goes on: a button that can't be pressed loses the focus, and Escape its dialog. The bar is what a
 * screen reader is told of meanwhile.
 */
export const PushButton = ({ kind = 'plain', icon, children, ...rest }: PushProps) => (
  <Button {...rest} className={`push push-${kind}`}>
    {icon && <Icon name={icon} />}
    {children}
    {rest.isPending && <ProgressBar isIndeterminate className="push-pending" aria-label={typeof children === 'string' ? children : '…'} />}
  </Button>
);

interface ToolProps extends Omit<ButtonProps, 'className' | 'children'> {
  icon: IconName;
  label: string;
  /** Shown in the tooltip, e.g. ⌘N. */
  keys?: string;
  /** The label stands beside the icon as well. */
  wide?: boolean;
  children?: ReactNode;
}

/** A button that is an icon; its name is said by the tooltip and to screen readers. */
export const ToolButton = ({ icon, label, keys, wide, children, ...rest }: ToolProps) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    <Button {...rest} className={wide ? 'tool tool-wide' : 'tool'} aria-label={label}>
      <Icon name={icon} />
      {wide && <span className="tool-text">{label}</span>}
      {children}
    </Button>
    <Tooltip className="tooltip" offset={6}>
      {label}
      {keys && <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
);
