import { brightness, type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { hotIron } from './hotIron.ts';
import { type OverlayLook } from './planes.ts';
import { missing } from './voxels.ts';

const black = 0xff00_0000;

/**
 * Values after the modality transform as opaque grey RGBA words, by the same formula as a stack is painted by. What is no value is black;
 * what is missing is left transparent, for the hatching beneath.
 */
export function shadeGrey(values: Float32Array, shown: GreyShown, out: Uint32Array): void {
  const { voi, look, isInverted } = shown;
  const isReversed = look.isInverse !== isInverted;
  const line = lineOf(voi);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    if (value === missing) out[i] = 0;
    else if (value !== value) out[i] = black;
    else {
      const bright = line === undefined ? brightness(value, voi) : clamp(value * line.gain + line.offset);
      const level = isReversed ? 255 - Math.round(bright) : Math.round(bright);
      out[i] = (black | (level << 16) | (level << 8) | level) >>> 0;
    }
  }
}

/** Lays colour over grey: each part by its share (PS3.4 N.2.4.3, relative opacity). Where the overlay has no value, grey stands alone. */
export function shadeOverlay(
  values: Float32Array,
  { range, opacity, factor }: OverlayLook & { readonly factor: number },
  out: Uint32Array,
): void {
  const gain = (factor * 255) / Math.max(1e-9, range.to - range.from);
  const offset = (range.from * 255) / Math.max(1e-9, range.to - range.from);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    const under = out[i] ?? 0;
    if (value !== value || under === 0) continue;
    if (value === missing) {
      out[i] = 0;
      continue;
    }
    const colour = hotIron[Math.round(clamp(value * gain - offset))] ?? 0;
    out[i] = mixed(under, colour, opacity);
  }
}

function mixed(under: number, over: number, opacity: number): number {
  const part = (shift: number) => {
    const [below, above] = [(under >>> shift) & 255, (over >>> shift) & 255];
    return Math.round(below + (above - below) * opacity) << shift;
  };
  return (black | part(16) | part(8) | part(0)) >>> 0;
}

/** A straight window as one multiplication; undefined where it is a curve, a table or a threshold. */
function lineOf(voi: GreyShown['voi']): { readonly gain: number; readonly offset: number } | undefined {
  if ('entries' in voi || voi.function === 'SIGMOID' || voi.width <= 1) return undefined;
  const [from, width] =
    voi.function === 'LINEAR' ? [voi.center - 0.5, voi.width - 1] : [voi.center, voi.width];
  const gain = 255 / width;
  return { gain, offset: 127.5 - from * gain };
}

function clamp(level: number): number {
  return level < 0 ? 0 : level > 255 ? 255 : level;
}
