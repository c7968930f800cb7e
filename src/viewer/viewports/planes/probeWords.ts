import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { doseScale } from '#dicom/dose.ts';
import { pixelUnit } from '#dicom/pixelUnit.ts';
import { petScale, type PetScale } from '#dicom/suv.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type Probe } from '#viewer/rendering/planes/planes.ts';
import { petValue } from './petWords.ts';

/** Lines for what lies under the pointer. */
export type ProbeWords = (probe: Probe) => readonly string[];

/** Hounsfield units only where the images are in them, for CT holds maps of other things too; PET and dose in their own, bare values for all else. */
export function probeWords(
  panes: Messages['panes'],
  base: ImagesDisplaySet,
  scale: PetScale | undefined,
): ProbeWords {
  const own = base.modality === 'PT' ? petScale(base.instances[0]) : undefined;
  const dose = doseScale(base.instances[0]);
  const isHounsfield = pixelUnit(base.instances[0], 1) === 'HU';
  const words = (value: number) => {
    if (isHounsfield) return panes.planes.hounsfield(value);
    if (dose !== undefined)
      return panes.planes[dose.unit === undefined ? 'value' : 'dose'](value * dose.scaling);
    if (own === undefined) return panes.planes.value(value);
    return petValue(panes, own, own.kind === 'suv' ? value * own.factor : value);
  };
  return ({ value, over }) => [
    ...(value === undefined ? [] : [words(value)]),
    ...(over === undefined || scale === undefined ? [] : [petValue(panes, scale, over)]),
  ];
}
