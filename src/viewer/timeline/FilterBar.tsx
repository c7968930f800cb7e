import { FigureOutwardIcon, MagnifyingGlassIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type Ref, useMemo } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Chip } from '#viewer/ui/Chip.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { FacetMenu } from './FacetMenu.tsx';
import { facets, offered } from './facets.ts';
import {
  choosing,
  chosenIn,
  type Filter,
  filterParts,
  isActive,
  noFilter,
  type Tally,
  without,
} from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';
import { PeriodMenu } from './PeriodMenu.tsx';

export interface FilterBarProps {
  readonly studies: readonly ListedStudy[];
  readonly filter: Filter;
  readonly tally: Tally;
  readonly onFilter: (filter: Filter) => void;
  readonly search: Ref<HTMLInputElement>;
  readonly isBodyOpen: boolean;
  readonly onBody: () => void;
}

/** Free text, the body and the facets; what is chosen stands below as chips that can be taken away. */
export function FilterBar(props: FilterBarProps) {
  const { studies, filter, tally, onFilter } = props;
  const messages = useMessages();
  const t = messages.timeline;
  const menus = useMemo(
    () =>
      facets.map((facet) => {
        const chosen = chosenIn(filter, facet.name);
        return {
          facet,
          chosen,
          values: offered(messages, facet, { counts: tally.counts[facet.name], chosen }),
        };
      }),
    [messages, filter, tally],
  );
  return (
    <search className="filter-bar" aria-label={t.search}>
      <div className="search-line">
        <SearchField {...props} />
        <BodyButton {...props} />
      </div>
      <div className="facets">
        {menus.map(({ facet, values, chosen }) => (
          <FacetMenu
            key={facet.name}
            facet={facet.name}
            values={values}
            chosen={chosen}
            onChosen={(next) => onFilter(choosing(filter, facet.name, next))}
          />
        ))}
        <PeriodMenu studies={studies} filter={filter} onFilter={onFilter} />
      </div>
      <ActiveFilters filter={filter} onFilter={onFilter} />
    </search>
  );
}

function SearchField({ filter, onFilter, search }: Pick<FilterBarProps, 'filter' | 'onFilter' | 'search'>) {
  const t = useMessages().timeline;
  return (
    <div className="search-field">
      <MagnifyingGlassIcon aria-hidden />
      <input
        ref={search}
        className="ds-input"
        type="search"
        aria-label={t.search}
        placeholder={t.searchHint}
        value={filter.text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && filter.text !== '') {
            event.preventDefault();
            onFilter({ ...filter, text: '' });
          }
        }}
      />
      {filter.text !== '' && (
        <IconButton
          label={t.clearSearch}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() => onFilter({ ...filter, text: '' })}
        />
      )}
    </div>
  );
}

function BodyButton({ isBodyOpen, onBody }: Pick<FilterBarProps, 'isBodyOpen' | 'onBody'>) {
  const t = useMessages().finding;
  const key = useKeyOf('body-figure');
  return (
    <IconButton
      className="body-button"
      label={isBodyOpen ? t.closeBody : t.openBody}
      {...(key === undefined ? {} : { shortcut: keyName(key) })}
      tooltipSide="left"
      aria-expanded={isBodyOpen}
      icon={<FigureOutwardIcon aria-hidden />}
      onClick={onBody}
    />
  );
}

function ActiveFilters({ filter, onFilter }: Pick<FilterBarProps, 'filter' | 'onFilter'>) {
  const messages = useMessages();
  const t = messages.timeline;
  const active = filterParts.filter((part) => part !== 'text' && isActive(filter, part));
  if (active.length === 0) return null;
  const chip = (key: string, words: string, next: Filter) => (
    <Chip key={key} pressed label={t.removeFilter(words)} onToggle={() => onFilter(next)}>
      {words}
    </Chip>
  );
  return (
    <div className="active-filters">
      {facets.flatMap(({ name, words }) => {
        const chosen = chosenIn(filter, name);
        return chosen.map((value) =>
          chip(
            `${name} ${value}`,
            words(messages, value),
            choosing(
              filter,
              name,
              chosen.filter((other) => other !== value),
            ),
          ),
        );
      })}
      {filter.period !== undefined &&
        chip('period', t.period(filter.period.from, filter.period.to), without(filter, 'period'))}
      {active.length > 1 && (
        <button type="button" className="link-button" onClick={() => onFilter(noFilter)}>
          {t.clearFilters}
        </button>
      )}
    </div>
  );
}
