import { FigureOutwardIcon, MagnifyingGlassIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type Ref, useMemo } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { ActiveFilters } from './ActiveFilters.tsx';
import { facets } from './facets.ts';
import { choosing, chosenIn, type Filter, type Tally } from './filter.ts';
import { FacetValues } from './filterMenus/FacetValues.tsx';
import { type FilterChoice, FilterMenus } from './filterMenus/FilterMenus.tsx';
import { PeriodFields, yearsOf } from './filterMenus/PeriodFields.tsx';
import { type ListedStudy } from './listedStudy.ts';
import { SimilarButton } from './SimilarButton.tsx';

export interface FilterBarProps {
  readonly studies: readonly ListedStudy[];
  /** The open study, whose like can be looked for. */
  readonly present: ListedStudy | undefined;
  readonly filter: Filter;
  readonly tally: Tally;
  readonly onFilter: (filter: Filter) => void;
  readonly search: Ref<HTMLInputElement>;
  /** From the words that are searched for to what they have found. */
  readonly onToList: () => void;
  readonly isBodyOpen: boolean;
  readonly onBody: () => void;
}

/** Free text, the body and the facets; what is chosen stands below as chips that can be taken away. */
export function FilterBar(props: FilterBarProps) {
  const { present, filter, onFilter, onToList } = props;
  const t = useMessages().timeline;
  return (
    <search className="filter-bar" aria-label={t.search}>
      <div className="search-line">
        <SearchField {...props} />
        {present !== undefined && <SimilarButton study={present} filter={filter} onFilter={onFilter} />}
        <BodyButton {...props} />
      </div>
      <FilterMenus choices={useChoices(props)} />
      <ActiveFilters filter={filter} onFilter={onFilter} onEmptied={onToList} />
    </search>
  );
}

/** What is used least stands last: on a narrow line it is the first to go into the menu of more. */
function useChoices({ studies, filter, tally, onFilter }: FilterBarProps): readonly FilterChoice[] {
  const t = useMessages().timeline;
  const years = useMemo(() => yearsOf(studies), [studies]);
  const ofFacets = facets.map((facet): FilterChoice => {
    const chosen = chosenIn(filter, facet.name);
    const onChosen = (next: readonly string[]) => onFilter(choosing(filter, facet.name, next));
    return {
      name: facet.name,
      words: t.facet[facet.name],
      active: chosen.length,
      content: <FacetValues facet={facet} tally={tally} chosen={chosen} onChosen={onChosen} />,
    };
  });
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return ofFacets;
  const fields = (
    <PeriodFields
      years={years}
      period={filter.period ?? { from: { year: first }, to: { year: last } }}
      onPeriod={(period) => onFilter({ ...filter, period })}
    />
  );
  const active = filter.period === undefined ? 0 : 1;
  return [...ofFacets, { name: 'period', words: t.facet.period, active, content: fields }];
}

type SearchFieldProps = Pick<FilterBarProps, 'filter' | 'onFilter' | 'search' | 'onToList'>;

function SearchField({ filter, onFilter, search, onToList }: SearchFieldProps) {
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
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onToList();
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
