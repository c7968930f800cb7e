import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Link } from '#viewer/rendering/canvas.ts';
import { type Spatial } from '#viewer/rendering/spatial.ts';
import { type OverlayLevel } from './cornerText.ts';
import { type PaneHandle, type PaneTool } from './paneHandle.ts';
import { type PanePlace } from './PaneFrame.tsx';

/** One pane and everything it must know. */
export interface ViewportProps extends PanePlace {
  readonly displaySet: DisplaySet;
  /** Position to open at, from 0. */
  readonly start?: number;
  /** The side of the pane that the image lies against while it is shown whole. */
  readonly against?: 'left' | 'right';
  /** The study the display set belongs to: its frames and addresses. */
  readonly contents: ReadyContents;
  readonly tool: PaneTool;
  readonly level: OverlayLevel;
  /** Several panes are on screen: photographs open on the picture, not on the contact sheet. */
  readonly isAmongOthers: boolean;
  readonly link?: Link;
  readonly spatial?: Spatial;
  /** Sentences about links: why this pane does not follow, or how. */
  readonly notes: readonly string[];
  /** Told of the image that stands in a pane of projections, each time it is another. */
  readonly onShown?: (instance: Instance) => void;
  readonly onHandle: (handle: PaneHandle | null) => void;
  /** Asks for playing or pausing of this loop and those linked to it. */
  readonly onPlayPause?: (wish: 'play' | 'pause') => void;
  /** Puts another display set of the same study into this pane, at this image of it. */
  readonly onOpen?: (
    displaySetId: string,
    image?: { readonly sopInstanceUid: string; readonly frameNumber: number },
  ) => void;
}
