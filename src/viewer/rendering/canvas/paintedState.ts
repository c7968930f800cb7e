import { type FrameFailure } from '#dicom/frame.ts';
import { type CanvasState } from '#viewer/rendering/canvas.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { zoomOf } from '#viewer/rendering/painting/view.ts';
import { MaskFailure } from '#viewer/rendering/subtraction/subtraction.ts';
import { type Looked } from './layers.ts';
import { fidelityOf, type GreyWish, lettersShown, millimetresAcross } from './shownStack.ts';
import { type StackView } from './stackView.ts';

/** What a view says of itself. */
export function paintedState(source: {
  readonly view: StackView;
  readonly failure: { readonly index: number; readonly failure: FrameFailure } | undefined;
  readonly wish: GreyWish;
  readonly looked: Looked;
  /** Measured frames a second, while a loop plays. */
  readonly rate: number | undefined;
}): CanvasState {
  const { view, failure, rate } = source;
  if (failure !== undefined) {
    const { reason, message } = failure.failure;
    const needed = failure.failure instanceof MaskFailure ? { needed: failure.failure.needed } : {};
    return { state: 'failed', index: failure.index, reason, detail: message, ...needed };
  }
  const { painted, stack } = view;
  if (painted === undefined || stack === undefined) return { state: 'loading', index: view.wanted };
  const zoom = zoomOf(view.view, painted.image, view.canvas);
  const letters = lettersShown(painted.position, view.view);
  const layers = view.layers.shown(painted.position, painted.frame, source.looked);
  const missingTables = painted.shown?.look.missingTables ?? 0;
  const subtraction = stack.subtraction?.shown(painted.frame, painted.position.frameNumber);
  const presentedGrey = presentedGreyOf(source.wish, painted.frame);
  const millimetres = millimetresAcross(painted.position, view.view, painted.image);
  return {
    state: 'painted',
    index: painted.index,
    numberOfPositions: stack.positions.length,
    sopInstanceUid: painted.position.instance.sopInstanceUid,
    frameNumber: painted.position.frameNumber,
    fidelity: fidelityOf(painted.position),
    ...(view.window === undefined ? {} : { window: view.window }),
    isInverted: source.wish.isInverted,
    scale: zoom,
    rotation: view.view.rotation,
    isFlipped: view.view.isFlipped,
    ...(letters === undefined ? {} : { orientationLetters: letters }),
    ...(millimetres === undefined ? {} : { millimetresPerPixel: (millimetres * devicePixelRatio) / zoom }),
    ...(layers === undefined ? {} : { layers }),
    ...(presentedGrey === undefined ? {} : { presentedGrey }),
    ...(painted.frame.profile === undefined ? {} : { profile: painted.frame.profile }),
    ...(subtraction === undefined ? {} : { subtraction }),
    ...(missingTables === 0 ? {} : { missingTables }),
    loaded: stack.loaded,
    ...(view.wanted === painted.index || rate !== undefined ? {} : { pending: view.wanted }),
    ...(rate === undefined ? {} : { playing: { measuredRate: rate } }),
  };
}

function presentedGreyOf(
  { presentation, window, table }: GreyWish,
  frame: DecodedFrame,
): 'state' | 'hand' | 'difference' | undefined {
  if (presentation?.voi === undefined || frame.kind !== 'grey') return undefined;
  if (frame.subtracted !== undefined) return 'difference';
  return window === undefined && table === undefined ? 'state' : 'hand';
}
