import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

import { type Filter, hiddenBy, noFilter, type Tally, without } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';

export interface EmptyListProps {
  readonly answer: StudiesAnswer;
  readonly studies: readonly ListedStudy[];
  readonly filter: Filter;
  readonly tally: Tally;
  readonly onFilter: (filter: Filter) => void;
}

/** Why the list is empty: a filter hides what there is, or there is nothing. «Nothing» is said only when all have answered. */
export function EmptyList({ answer, studies, ...filtering }: EmptyListProps) {
  const t = useMessages().timeline;
  if (studies.length > 0) return <Hidden {...filtering} />;
  if (answer.state === 'loading') return <div className="empty-list" />;
  const isWhole = answer.state === 'complete';
  return (
    <output className="empty-list">
      {isWhole && <h3>{t.nothing}</h3>}
      <p>{isWhole ? t.nothingWhole(answer.archives.length) : t.nothingPartial}</p>
    </output>
  );
}

function Hidden({ filter, tally, onFilter }: Omit<EmptyListProps, 'answer' | 'studies'>) {
  const t = useMessages().timeline;
  const causes = hiddenBy(tally);
  return (
    <output className="empty-list">
      <h3>{t.noMatch}</h3>
      {causes.length === 0 && <p>{t.hiddenTogether}</p>}
      {causes.map(({ part, shown }) => (
        <Button key={part} onClick={() => onFilter(without(filter, part))}>
          {t.hiddenBy(t.facet[part], shown)}
        </Button>
      ))}
      <Button variant="tertiary" onClick={() => onFilter(noFilter)}>
        {t.clearFilters}
      </Button>
    </output>
  );
}
