import { type Plane } from '#dicom/geometry.ts';
import { followedBy, inverseOf, moveBy, type Rigid, turnBy, unmoved } from '#dicom/rigid.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';

/** The coordinates in which canvases compare places: a Frame of Reference, and the way to it from a canvas's own. */
export interface Space {
  readonly frameOfReferenceUid: string;
  readonly placing: Rigid;
}

/** An image's own Frame of Reference, or the one it has been laid on; undefined where it has none. */
export function spaceOf({ frameOfReferenceUid }: Plane, laidOn: LaidOn | undefined): Space | undefined {
  if (frameOfReferenceUid === undefined) return undefined;
  if (laidOn === undefined || laidOn.frameOfReferenceUid === frameOfReferenceUid)
    return { frameOfReferenceUid, placing: unmoved };
  return laidOn;
}

/** From one canvas's patient coordinates to another's; undefined where nothing says how they lie to each other. */
export function wayBetween(from: Space | undefined, to: Space | undefined): Rigid | undefined {
  if (from === undefined || from.frameOfReferenceUid !== to?.frameOfReferenceUid) return undefined;
  if (from.placing === to.placing) return unmoved;
  return followedBy(from.placing, inverseOf(to.placing));
}

/** A plane as it lies in other coordinates. */
export function movedPlane(plane: Plane, way: Rigid): Plane {
  if (way === unmoved) return plane;
  return {
    row: turnBy(way, plane.row),
    column: turnBy(way, plane.column),
    normal: turnBy(way, plane.normal),
    position: moveBy(way, plane.position),
  };
}
