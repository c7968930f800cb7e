import { type Messages } from '#viewer/i18n/messages.tsx';

import { facets } from './facets.ts';
import { periodWords } from './periodWords.ts';
import { choosing, chosenIn, type Filter, type FilterPart, isActive, without } from './filter.ts';

/** One thing that was chosen, as its chip says it, and the filter without it. */
export interface ChosenValue {
  readonly key: string;
  readonly part: FilterPart;
  readonly words: string;
  readonly without: Filter;
}

/** All that narrows the list, in the order of the menus. */
export function chosenValues(messages: Messages, filter: Filter): readonly ChosenValue[] {
  const { period } = filter;
  const whole = (part: FilterPart, words: string): ChosenValue => ({
    key: part,
    part,
    words,
    without: without(filter, part),
  });
  return [
    ...(isActive(filter, 'text') ? [whole('text', filter.text.trim())] : []),
    ...facets.flatMap(({ name, words }) => {
      const chosen = chosenIn(filter, name);
      return chosen.map((value): ChosenValue => {
        const others = chosen.filter((other) => other !== value);
        return {
          key: `${name} ${value}`,
          part: name,
          words: words(messages, value),
          without: choosing(filter, name, others),
        };
      });
    }),
    ...(period === undefined ? [] : [whole('period', periodWords(messages, period))]),
  ];
}
