import { isMp4, type VideoKind } from './container.ts';
import { hasReordering } from './elementaryStream.ts';

/** As stored (repacked at most), or re-encoded to what every browser plays. */
export type Wish = 'stored' | 'h264';

/** What is done to a stored stream before it is served; `format` is the one demuxer that ffmpeg may use on it. */
export type Plan =
  | { readonly kind: 'stored' }
  | { readonly kind: 'repack'; readonly format: string }
  /** `counted`: frames follow each other at one rate, since the stream times some of them only, none, or several alike. */
  | { readonly kind: 'convert'; readonly format: string; readonly times: 'own' | 'counted' }
  | { readonly kind: 'refused' };

/** What a browser may play; whether this one does (HEVC) it says itself, and asks for H.264 where not. */
const playable = new Set(['H.264', 'HEVC', 'AV1', 'VP9']);

/** Nothing whose container or codec is not recognised by its own bytes ever reaches ffmpeg: playlists and scripts end here. */
export function planOf(kind: VideoKind, bytes: Buffer, wish: Wish): Plan {
  const { container, codec } = kind;
  if (container === 'unknown' || codec === 'unknown') return { kind: 'refused' };
  const isWanted = wish === 'stored' && playable.has(codec);
  if (isMp4(kind)) return isWanted ? { kind: 'stored' } : { kind: 'convert', format: 'mov', times: 'own' };
  if (container === 'MPEG-TS')
    return isWanted
      ? { kind: 'repack', format: 'mpegts' }
      : { kind: 'convert', format: 'mpegts', times: 'own' };
  if (container === 'MPEG-PS') return { kind: 'convert', format: 'mpeg', times: 'counted' };
  // A byte stream says no times: where its frames are stored in another order than shown, only decoding puts them right.
  const isInOrder = codec === 'H.264' && isWanted && !hasReordering(bytes);
  const format = elementaryFormats[codec] ?? 'mpegvideo';
  return isInOrder ? { kind: 'repack', format } : { kind: 'convert', format, times: 'counted' };
}

const elementaryFormats: Readonly<Record<string, string>> = { 'H.264': 'h264', HEVC: 'hevc' };
