import { type Instance } from '#dicom/instance.ts';
import { pixelUnit } from '#dicom/pixelUnit.ts';
import { type Window } from '#viewer/rendering/canvas.ts';

/** From this value on, in the units of the modality: a colour and how much of what lies behind is hidden by one millimetre of it. */
export interface TransferPoint {
  readonly at: number;
  /** Of 1. */
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly opacity: number;
}

/**
 * Values as colour and opacity, straight lines between points that rise in value; two points at one value make a step. Below the first
 * point nothing is seen, above the last all is as at it.
 */
export type TransferFunction = readonly TransferPoint[];

/** More points than this the ray caster does not take. */
export const mostPoints = 8;

export interface Lighting {
  readonly ambient: number;
  readonly diffuse: number;
  readonly specular: number;
}

export const lighting: Lighting = { ambient: 0.25, diffuse: 0.75, specular: 0.15 };

/** What a volume can be seen as. */
export type VolumePreset = 'mip' | 'bone' | 'vessels' | 'skin' | 'surface';

/** What the values of a volume are, so far as it says which tissue one of them can be. */
export type VolumeScale = 'hounsfield' | 'uptake' | 'relative';

/** By the values' unit and not the modality alone: maps of iodine or of effective atomic number are CT too. A CT that says nothing is in HU. */
export function volumeScaleOf(instance: Instance): VolumeScale {
  const { modality = '' } = instance;
  if (modality === 'PT' || modality === 'NM') return 'uptake';
  const unit = pixelUnit(instance, 1) ?? 'HU';
  return modality === 'CT' && unit.startsWith('HU') ? 'hounsfield' : 'relative';
}

/** What makes sense for such values, the first being shown first. Hounsfield units are needed for what is named after a tissue. */
export function presetsFor(scale: VolumeScale): readonly [VolumePreset, ...VolumePreset[]] {
  switch (scale) {
    case 'hounsfield':
      return ['bone', 'vessels', 'skin', 'mip'];
    case 'uptake':
      return ['mip'];
    case 'relative':
      return ['mip', 'surface'];
  }
}

const white = [1, 1, 1] as const;

const hounsfield: Readonly<Record<'bone' | 'vessels' | 'skin', TransferFunction>> = {
  bone: [
    { at: 150, colour: [0.6, 0.28, 0.2], opacity: 0 },
    { at: 280, colour: [0.85, 0.62, 0.42], opacity: 0.35 },
    { at: 500, colour: [0.97, 0.91, 0.8], opacity: 0.9 },
    { at: 1200, colour: white, opacity: 1 },
  ],
  vessels: [
    { at: 110, colour: [0.55, 0.08, 0.06], opacity: 0 },
    { at: 180, colour: [0.8, 0.2, 0.14], opacity: 0.3 },
    { at: 320, colour: [0.95, 0.6, 0.4], opacity: 0.75 },
    { at: 700, colour: [1, 0.95, 0.86], opacity: 1 },
  ],
  skin: [
    { at: -350, colour: [0.7, 0.48, 0.38], opacity: 0 },
    { at: -150, colour: [0.88, 0.67, 0.55], opacity: 0.8 },
    { at: 100, colour: [0.93, 0.74, 0.62], opacity: 1 },
  ],
};

/** What a hand has made of a preset: moved by so many units, and its ramps drawn out around their first point. */
export interface TransferChange {
  readonly shift: number;
  readonly stretch: number;
}

export const unchanged: TransferChange = { shift: 0, stretch: 1 };

/** The transfer function of a preset; `window` is the volume's own and sets the scale where values have no unit. */
export function transferOf(
  preset: Exclude<VolumePreset, 'mip'>,
  window: Window,
  { shift, stretch }: TransferChange,
): TransferFunction {
  const points = preset === 'surface' ? surfaceIn(window) : hounsfield[preset];
  const first = points[0]?.at ?? 0;
  return points.map((point) => ({ ...point, at: first + (point.at - first) * stretch + shift }));
}

/** Grey that follows the window: clear in its lowest third, solid from its middle on. */
function surfaceIn({ center, width }: Window): TransferFunction {
  const at = (share: number) => center + (share - 0.5) * width;
  return [
    { at: at(0.3), colour: [0.5, 0.5, 0.5], opacity: 0 },
    { at: at(0.5), colour: [0.75, 0.75, 0.75], opacity: 0.5 },
    { at: at(0.9), colour: white, opacity: 1 },
  ];
}
