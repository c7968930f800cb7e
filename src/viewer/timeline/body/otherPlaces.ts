import { bodyRegions } from '#dicom/anatomy.ts';
import { type BodySpot } from '#dicom/bodySpot.ts';

import { figureParts } from './figure.ts';

const onFigure: ReadonlySet<string> = new Set(
  (['front', 'back'] as const).flatMap((view) => figureParts('adult', view).map(({ spot }) => spot)),
);

/**
 * Places with studies that the figure does not show: organs inside, limbs as a whole, what is too small to draw, and what is said without its
 * side. From head to foot; a region that has sides is listed by its sides.
 */
export function otherPlaces(
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): readonly BodySpot[] {
  const withStudies = [...counts].filter(([, count]) => count > 0).map(([spot]) => spot);
  const found = new Set<string>([...withStudies, ...chosen]);
  return bodyRegions.flatMap((region) => {
    const sided: readonly BodySpot[] = [`${region}.left`, `${region}.right`, `${region}.unsided`];
    const hasSides = sided.some((spot) => found.has(spot));
    return (hasSides ? sided : [region]).filter((spot) => found.has(spot) && !onFigure.has(spot));
  });
}
