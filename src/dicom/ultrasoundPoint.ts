import { type Dataset, items, number } from './dataset.ts';
import { type Instance } from './instance.ts';
import { Tag } from './tag.ts';

/** Where a pixel lies along one axis of an ultrasound region. */
export interface PhysicalValue {
  readonly value: number;
  readonly unit: 's' | 'Hz' | 'cm/s';
}

export interface UltrasoundPoint {
  readonly x?: PhysicalValue;
  readonly y?: PhysicalValue;
}

/** Of Physical Units (PS3.3 C.8.5.5.1.15) those that mean something at one point; a centimetre does not, without an other end. */
const units: Readonly<Record<number, PhysicalValue['unit']>> = { 4: 's', 5: 'Hz', 7: 'cm/s' };

/**
 * Time, frequency or velocity at a pixel (from 0), where exactly one region holds it: the reference pixel's value and so many deltas from
 * it (C.8.5.5.1.7–19). A reference pixel counts from the region's own corner; without one there is nothing to count from.
 */
export function ultrasoundPoint(
  instance: Instance,
  at: { readonly x: number; readonly y: number },
): UltrasoundPoint {
  const holding = items(instance.dataset, Tag.sequenceOfUltrasoundRegions).filter((region) =>
    holds(region, at),
  );
  const [region, other] = holding;
  if (region === undefined || other !== undefined) return {};
  const x = along(region, at.x - (number(region, Tag.regionLocationMinX0) ?? 0), {
    unit: Tag.physicalUnitsXDirection,
    delta: Tag.physicalDeltaX,
    pixel: Tag.referencePixelX0,
    value: Tag.referencePixelPhysicalValueX,
  });
  const y = along(region, at.y - (number(region, Tag.regionLocationMinY0) ?? 0), {
    unit: Tag.physicalUnitsYDirection,
    delta: Tag.physicalDeltaY,
    pixel: Tag.referencePixelY0,
    value: Tag.referencePixelPhysicalValueY,
  });
  return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
}

type AxisTag =
  | typeof Tag.physicalUnitsXDirection
  | typeof Tag.physicalUnitsYDirection
  | typeof Tag.physicalDeltaX
  | typeof Tag.physicalDeltaY
  | typeof Tag.referencePixelX0
  | typeof Tag.referencePixelY0
  | typeof Tag.referencePixelPhysicalValueX
  | typeof Tag.referencePixelPhysicalValueY;

function along(
  region: Dataset,
  pixel: number,
  tags: Readonly<Record<'unit' | 'delta' | 'pixel' | 'value', AxisTag>>,
): PhysicalValue | undefined {
  const unit = units[number(region, tags.unit) ?? 0];
  const [delta, reference] = [number(region, tags.delta), number(region, tags.pixel)];
  if (unit === undefined || delta === undefined || delta === 0 || reference === undefined) return undefined;
  return { value: (number(region, tags.value) ?? 0) + (pixel - reference) * delta, unit };
}

function holds(region: Dataset, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const [minX, minY, maxX, maxY] = [
    number(region, Tag.regionLocationMinX0),
    number(region, Tag.regionLocationMinY0),
    number(region, Tag.regionLocationMaxX1),
    number(region, Tag.regionLocationMaxY1),
  ];
  if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return false;
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}
