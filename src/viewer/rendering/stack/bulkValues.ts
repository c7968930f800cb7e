import { type Dataset } from '#dicom/dataset.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';

/** Whose frames are asked for, and for how long. */
export interface Asking {
  readonly frames: FrameSource;
  readonly signal: AbortSignal;
}

type Holder = Pick<Instance, 'dataset' | 'sopInstanceUid'>;

/** Values asked for once per object, however many frames it has; they go with its metadata. */
const known = new WeakMap<Dataset, Map<string, Promise<Uint8Array | undefined>>>();

/** A binary value of an object, from its metadata or its archive; undefined where it cannot be had. Rejects only with the signal's reason. */
export async function bulkValueOf(
  instance: Holder,
  tag: string,
  asking: Asking,
): Promise<Uint8Array | undefined> {
  const ofObject = known.get(instance.dataset) ?? new Map<string, Promise<Uint8Array | undefined>>();
  known.set(instance.dataset, ofObject);
  const asked = ofObject.get(tag) ?? ask(instance, tag, asking);
  ofObject.set(tag, asked);
  try {
    return await asked;
  } catch (cause) {
    // It may have been the network: the next to ask begins anew.
    if (ofObject.get(tag) === asked) ofObject.delete(tag);
    asking.signal.throwIfAborted();
    const isOthersWish = cause instanceof DOMException && cause.name === 'AbortError';
    return isOthersWish ? bulkValueOf(instance, tag, asking) : undefined;
  }
}

async function ask(
  { dataset, sopInstanceUid }: Holder,
  tag: string,
  { frames, signal }: Asking,
): Promise<Uint8Array | undefined> {
  const inline = dataset[tag]?.InlineBinary;
  if (inline === undefined) return frames.bulk?.(sopInstanceUid, tag, signal);
  return Uint8Array.from(atob(inline), (character) => character.charCodeAt(0));
}
