import { ChevronDownIcon } from '@navikt/aksel-icons';
import { type ReactNode, useCallback, useRef, useState } from 'react';

import { Popover } from '#viewer/ui/Popover.tsx';

export interface FilterMenuProps {
  readonly words: string;
  /** As it is read aloud, where that is more than its words. */
  readonly label?: string;
  /** Of what opens. */
  readonly title: string;
  /** How many choices are made in it. */
  readonly active: number;
  /** It stands in the menu of more instead; here it only takes its measure. */
  readonly isAside?: boolean;
  readonly children: ReactNode;
}

/** A button that opens one way to narrow the list. What is chosen takes the arrow's place, so that choosing moves no button. */
export function FilterMenu({ words, label, title, active, isAside = false, children }: FilterMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <span className="filter-menu" data-aside={isAside || undefined}>
      <button
        ref={anchor}
        type="button"
        className="facet-button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-active={active > 0 || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
        {active > 0 ? <b>{active}</b> : <ChevronDownIcon aria-hidden />}
      </button>
      {isOpen && !isAside && (
        <Popover anchor={anchor} label={title} onClose={close} className="facet-list">
          {children}
        </Popover>
      )}
    </span>
  );
}
