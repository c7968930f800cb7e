import { type ReactNode, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';

import { FilterMenu } from './FilterMenu.tsx';
import { useFitting } from './fitting.ts';

/** One way to narrow the list. */
export interface FilterChoice {
  readonly name: string;
  readonly words: string;
  /** How many choices are made in it. */
  readonly active: number;
  readonly content: ReactNode;
}

/** As many menus as one line holds, and one menu for the rest of them. */
export function FilterMenus({ choices }: { choices: readonly FilterChoice[] }) {
  const t = useMessages();
  const line = useRef<HTMLDivElement>(null);
  const fitting = useFitting(line);
  const rest = choices.slice(fitting);
  const chosen = rest.reduce((sum, { active }) => sum + active, 0);
  return (
    <div ref={line} className="facets">
      {choices.map(({ name, words, active, content }, at) => (
        <FilterMenu
          key={name}
          words={words}
          title={t.timeline.filterBy(words)}
          active={active}
          isAside={at >= fitting}
        >
          {content}
        </FilterMenu>
      ))}
      <FilterMenu
        words={t.finding.more}
        label={t.finding.moreFilters(chosen)}
        title={t.finding.moreFilters(0)}
        active={chosen}
        isAside={rest.length === 0}
      >
        {rest.map(({ name, words, content }) => (
          <fieldset key={name} className="filter-section">
            <legend>{words}</legend>
            {content}
          </fieldset>
        ))}
      </FilterMenu>
    </div>
  );
}
