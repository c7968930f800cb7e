import { MagnifyingGlassIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type Ref, useMemo } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Chip } from '#viewer/ui/Chip.tsx';

import { bodyRegions } from './bodyRegion.ts';
import { FacetMenu, type FacetValue } from './FacetMenu.tsx';
import { counts, facets, type Filter, isActive, noFilter, without } from './filter.ts';
import { seenStates } from '#viewer/archives/seen/seen.ts';
import { type ListedStudy } from './listedStudy.ts';
import { media } from './medium.ts';
import { PeriodMenu } from './PeriodMenu.tsx';

export interface FilterBarProps {
  readonly studies: readonly ListedStudy[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly search: Ref<HTMLInputElement>;
}

/** Free text and four facets; what is chosen stands below as chips that can be taken away. */
export function FilterBar({ studies, filter, onFilter, search }: FilterBarProps) {
  const messages = useMessages();
  const t = messages.timeline;
  return (
    <search className="filter-bar" aria-label={t.search}>
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
      <Facets studies={studies} filter={filter} onFilter={onFilter} />
      <ActiveFilters filter={filter} onFilter={onFilter} />
    </search>
  );
}

function Facets({ studies, filter, onFilter }: Omit<FilterBarProps, 'search'>) {
  const messages = useMessages();
  const values = useMemo(() => facetValues(messages, studies, filter), [messages, studies, filter]);
  return (
    <div className="facets">
      <FacetMenu
        facet="media"
        values={values.media}
        chosen={filter.media}
        onChosen={(chosen) => onFilter({ ...filter, media: chosen })}
      />
      <FacetMenu
        facet="hospitals"
        values={values.hospitals}
        chosen={filter.hospitals}
        onChosen={(chosen) => onFilter({ ...filter, hospitals: chosen })}
      />
      <FacetMenu
        facet="regions"
        values={values.regions}
        chosen={filter.regions}
        onChosen={(chosen) => onFilter({ ...filter, regions: chosen })}
      />
      <FacetMenu
        facet="seen"
        values={values.seen}
        chosen={filter.seen}
        onChosen={(chosen) => onFilter({ ...filter, seen: chosen })}
      />
      <PeriodMenu studies={studies} filter={filter} onFilter={onFilter} />
    </div>
  );
}

function ActiveFilters({ filter, onFilter }: Pick<FilterBarProps, 'filter' | 'onFilter'>) {
  const { timeline: t, seen: words } = useMessages();
  const active = facets.filter((facet) => facet !== 'text' && isActive(filter, facet));
  if (active.length === 0) return null;
  const chip = (key: string, words: string, next: Filter) => (
    <Chip key={key} pressed label={t.removeFilter(words)} onToggle={() => onFilter(next)}>
      {words}
    </Chip>
  );
  return (
    <div className="active-filters">
      {filter.media.map((one) =>
        chip(one, t.medium[one], { ...filter, media: filter.media.filter((other) => other !== one) }),
      )}
      {filter.hospitals.map((one) =>
        chip(`hospital ${one}`, one ?? t.unknownHospital, {
          ...filter,
          hospitals: filter.hospitals.filter((other) => other !== one),
        }),
      )}
      {filter.regions.map((one) =>
        chip(one, t.region[one], { ...filter, regions: filter.regions.filter((other) => other !== one) }),
      )}
      {filter.seen.map((one) =>
        chip(one, words.state[one], { ...filter, seen: filter.seen.filter((other) => other !== one) }),
      )}
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

function facetValues(messages: Messages, studies: readonly ListedStudy[], filter: Filter) {
  const t = messages.timeline;
  const medium = counts(studies, filter, { name: 'media', valuesOf: (study) => study.media });
  const hospital = counts(studies, filter, { name: 'hospitals', valuesOf: (study) => [study.hospital] });
  const region = counts(studies, filter, { name: 'regions', valuesOf: (study) => [study.region] });
  const seen = counts(studies, filter, {
    name: 'seen',
    valuesOf: (study) => (study.seen === undefined ? [] : [study.seen]),
  });
  const present = <T,>(all: readonly T[], chosen: readonly T[], found: ReadonlyMap<T, number>) =>
    all.filter((value) => found.has(value) || chosen.includes(value));
  const hospitals = [...new Set(studies.map((study) => study.hospital))].toSorted((a, b) =>
    (a ?? '~').localeCompare(b ?? '~', 'nb'),
  );
  const value = <T,>(one: T, words: string, found: ReadonlyMap<T, number>): FacetValue<T> => ({
    value: one,
    words,
    count: found.get(one) ?? 0,
  });
  return {
    media: present(media, filter.media, medium).map((one) => value(one, t.medium[one], medium)),
    hospitals: present(hospitals, filter.hospitals, hospital).map((one) =>
      value(one, one ?? t.unknownHospital, hospital),
    ),
    seen: present(seenStates, filter.seen, seen).map((one) => value(one, messages.seen.state[one], seen)),
    regions: present(bodyRegions, filter.regions, region).map((one) => value(one, t.region[one], region)),
  };
}
