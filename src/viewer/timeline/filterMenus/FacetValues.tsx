import { type FacetValue } from '#viewer/timeline/facets.ts';

export interface FacetValuesProps {
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** The values of one facet, each with its count, any number of which can be chosen. */
export function FacetValues({ values, chosen, onChosen }: FacetValuesProps) {
  return values.map(({ value, words, count }) => (
    <label key={value} className="facet-value">
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={() => onChosen(toggled(chosen, value))}
      />
      <span>{words}</span>
      <span className="facet-count">{count}</span>
    </label>
  ));
}

/** With it if it was not among them, without it if it was. */
export function toggled<T>(chosen: readonly T[], value: T): readonly T[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
