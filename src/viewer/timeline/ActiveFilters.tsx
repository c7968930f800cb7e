import { useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Chip } from '#viewer/ui/Chip.tsx';

import { type Filter, noFilter } from './filter.ts';
import { chosenValues } from './filterWords.ts';

export interface ActiveFiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Where the hand goes when the last of them is taken away. */
  readonly onEmptied: () => void;
}

/** What is chosen, each with a press that takes it away; whoever does it by keys comes to the next one. */
export function ActiveFilters({ filter, onFilter, onEmptied }: ActiveFiltersProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const line = useRef<HTMLDivElement>(null);
  const values = chosenValues(messages, filter).filter(({ part }) => part !== 'text');
  if (values.length === 0) return null;
  const take = (next: Filter, at: number) => {
    onFilter(next);
    requestAnimationFrame(() => {
      const chips = line.current?.querySelectorAll('button') ?? [];
      if (chips.length === 0) onEmptied();
      else chips[Math.min(at, chips.length - 1)]?.focus();
    });
  };
  return (
    <div ref={line} className="active-filters">
      {values.map(({ key, words, without }, at) => (
        <Chip key={key} pressed label={t.removeFilter(words)} onToggle={() => take(without, at)}>
          {words}
        </Chip>
      ))}
      {values.length > 1 && (
        <button type="button" className="link-button" onClick={() => take(noFilter, 0)}>
          {t.clearFilters}
        </button>
      )}
    </div>
  );
}
