import { type FrameSource } from '#dicom/frame.ts';
import { type Segmentation } from '#dicom/segmentation.ts';
import { decodeForDisplay } from '#viewer/rendering/decoding/decoders.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { segmentMask, type SegmentMask } from './segmentMask.ts';

type Masks = ReadonlyMap<number, SegmentMask>;

/** What is known of a frame: its masks by Segment Number, that it is on its way, or that it did not come. */
export type FrameMasks = Masks | 'waiting' | 'failed';

/** Frames kept as masks; a few megabytes each at the sizes of CT. */
const mostKept = 48;

/** Fetches and decodes frames of segmentations for one canvas, and keeps those seen last. */
export class SegmentFrames {
  readonly #onArrived: () => void;
  readonly #known = new Map<string, FrameMasks>();
  readonly #controller = new AbortController();

  constructor(onArrived: () => void) {
    this.#onArrived = onArrived;
  }

  get(segmentation: Segmentation, frameNumber: number, frames: FrameSource): FrameMasks {
    const key = `${segmentation.instance.sopInstanceUid}|${frameNumber}`;
    const known = this.#known.get(key);
    if (known !== undefined) {
      // Seen last, so let go of last.
      this.#known.delete(key);
      this.#known.set(key, known);
      return known;
    }
    this.#known.set(key, 'waiting');
    void this.#load(segmentation, frameNumber, frames).then((masks) => {
      if (this.#controller.signal.aborted) return;
      this.#known.set(key, masks);
      this.#letGo();
      this.#onArrived();
    });
    return 'waiting';
  }

  /** What did not come is asked for anew when it is wanted again. */
  retry(): void {
    for (const [key, masks] of this.#known) if (masks === 'failed') this.#known.delete(key);
  }

  close(): void {
    this.#controller.abort();
    this.#known.clear();
  }

  /** A failure is a value: whoever draws says that it is missing. */
  async #load(segmentation: Segmentation, frameNumber: number, frames: FrameSource): Promise<FrameMasks> {
    const { instance } = segmentation;
    const { signal } = this.#controller;
    try {
      const frame = await frames(instance.sopInstanceUid, frameNumber, signal);
      // A label map may bring a palette; it is the numbers that are wanted.
      const { palette: _, ...format } = parsePixelFormat(instance);
      const decoded = await decodeForDisplay(frame, format, { isUrgent: false, signal });
      if (decoded.kind !== 'grey') return 'failed';
      return masksOf(segmentation, frameNumber, decoded.values);
    } catch {
      return 'failed';
    }
  }

  #letGo(): void {
    for (const [key, masks] of this.#known) {
      if (this.#known.size <= mostKept) return;
      if (masks !== 'waiting') this.#known.delete(key);
    }
  }
}

function masksOf(
  segmentation: Segmentation,
  frameNumber: number,
  values: Parameters<typeof segmentMask>[0]['values'],
): Masks {
  const { rows, columns, type, largest, segments, frames } = segmentation;
  const own = frames[frameNumber - 1]?.segmentNumber;
  const named = type === 'labelmap' ? segments.filter(({ number }) => has(values, number)) : segments;
  return new Map(
    named.flatMap(({ number, colour }) => {
      if (type !== 'labelmap' && number !== own) return [];
      const shareOf =
        type === 'labelmap'
          ? (value: number) => (value === number ? 1 : 0)
          : (value: number) => Math.min(1, value / largest);
      const mask = segmentMask({ values, rows, columns, shareOf, colour });
      return mask === undefined ? [] : [[number, mask]];
    }),
  );
}

function has(values: ArrayLike<number>, number: number): boolean {
  for (let at = 0; at < values.length; at++) if (values[at] === number) return true;
  return false;
}
