import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { viewOf } from '#viewer/comparison/hanging/projectionView.ts';
import { isProjection, isStack } from '#viewer/comparison/interest.ts';
import { type Laterality, lateralityOf } from '#viewer/viewports/laterality.ts';

/** How an X-ray picture was taken, as far as the object says. */
export interface Projection {
  readonly view: string | undefined;
  readonly side: Laterality | undefined;
}

/** In what a projection is another than what it stands beside. Told only of what both say: the untold is no difference. */
export type OtherProjection =
  | { readonly kind: 'view' | 'side' | 'both'; readonly here: Projection; readonly there: Projection }
  /** The present study stands in several panes, and none of them shows the same. */
  | { readonly kind: 'none-alike'; readonly here: Projection };

/** The projection of the image shown, or of the first one. Undefined for what is no projection. */
export function projectionOf(displaySet: DisplaySet, shown?: Instance): Projection | undefined {
  if (!isProjection(displaySet) || !isStack(displaySet)) return undefined;
  const instance = shown ?? stackPositions(displaySet)[0]?.instance;
  return instance === undefined ? undefined : { view: viewOf(instance), side: lateralityOf(instance) };
}

/** How a pane of an earlier study differs from every pane of the present one; undefined where one of them may show the same. */
export function otherProjection(
  here: Projection,
  present: readonly Projection[],
): OtherProjection | undefined {
  const [first, ...more] = present.map((there) => ({ kind: differenceOf(here, there), there }));
  if (first?.kind === undefined || more.some(({ kind }) => kind === undefined)) return undefined;
  return more.length > 0 ? { kind: 'none-alike', here } : { kind: first.kind, here, there: first.there };
}

function differenceOf(here: Projection, there: Projection): 'view' | 'side' | 'both' | undefined {
  const isOtherView = here.view !== undefined && there.view !== undefined && here.view !== there.view;
  const isOtherSide = isOneSide(here.side) && isOneSide(there.side) && here.side !== there.side;
  if (isOtherView) return isOtherSide ? 'both' : 'view';
  return isOtherSide ? 'side' : undefined;
}

function isOneSide(side: Laterality | undefined): side is 'left' | 'right' {
  return side === 'left' || side === 'right';
}

/** «Ikke samme projeksjon: CC mot MLO». */
export function otherProjectionWords({ panes }: Messages, other: OtherProjection): string {
  const words = panes.projections;
  const named: Readonly<Record<string, string>> = words.view;
  const view = (one: Projection) => (one.view === undefined ? '' : (named[one.view] ?? one.view));
  const side = (one: Projection) => (one.side === undefined ? '' : words.side[one.side]);
  const whole = (one: Projection) => [view(one), side(one)].filter((part) => part !== '').join(' ');
  switch (other.kind) {
    case 'view':
      return words.otherView(view(other.here), view(other.there));
    case 'side':
      return words.otherSide(side(other.here), side(other.there));
    case 'both':
      return words.otherBoth(whole(other.here), whole(other.there));
    case 'none-alike':
      return words.noneAlike(whole(other.here));
  }
}
