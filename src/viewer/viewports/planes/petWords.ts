import { type PetScale } from '#dicom/suv.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type OverlayLook } from '#viewer/rendering/planes/planes.ts';

export type Range = OverlayLook['range'];

const suvRanges: readonly Range[] = [5, 7, 10, 15, 20].map((to) => ({ from: 0, to }));

/** Ranges on offer, the third being the one to begin with: round SUV, or shares of the highest value there is. */
export function petRanges(scale: PetScale, highest: number): readonly Range[] {
  if (scale.kind === 'suv') return suvRanges;
  const top = highest > 0 && Number.isFinite(highest) ? highest : 1;
  return [0.1, 0.25, 0.5, 0.75, 1].map((share) => ({ from: 0, to: rounded(top * share) }));
}

export function rangeWords({ planes }: Messages['panes'], scale: PetScale, { from, to }: Range): string {
  switch (scale.kind) {
    case 'suv':
      return planes.rangeSuv(from, to);
    case 'activity':
      return planes.rangeActivity(to);
    case 'other':
      return planes.rangeOther(to);
  }
}

/** A value of the overlay with its unit; SUV only where it could be reckoned. */
export function petValue({ planes }: Messages['panes'], scale: PetScale, value: number): string {
  switch (scale.kind) {
    case 'suv':
      return planes.suv(value);
    case 'activity':
      return planes.activity(value);
    case 'other':
      return planes.petValue(value);
  }
}

/** Two significant digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
