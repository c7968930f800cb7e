import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';

import { type Facet } from './filter.ts';

export interface FacetValue<T> {
  readonly value: T;
  readonly words: string;
  /** How many studies choosing it would show, the other facets as they are. */
  readonly count: number;
}

export interface FacetMenuProps<T> {
  readonly facet: Facet;
  readonly values: readonly FacetValue<T>[];
  readonly chosen: readonly T[];
  readonly onChosen: (chosen: readonly T[]) => void;
}

/** A button that opens the values of one facet, each with its count, any number of which can be chosen. */
export function FacetMenu<T>({ facet, values, chosen, onChosen }: FacetMenuProps<T>) {
  const t = useMessages().timeline;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const toggle = (value: T) =>
    onChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
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
            <label key={words} className="facet-value">
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span>{words}</span>
              <span className="facet-count">{count}</span>
            </label>
          ))}
        </Popover>
      )}
    </>
  );
}
