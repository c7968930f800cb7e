import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

import { type Filter, hiddenBy, noFilter, type Tally, without } from './filter.ts';
import { chosenValues } from './filterWords.ts';
import { type ListedStudy } from './listedStudy.ts';

interface HiddenProps {
  readonly studies: readonly ListedStudy[];
  readonly filter: Filter;
  readonly tally: Tally;
  readonly onFilter: (filter: Filter) => void;
  /** To what has come to sight: the button that was pressed is gone. */
  readonly onToList: () => void;
}

export interface EmptyListProps extends HiddenProps {
  readonly answer: StudiesAnswer;
}

/** Why the list is empty: a filter hides what there is, or there is nothing. «Nothing» is said only when all have answered. */
export function EmptyList({ answer, ...hidden }: EmptyListProps) {
  const t = useMessages().timeline;
  if (hidden.studies.length > 0) return <Hidden {...hidden} />;
  if (answer.state === 'loading') return <div className="empty-list" />;
  const isWhole = answer.state === 'complete';
  return (
    <output className="empty-list">
      {isWhole && <h3>{t.nothing}</h3>}
      <p>{isWhole ? t.nothingWhole(answer.archives.length) : t.nothingPartial}</p>
    </output>
  );
}

function Hidden({ studies, filter, tally, onFilter, onToList }: HiddenProps) {
  const messages = useMessages();
  const { timeline: t, finding } = messages;
  const causes = hiddenBy(studies, filter, tally);
  const values = chosenValues(messages, filter);
  const show = (next: Filter) => {
    onFilter(next);
    requestAnimationFrame(onToList);
  };
  return (
    <output className="empty-list">
      <h3>{t.noMatch}</h3>
      {causes.length === 0 && <p>{t.hiddenTogether}</p>}
      {causes.slice(0, mostCauses).map(({ parts, shown }) => (
        <Button key={parts.join()} onClick={() => show(parts.reduce(without, filter))}>
          {finding.withoutFilters(
            values.filter(({ part }) => parts.includes(part)).map(({ words }) => words),
            shown,
          )}
        </Button>
      ))}
      <Button variant="tertiary" onClick={() => show(noFilter)}>
        {t.clearFilters}
      </Button>
    </output>
  );
}

/** Two and two of eight parts are many; those that show most are enough to choose from. */
const mostCauses = 5;
