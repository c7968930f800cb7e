import { blankCanvases } from './canvas/canvasSession.ts';
import { purgeCornerstone } from './cornerstone/loading.ts';
import { decoderPool } from './decoding/decoders.ts';
import { drawnFigures } from './measuring/drawnFigures.ts';
import { forgetTables } from './painting/brightness.ts';
import { purgeSlides } from './slide/tileMemory.ts';
import { purgeFrames } from './stack/imageStack.ts';

/** On lock, log-out and change of patient: no decoded pixel is left in canvases, caches or workers, and no measurement. Canvases stay blank until they are given a target anew. */
export function purgeRendering(): void {
  blankCanvases();
  purgeSlides();
  purgeCornerstone();
  decoderPool.purge();
  purgeFrames();
  forgetTables();
  drawnFigures.clear();
}
