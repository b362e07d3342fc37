import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface Props {
  title: string;
  onClose(): void;
  /** alert: a question that must be answered; small: for a few lines; tall: as high as what is in it. */
  kind?: 'normal' | 'wide' | 'small' | 'tall' | 'alert';
  children: ReactNode;
}

/** A dialog over the window. Escape closes it. */
export const Sheet = ({ title, onClose, kind = 'normal', children }: Props) => (
  <ModalOverlay className="veil" isOpen onOpenChange={(open) => !open && onClose()}>
    <Modal className={`sheet sheet-${kind}`}>
      <Dialog className="sheet-dialog" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
        <Heading slot="title" className="sheet-title">
          {title}
        </Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
);
