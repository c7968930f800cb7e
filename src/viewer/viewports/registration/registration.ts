import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { volumeOf } from '#dicom/volume.ts';
import { heldBytes } from '#viewer/rendering/planes/heldBytes.ts';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { type Registered, type RegistrationRefusal } from '#viewer/rendering/registration/register.ts';

export type { Registered };

/** One of the two series to lay on each other, and where its frames come from. */
export interface Series {
  readonly displaySet: ImagesDisplaySet;
  readonly frames: FrameSource;
}

/** Why no alignment is proposed. */
export type Refusal =
  RegistrationRefusal | { readonly why: 'frames' | 'volume' | 'too-large' | 'modality' | 'broken' };

interface Wish {
  readonly present: Series;
  readonly prior: Series;
  readonly onRead: (read: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The movement that lays one series on the other, or why there is none. Undefined once it has been called off. */
export async function align(
  wish: Wish,
): Promise<{ readonly registered: Registered } | { readonly refused: Refusal } | undefined> {
  const [present, prior] = [sourceOf(wish.present), sourceOf(wish.prior)];
  if ('refused' in present) return present;
  if ('refused' in prior) return prior;
  // Values of two kinds of apparatus have no straight line between them, which is what is compared.
  if (present.displaySet.modality !== prior.displaySet.modality) return { refused: { why: 'modality' } };
  try {
    const { registerVolumes } = await import('#viewer/rendering/registration/registering.ts');
    const answer = await registerVolumes({ ...wish, present, prior });
    return 'refused' in answer ? answer : { registered: answer };
  } catch {
    return wish.signal.aborted ? undefined : { refused: { why: 'broken' } };
  }
}

/** A series as a volume that can be held whole; or why not. */
export function sourceOf({
  displaySet,
  frames,
}: Series): VolumeSource | { readonly refused: { readonly why: 'volume' | 'too-large' } } {
  const volume = volumeOf(displaySet);
  if ('refused' in volume) return { refused: { why: 'volume' } };
  if (heldBytes(volume).isTooMuch) return { refused: { why: 'too-large' } };
  return { displaySet, volume, frames };
}
