import { items, text } from './dataset.ts';
import { doseScale } from './dose.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
import { Tag } from './tag.ts';

/**
 * What a frame's values after the modality transform are counted in, as the object says: Rescale Type or Modality LUT Type (PS3.3
 * C.11.1.1.2), Units of PET (C.8.9.1.1.3), Hounsfield for a CT that rescales and says nothing, the unit of a dose. Undefined where it says nothing or «US», unspecified.
 */
export function pixelUnit(instance: Instance, frameNumber: number): string | undefined {
  const { dataset } = instance;
  const transform = functionalGroup(dataset, frameNumber, Tag.pixelValueTransformationSequence) ?? dataset;
  const table = items(dataset, Tag.modalityLutSequence)[0];
  const code =
    (table === undefined ? undefined : text(table, Tag.modalityLutType)) ??
    text(transform, Tag.rescaleType) ??
    text(dataset, Tag.units) ??
    doseScale(instance)?.unit ??
    (isHounsfield(instance, text(transform, Tag.rescaleIntercept)) ? 'HU' : undefined);
  if (code === undefined || code === 'US' || code === 'NONE') return undefined;
  // Free text in place of a term («SIGNAL INTENSITY (UNITLESS)») is no unit.
  return signs[code] ?? (code.length <= 8 ? code : undefined);
}

/** A CT without Rescale Type is in HU (C.8.2.1.1.2), unless it is a scout or drawn from others and has no rescaling of its own. */
function isHounsfield({ modality }: Instance, intercept: string | undefined): boolean {
  return modality === 'CT' && intercept !== undefined;
}

/** Defined terms as they are written. */
const signs: Readonly<Record<string, string>> = {
  HU: 'HU',
  HU_MOD: 'HU (mod.)',
  OD: '10⁻³ OD',
  PCT: '%',
  MGML: 'mg/ml',
  BQML: 'Bq/ml',
  CNTS: 'cts',
  GML: 'g/ml',
  CM2ML: 'cm²/ml',
  PROPCNTS: '∝ cts',
  PROPCPS: '∝ cts/s',
};
