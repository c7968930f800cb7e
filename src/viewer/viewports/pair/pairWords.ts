import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PairSide } from '#viewer/rendering/pair/pair.ts';
import { type ScaleRelation } from '#viewer/rendering/pair/placement.ts';
import { type PairPhoto } from './pairPhoto.ts';

/** What speaks against comparing these two at all. Said aloud, for a left heel looks much like a right one. */
export function pairWarnings(
  { panes }: Messages,
  { past, now }: Readonly<Record<PairSide, Pick<PairPhoto, 'side' | 'region'>>>,
  isLater: boolean,
): readonly string[] {
  const { pair, sideOf } = panes.photoSet;
  const isOtherSide = past.side !== undefined && now.side !== undefined && past.side !== now.side;
  const isOtherPlace = past.region !== undefined && now.region !== undefined && past.region !== now.region;
  return [
    isOtherSide && pair.sides(sideOf[past.side], sideOf[now.side]),
    !isOtherSide && past.side !== now.side && pair.unsided(past.side === undefined ? pair.past : pair.now),
    isOtherPlace && pair.places(past.region, now.region),
    isLater && pair.later,
  ].filter((warning) => warning !== false);
}

export function scaleWords({ panes, common }: Messages, relation: ScaleRelation): string {
  const { scale } = panes.photoSet.pair;
  switch (relation.kind) {
    case 'same':
      return scale.same;
    case 'changed':
      return scale.changed(common.number(relation.factor * 100, 0));
    case 'unknown':
      return relation.known === 0 ? scale.none : scale.one;
  }
}
