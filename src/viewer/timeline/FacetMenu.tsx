import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';

import { type FacetName, type FacetValue } from './facets.ts';

export interface FacetMenuProps {
  readonly facet: FacetName;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** A button that opens the values of one facet, each with its count, any number of which can be chosen. */
export function FacetMenu({ facet, values, chosen, onChosen }: FacetMenuProps) {
  const t = useMessages().timeline;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="facet-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-active={chosen.length > 0 || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {t.facet[facet]}
        {chosen.length > 0 && <b>{chosen.length}</b>}
        <ChevronDownIcon aria-hidden />
      </button>
      {isOpen && (
        <Popover anchor={anchor} label={t.filterBy(t.facet[facet])} onClose={close} className="facet-list">
          {values.map(({ value, words, count }) => (
            <label key={value} className="facet-value">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => onChosen(toggled(chosen, value))}
              />
              <span>{words}</span>
              <span className="facet-count">{count}</span>
            </label>
          ))}
        </Popover>
      )}
    </>
  );
}

/** With it if it was not among them, without it if it was. */
export function toggled<T>(chosen: readonly T[], value: T): readonly T[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
