import { type StackPosition } from '#dicom/displaySet.ts';
import { edgeLetters, pixelAspect, type Spacing, turnLetters } from '#dicom/geometry.ts';
import { measurementBasis } from '#dicom/measurement.ts';
import { type FramePresentation } from '#dicom/presentationState.ts';
import { number, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { type HiddenLayers, type Looked, noneHidden } from './layers.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type Fidelity, type Window } from '#viewer/rendering/canvas.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { fullRange, type GreyLook, greyLookOf } from '#viewer/rendering/painting/greyLook.ts';
import { type ImageSize, type View } from '#viewer/rendering/painting/view.ts';
import { DifferenceLooks } from '#viewer/rendering/subtraction/differenceLooks.ts';
import { type StateGraphics } from '#viewer/rendering/stack/stateGraphics.ts';
import { presentedLook } from './presentedLook.ts';

/** What the user has changed of how an image is shown; the object's own look applies where this is silent. */
export interface GreyWish {
  readonly window: Window | undefined;
  /** One of the image's own VOI tables, while no window is wished for; undefined while none is chosen. */
  readonly table: number | undefined;
  readonly isInverted: boolean;
  readonly hidden: HiddenLayers;
  /** How a presentation state wants the grey, where one is applied: in place of what the object says. */
  readonly presentation?: FramePresentation;
}

export const noWish: GreyWish = {
  window: undefined,
  table: undefined,
  isInverted: false,
  hidden: noneHidden,
};

/** With what its presentation state lays over an image, where one is applied. */
export function lookedAt({ hidden, presentation }: GreyWish, graphics?: StateGraphics): Looked {
  return { hidden, laid: presentation === undefined ? undefined : graphics?.of(presentation) };
}

/** Grey looks of a stack, remembered per image: reading them anew for every frame painted would cost more than painting. */
export class GreyLooks {
  readonly #looks = new Map<string, GreyLook>();
  readonly #shown = new Map<string, GreyShown>();
  readonly #differences = new DifferenceLooks();
  #wish: GreyWish = noWish;
  /** Chosen from the first frame that carries no window, and kept, so that scrolling does not flicker. */
  #automatic: Window | undefined;

  shown(position: StackPosition, frame: DecodedFrame, wish: GreyWish): GreyShown | undefined {
    if (frame.kind !== 'grey') return undefined;
    if (wish !== this.#wish) {
      this.#wish = wish;
      this.#shown.clear();
    }
    const key = `${position.instance.sopInstanceUid}|${position.frameNumber}`;
    const own = this.#lookOf(key, position);
    if (frame.subtracted !== undefined) return this.#differences.shown(frame, { ...wish, look: own });
    const known = this.#shown.get(key);
    if (known !== undefined) return known;
    const isSigned = number(position.instance.dataset, Tag.pixelRepresentation) === 1;
    const look = presentedLook(own, wish.presentation, {
      stored: isSigned ? 'signed' : 'unsigned',
      isOwnTable: wish.window === undefined && wish.table !== undefined,
    });
    const made = { look, voi: this.#voi(look, frame.values), isInverted: wish.isInverted };
    this.#shown.set(key, made);
    return made;
  }

  #voi(look: GreyLook, values: Parameters<typeof fullRange>[0]): GreyShown['voi'] {
    const { window, table } = this.#wish;
    if (window !== undefined) return { ...window, function: look.voiFunction };
    const chosen = table === undefined ? undefined : look.tables[table];
    const own = chosen ?? look.voi;
    if (own !== undefined) return own;
    this.#automatic ??= fullRange(values, look);
    return { ...this.#automatic, function: 'LINEAR' };
  }

  #lookOf(key: string, position: StackPosition): GreyLook {
    const known = this.#looks.get(key);
    if (known !== undefined) return known;
    const look = greyLookOf(position.instance, position.frameNumber);
    this.#looks.set(key, look);
    return look;
  }
}

/** The window as numbers; a lookup table is told by the range it covers. */
export function windowShown(shown: GreyShown): Window {
  const { voi } = shown;
  if (!('entries' in voi)) return { center: voi.center, width: voi.width };
  return { center: voi.first + voi.entries.length / 2, width: voi.entries.length };
}

export function imageSizeOf({ instance, frameNumber }: StackPosition, frame: DecodedFrame): ImageSize {
  return { columns: frame.columns, rows: frame.rows, aspect: pixelAspect(instance, frameNumber) };
}

/** Loss is told by the object (0028,2110 stays 01 for ever) or by an encoding that can only be lossy. */
export function fidelityOf({ instance }: StackPosition): Fidelity {
  const wasLossy =
    text(instance.dataset, Tag.lossyImageCompression) === '01' ||
    number(instance.dataset, Tag.lossyImageCompressionRatio) !== undefined;
  const syntax =
    instance.transferSyntaxUid === undefined ? undefined : transferSyntax(instance.transferSyntaxUid);
  return wasLossy || syntax?.lossy === true ? 'lossy' : 'true';
}

export function lettersShown({ instance, frameNumber }: StackPosition, view: View) {
  const letters = edgeLetters(instance, frameNumber);
  return letters === undefined ? undefined : turnLetters(letters, view);
}

/** Millimetres along a row of one image pixel, where one spacing holds for the whole image. */
export function millimetresPerColumn(position: StackPosition): number | undefined {
  return spacingOf(position)?.column;
}

/**
 * Millimetres across the screen where a row of image pixels takes one device pixel. Turned a quarter, it is down the columns that lie across,
 * and an ultrasound region may have other millimetres there without its pixels being shown any higher.
 */
export function millimetresAcross(
  position: StackPosition,
  { rotation }: Pick<View, 'rotation'>,
  { aspect }: Pick<ImageSize, 'aspect'>,
): number | undefined {
  const spacing = spacingOf(position);
  return rotation % 180 === 0 || spacing === undefined ? spacing?.column : spacing.row / aspect;
}

function spacingOf({ instance, frameNumber }: StackPosition): Spacing | undefined {
  const basis = measurementBasis(instance, frameNumber);
  if (basis.kind === 'none') return undefined;
  if (basis.kind !== 'region') return basis.spacing;
  const spacings = basis.regions.map(({ spacing }) => spacing);
  const first = spacings[0];
  const isOne =
    first !== undefined &&
    spacings.every((spacing) => spacing?.row === first.row && spacing.column === first.column);
  return isOne ? first : undefined;
}
