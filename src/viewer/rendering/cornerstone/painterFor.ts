import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { brightness, type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { modalityValue } from '#viewer/rendering/painting/greyLook.ts';
import { type Over } from '#viewer/rendering/painting/painter.ts';
import { type ImageSize } from '#viewer/rendering/painting/view.ts';

/** What is to be painted, as far as it decides who can paint it. */
export interface ViewToPaint {
  readonly frame: DecodedFrame;
  readonly shown: GreyShown | undefined;
  readonly image: ImageSize;
  readonly over?: Over | undefined;
}

/** Why Cornerstone would give another picture than ours. */
export type OwnReason =
  | 'cine'
  | 'photographs'
  | 'browser-decoded'
  | 'shutter'
  | 'graphics'
  | 'pixels-not-square'
  | 'values-beyond-16-bits'
  | 'modality-table'
  | 'voi-table'
  | 'presentation-table'
  | 'sigmoid'
  | 'threshold'
  | 'padding-would-show';

export type Choice =
  { readonly painter: 'cornerstone' } | { readonly painter: 'own'; readonly reason: OwnReason };

/** Cornerstone paints what it paints as we do; everything else stays with our own painter. */
export function painterFor(displaySet: Pick<StackDisplaySet, 'kind'>, view: ViewToPaint): Choice {
  const reason = reasonOf(displaySet.kind, view);
  return reason === undefined ? { painter: 'cornerstone' } : { painter: 'own', reason };
}

function reasonOf(
  kind: StackDisplaySet['kind'],
  { frame, shown, image, over }: ViewToPaint,
): OwnReason | undefined {
  if (kind === 'cine') return 'cine';
  if (kind === 'photos') return 'photographs';
  if (Math.abs(image.aspect - 1) > 1e-6) return 'pixels-not-square';
  if (over?.shutter !== undefined || over?.bitmap !== undefined) return 'shutter';
  if (over !== undefined && over.graphics.length > 0) return 'graphics';
  if (frame.kind === 'bitmap') return 'browser-decoded';
  if (frame.kind === 'colour') return undefined;
  if (frame.values.BYTES_PER_ELEMENT > 2) return 'values-beyond-16-bits';
  return shown === undefined ? undefined : reasonOfGrey(shown);
}

function reasonOfGrey(shown: GreyShown): OwnReason | undefined {
  const { look, voi } = shown;
  if (!('slope' in look.modality)) return 'modality-table';
  if ('entries' in voi) return 'voi-table';
  if (look.presentationTable !== undefined) return 'presentation-table';
  if (voi.function === 'SIGMOID') return 'sigmoid';
  if (voi.width <= 1) return 'threshold';
  return isPaddingBlack(shown) ? undefined : 'padding-would-show';
}

/** Cornerstone knows no padding: it is painted as values are. A window is monotone, so the ends of the padded range tell for all of it. */
function isPaddingBlack({ look, voi, isInverted }: GreyShown): boolean {
  if (look.padding === undefined) return true;
  const blackLevel = look.isInverse === isInverted ? 0 : 255;
  return [look.padding.from, look.padding.to].every(
    (stored) => Math.round(brightness(modalityValue(stored, look), voi)) === blackLevel,
  );
}
