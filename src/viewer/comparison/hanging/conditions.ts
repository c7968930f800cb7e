import { type Conditions } from '#protocol/hanging.ts';
import { type Offer } from './offer.ts';
import { answers, found, inOrder } from './select.ts';

/** Whether every line that is written holds. */
export function holds(when: Conditions | undefined, offer: Offer): boolean {
  if (when === undefined) return true;
  const { present, studies, device } = offer;
  const first = inOrder(present)[0];
  const modalities = new Set(present.displaySets.map(({ modality }) => modality));
  return (
    (when.devices === undefined || when.devices.includes(device)) &&
    (when.studies === undefined || isWithin(studies.length, when.studies)) &&
    (when.modalities === undefined || when.modalities.some((modality) => modalities.has(modality))) &&
    (when.regions === undefined ||
      when.regions.some((region) => present.regions?.includes(region) === true)) &&
    (when.leading === undefined || (first !== undefined && answers(first, when.leading))) &&
    (when.has ?? []).every(({ show, least = 1, most }) =>
      isWithin(found(present, show).length, { least, ...(most === undefined ? {} : { most }) }),
    )
  );
}

function isWithin(
  count: number,
  { least = 0, most = Infinity }: { readonly least?: number | undefined; readonly most?: number | undefined },
): boolean {
  return count >= least && count <= most;
}
