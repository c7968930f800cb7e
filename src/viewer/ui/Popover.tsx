import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

import { names } from './Button.tsx';

export interface PopoverProps {
  /** The control it belongs to; it opens below it, kept on screen. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly role?: 'dialog' | 'menu';
}

interface Place {
  readonly top: number;
  readonly left: number;
}

/** A light surface over the page, open while it is rendered. Esc closes it and gives focus back; a press or a focus elsewhere closes it. */
export function Popover({ anchor, label, onClose, children, className, role = 'dialog' }: PopoverProps) {
  const surface = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>();

  useEffect(() => {
    const element = surface.current;
    const control = anchor.current;
    if (element === null || control === null) return undefined;
    element.showPopover();
    const lay = () => setPlace(placeBelow(control, element));
    lay();
    focusFirst(element);
    // A telephone is turned, a list grows: it stays on the screen.
    const grown = new ResizeObserver(lay);
    grown.observe(element);
    addEventListener('resize', lay);
    return () => {
      grown.disconnect();
      removeEventListener('resize', lay);
    };
  }, [anchor]);

  useEffect(() => {
    const closeOutside = (event: PointerEvent | FocusEvent) => {
      if (!(event.target instanceof Node)) return;
      if (surface.current?.contains(event.target) === true || anchor.current?.contains(event.target) === true)
        return;
      onClose();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
      anchor.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [anchor, onClose]);

  return (
    <div
      ref={surface}
      popover="manual"
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={names('popover', className)}
      style={place}
    >
      {children}
    </div>
  );
}

function placeBelow(control: HTMLElement, surface: HTMLElement): Place {
  const box = control.getBoundingClientRect();
  return {
    top: Math.max(4, Math.min(box.bottom + 4, innerHeight - surface.offsetHeight - 4)),
    left: Math.max(4, Math.min(box.left, innerWidth - surface.offsetWidth - 8)),
  };
}

function focusFirst(element: HTMLElement): void {
  const first = element.querySelector<HTMLElement>('button, [href], input, select, [tabindex="0"]');
  (first ?? element).focus();
}
