import { type PixelMeaning } from './picture.ts';

export interface ThumbnailJob {
  readonly bytes: Uint8Array;
  readonly transferSyntaxUid: string;
  readonly meaning: PixelMeaning;
}

export type ThumbnailAnswer =
  /** `spread`: how far apart its dark and bright parts are, 0 to 255. */
  | { readonly kind: 'drawn'; readonly jpeg: Uint8Array; readonly spread: number }
  | { readonly kind: 'undecodable'; readonly detail: string }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** The thread, not the frame. */
  | { readonly kind: 'failed'; readonly detail: string };
