import { XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';

import { IconButton, names } from './Button.tsx';
import { useKeepFocus } from './useKeepFocus.ts';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: true;
}

/** A modal dialog, open while it is rendered: Esc, the cross and a press outside close it; focus returns where it was. What bears `data-first` gets focus. */
export function Dialog({ title, closeLabel, onClose, children, wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useKeepFocus(dialog);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const opener = document.activeElement;
    const pressOutside = (event: MouseEvent) => {
      if (event.target === element) close.current();
    };
    element.addEventListener('mousedown', pressOutside);
    element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      element.removeEventListener('mousedown', pressOutside);
      element.close();
      // A dialog that is out of the page before it closes leaves the focus nowhere.
      if (document.activeElement === document.body && opener instanceof HTMLElement)
        opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={names('ds-dialog', 'dialog', wide && 'dialog-wide')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton
          label={closeLabel}
          icon={<XMarkIcon aria-hidden />}
          tooltipSide="left"
          onClick={onClose}
        />
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
