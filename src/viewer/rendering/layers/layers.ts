import { type StackPosition } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { type Segmentation } from '#dicom/segmentation.ts';
import { type Structure } from '#dicom/structureSet.ts';

/** What is laid over the images of a canvas, apart from their own pixels. A new object is a new wish. */
export interface Layers {
  /** How a presentation state wants an image shown; undefined: as it is stored. */
  readonly presentationOf: (position: StackPosition) => FramePresentation | undefined;
  /** Structures to draw; each only on the slices its contours lie in. */
  readonly structures: readonly Structure[];
  readonly segmentations: readonly ShownSegmentation[];
  /** Where the pixels of segmentations come from. */
  readonly frames: FrameSource;
}

export interface ShownSegmentation {
  readonly segmentation: Segmentation;
  /** Segment Numbers to draw. */
  readonly segments: ReadonlySet<number>;
}

/** What has come of it on the image that is painted. */
export interface LayersState {
  /** Frames of segmentations that are still on their way: what they hold is not drawn yet. */
  readonly waiting: number;
  /** Frames that did not come or could not be read: what they hold is missing. */
  readonly failed: number;
}
