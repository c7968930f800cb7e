import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { type EdgeLetters } from '#dicom/geometry.ts';
import { type Volume } from '#dicom/volume.ts';
import { type Fidelity, type ImageCanvasProps, type Tool, type Window } from '#viewer/rendering/canvas.ts';
import { type AnatomicalPlane } from './planeGrid.ts';
import { type Projection } from './voxels.ts';

/** A volume and where its frames come from. */
export interface VolumeSource {
  readonly displaySet: ImagesDisplaySet;
  readonly volume: Volume;
  readonly frames: FrameSource;
}

/** A volume shown in colour over another one of the same Frame of Reference. */
export interface OverlaySource extends VolumeSource {
  /** What values after the modality transform are multiplied by: to SUV where that can be reckoned, else 1. */
  readonly factor: number;
}

export interface Slab {
  /** As asked for; what is shown is a whole, uneven number of slices. */
  readonly millimetres: number;
  readonly projection: Projection;
}

/** How the overlay is coloured: `range` in its own units, `opacity` from 0 to 1. */
export interface OverlayLook {
  readonly range: { readonly from: number; readonly to: number };
  readonly opacity: number;
}

/** What stands under the pointer, in the units of each volume; undefined outside it or where its slices are not here. */
export interface Probe {
  readonly value: number | undefined;
  readonly over: number | undefined;
}

/**
 * What one plane shows. `data-sop-instance-uid` stands for one stored image, so it is given only where that very image, all of it and
 * nothing else, is on the canvas (mirrored or turned to the convention at most): a plane parallel to the acquisition, without a slab. A
 * plane across the slices is of many images and names none.
 */
export interface PlaneState {
  readonly plane: AnatomicalPlane;
  /** `loading`: not one pixel of this slice is here yet. */
  readonly state: 'loading' | 'painted';
  readonly index: number;
  readonly total: number;
  readonly source: { readonly sopInstanceUid: string; readonly frameNumber: number } | undefined;
  /**
   * `preview` while slices are on their way or a hand moves it at coarse resolution; `incomplete` where slices could not be had; otherwise
   * the source's own. That pixels are interpolated or projected is told by `isExact` and `slab`, and in words on the picture.
   */
  readonly fidelity: Fidelity;
  /** Slices of all volumes that are here, could not be had, and are all there is. */
  readonly loaded: number;
  readonly failed: number;
  readonly slices: number;
  readonly isExact: boolean;
  readonly isCoarse: boolean;
  readonly slab:
    { readonly millimetres: number; readonly slices: number; readonly projection: Projection } | undefined;
  /** Millimetres along the patient's axis that the plane cuts across. */
  readonly position: number;
  readonly window: Window;
  readonly isInverted: boolean;
  readonly scale: number;
  readonly orientationLetters: EdgeLetters;
  readonly millimetresPerPixel: number;
  readonly probe: Probe | undefined;
  /** Where the planes meet, in pixels of this one, and what stands there. */
  readonly cross: { readonly x: number; readonly y: number; readonly probe: Probe | undefined };
}

/** What keys, buttons and panes ask of all three planes or of one. */
export interface PlanesCommands {
  goTo(plane: AnatomicalPlane, index: number): void;
  step(plane: AnatomicalPlane, slices: number): void;
  /** Moves the crosshair within a plane by whole pixels of it. */
  nudge(plane: AnatomicalPlane, by: { readonly right: number; readonly down: number }): void;
  zoomBy(plane: AnatomicalPlane, factor: number): void;
  panBy(plane: AnatomicalPlane, by: { readonly x: number; readonly y: number }): void;
  fit(plane: AnatomicalPlane): void;
  setWindow(window: Window): void;
  invert(): void;
  setSlab(slab: Slab): void;
  setOverlay(look: OverlayLook): void;
  /** Window, zoom and pan as at first, in all planes; the crosshair stays. */
  reset(): void;
  removeMeasurements(): void;
  /** Asks again for slices that could not be had. */
  retry(): void;
  /** Position in the stack of the slice that the crosshair lies in. */
  stackIndex(): number;
}

export interface PlaneCanvasWish {
  readonly tool: Tool;
  readonly words: ImageCanvasProps['words'];
  readonly label: string;
}
