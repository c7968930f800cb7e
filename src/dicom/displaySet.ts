import { type Instance } from './instance.ts';
import { type NonEmpty } from './nonEmpty.ts';
import { type SeriesInstanceUid, type StudyInstanceUid } from './uid.ts';

interface Identity {
  /** Stable within a study: series UID, plus what split it. It stands in `data-display-set` and in the URL. */
  readonly id: string;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly modality: string;
  readonly seriesNumber?: number;
  readonly description?: string;
}

/** Single-frame images in reading order, or the frames of an enhanced (volume) multi-frame object. */
export type ImagesDisplaySet = Identity & {
  readonly kind: 'images';
  readonly instances: NonEmpty<Instance>;
  /** Equally spaced parallel slices of one Frame of Reference: scroll by position, MPR. */
  readonly isVolume: boolean;
  /** Set where only some of a display set's images stand here, as the reader asked: which it is, and how many it has. */
  readonly selectedFrom?: Selection;
};

/** What images were picked out of. */
export interface Selection {
  readonly id: string;
  readonly total: number;
  /** Where objects of many frames are among them: the frames that were picked. Otherwise every instance was. */
  readonly frames?: NonEmpty<StackPosition>;
}

/** One multi-frame object that is a loop in time. */
export type CineDisplaySet = Identity & {
  readonly kind: 'cine';
  readonly instance: Instance;
  readonly numberOfFrames: number;
};

/** Photographs (VL classes): no window tool, contact sheet, colour managed. */
export type PhotosDisplaySet = Identity & { readonly kind: 'photos'; readonly instances: NonEmpty<Instance> };

/** What a viewer can put in a pane. Every instance of a study belongs to exactly one of these. */
export type DisplaySet =
  | ImagesDisplaySet
  | CineDisplaySet
  | PhotosDisplaySet
  | (Identity & { readonly kind: 'video'; readonly instance: Instance })
  | (Identity & { readonly kind: 'audio'; readonly instance: Instance })
  | (Identity & { readonly kind: 'ecg'; readonly instance: Instance })
  /** `media`: application/pdf, text/xml (CDA) …; undefined for a structured report, whose text is in its content tree. */
  | (Identity & { readonly kind: 'document'; readonly instance: Instance; readonly media?: string })
  | (Identity & { readonly kind: 'report'; readonly instance: Instance })
  | (Identity & { readonly kind: 'slide'; readonly instances: NonEmpty<Instance> })
  | (Identity & {
      readonly kind: 'unsupported';
      readonly instances: NonEmpty<Instance>;
      readonly sopClassUid: string;
    });

export type DisplaySetKind = DisplaySet['kind'];

/** The display set itself, or the one that this is a selection of. */
export function wholeId(displaySet: DisplaySet): string {
  return displaySet.kind === 'images' ? (displaySet.selectedFrom?.id ?? displaySet.id) : displaySet.id;
}

/** Anything drawn frame by frame on a canvas. */
export type StackDisplaySet = ImagesDisplaySet | CineDisplaySet | PhotosDisplaySet;

/** One paintable position of a stack: which instance and which of its frames (from 1). */
export interface StackPosition {
  readonly instance: Instance;
  readonly frameNumber: number;
}

/** The positions of a stack in scrolling order: one per single-frame instance, one per frame otherwise. */
export function stackPositions(displaySet: StackDisplaySet): NonEmpty<StackPosition> {
  const picked = displaySet.kind === 'images' ? displaySet.selectedFrom?.frames : undefined;
  if (picked !== undefined) return picked;
  const instances = displaySet.kind === 'cine' ? ([displaySet.instance] as const) : displaySet.instances;
  const positions = instances.flatMap((instance) =>
    Array.from({ length: instance.numberOfFrames }, (_, index) => ({ instance, frameNumber: index + 1 })),
  );
  const [first, ...rest] = positions;
  if (first === undefined)
    throw new Error('a display set has at least one instance, and an instance at least one frame');
  return [first, ...rest];
}
