import { XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

export interface ChipProps {
  readonly children: ReactNode;
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly count?: number;
  readonly label?: string;
  readonly title?: string;
}

/** A choice that is on or off; what is on carries a cross as well as a colour. */
export function Chip({ children, pressed, onToggle, count, label, title }: ChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={pressed}
      aria-label={label}
      title={title}
      onClick={onToggle}
    >
      <span className="chip-text">{children}</span>
      {count !== undefined && <span className="chip-count">{count}</span>}
      {pressed && <XMarkIcon aria-hidden className="chip-cross" />}
    </button>
  );
}
