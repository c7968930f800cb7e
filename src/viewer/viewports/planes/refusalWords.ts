import { type VolumeRefusal } from '#dicom/volume.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** Of a volume that is one, but that the browser has no room for. */
export interface TooLarge {
  readonly why: 'too-large';
  readonly megabytes: number;
}

/** Why a series is not shown in three planes, in a sentence. */
export function refusalWords({ planes }: Messages['panes'], refusal: VolumeRefusal | TooLarge): string {
  const words = planes.refused;
  switch (refusal.why) {
    case 'few':
      return words.few(refusal.slices);
    case 'same-place':
      return words['same-place'](refusal.slices);
    case 'tilt':
      return words.tilt(refusal.degrees);
    case 'gap':
      return words.gap(refusal.missing);
    case 'uneven':
      return words.uneven(refusal.percent);
    case 'too-large':
      return words['too-large'](refusal.megabytes);
    case 'unplaced':
    case 'directions':
    case 'frame-of-reference':
    case 'sizes':
    case 'pixel-spacing':
    case 'colour':
      return words[refusal.why];
  }
}
