import { type Anatomy, type BodyRegion, bodyRegions, isPaired, withLarger } from './anatomy.ts';

/** `unsided`: of something that there are two of, without a word of which. */
export type SpotSide = 'left' | 'right' | 'unsided';

/**
 * A place that studies are filtered by: a region, or one side of it. `notFetched` holds those whose images have not been asked yet, so that no
 * one takes them for studies of nowhere. Codes of places only: it may stand in an address.
 */
export type BodySpot = BodyRegion | `${BodyRegion}.${SpotSide}` | 'notFetched';

export interface SpotPlace {
  readonly region: BodyRegion;
  readonly side?: SpotSide;
}

/** Every spot that a study belongs to: each of its regions and the larger ones they lie in, with and without their side. */
export function spotsOf({ regions, side }: Pick<Anatomy, 'regions' | 'side'>): readonly BodySpot[] {
  const spots = regions.flatMap(withLarger).flatMap((region): readonly BodySpot[] => {
    if (!isPaired(region)) return [region];
    if (side === undefined) return [region, `${region}.unsided`];
    return side === 'both' ? [region, `${region}.left`, `${region}.right`] : [region, `${region}.${side}`];
  });
  return [...new Set(spots)];
}

const sides: readonly SpotSide[] = ['left', 'right', 'unsided'];

/** Every place there is, by its spot: asked for each spot of each study. */
const places: ReadonlyMap<string, SpotPlace> = new Map(
  bodyRegions.flatMap((region) => [
    [region, { region }] as const,
    ...(isPaired(region) ? sides : []).map((side) => [`${region}.${side}`, { region, side }] as const),
  ]),
);

/** Undefined for what is no place: a word from an address, or `notFetched`. */
export function placeOfSpot(spot: string): SpotPlace | undefined {
  return places.get(spot);
}

export function isBodySpot(text: string): text is BodySpot {
  return text === 'notFetched' || placeOfSpot(text) !== undefined;
}
