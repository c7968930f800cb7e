import { type Instance } from '#dicom/instance.ts';
import { pixelUnit } from '#dicom/pixelUnit.ts';
import { windowsOf } from '#dicom/voi.ts';

export const ctPresets = {
  lung: { center: -600, width: 1500 },
  softTissue: { center: 40, width: 400 },
  bone: { center: 450, width: 1800 },
  brain: { center: 40, width: 80 },
  liver: { center: 60, width: 160 },
} as const;

export type CtPreset = keyof typeof ctPresets;

/** A window that can be asked for by name: the object's own, or a customary one for CT. */
export interface NamedWindow {
  readonly id: string;
  /** The object's own words; undefined for its unnamed windows, which are numbered. */
  readonly name?: string;
  readonly preset?: CtPreset;
  readonly center: number;
  readonly width: number;
}

/** The object's windows first, then the customary ones for a CT, unless it says that its values are other than Hounsfield units: a map of iodine, of effective atomic number. */
export function namedWindows(instance: Instance, frameNumber = 1): readonly NamedWindow[] {
  const own = windowsOf(instance, frameNumber).map(({ center, width, explanation }, index): NamedWindow => {
    const window = { id: `own-${index}`, center, width };
    return explanation === undefined ? window : { ...window, name: explanation };
  });
  const unit = pixelUnit(instance, frameNumber) ?? 'HU';
  if (instance.modality !== 'CT' || !unit.startsWith('HU')) return own;
  const customary = (['lung', 'softTissue', 'bone', 'brain', 'liver'] as const).map(
    (preset): NamedWindow => ({ id: preset, preset, ...ctPresets[preset] }),
  );
  return [...own, ...customary];
}
