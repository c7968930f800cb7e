import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Facet, offered } from '#viewer/timeline/facets.ts';
import { type Tally } from '#viewer/timeline/filter.ts';

export interface FacetValuesProps {
  readonly facet: Facet;
  readonly tally: Tally;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** The values of one facet, each with its count, any number of which can be chosen. Counted here, for here someone looks at them. */
export function FacetValues({ facet, tally, chosen, onChosen }: FacetValuesProps) {
  const messages = useMessages();
  return offered(messages, facet, { counts: tally.countsOf(facet.name), chosen }).map(
    ({ value, words, count }) => (
      <label key={value} className="facet-value">
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          onChange={() => onChosen(toggled(chosen, value))}
        />
        <span>{words}</span>
        <span className="facet-count">{count}</span>
      </label>
    ),
  );
}

/** With it if it was not among them, without it if it was. */
export function toggled<T>(chosen: readonly T[], value: T): readonly T[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
