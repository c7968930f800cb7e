import { parentPort } from 'node:worker_threads';
import { encode } from 'jpeg-js';

import { decodeFrame, Undecodable } from './decodeFrame.ts';
import { drawThumbnail } from './drawThumbnail.ts';
import { type ThumbnailAnswer, type ThumbnailJob } from './thumbnailJob.ts';

const quality = 84;

/** The worker's side of `WorkerPool`: one job in, one answer out, one at a time. */
parentPort?.on('message', (job: ThumbnailJob) => {
  void answer(job).then((done) => parentPort?.postMessage(done, []));
});

async function answer(job: ThumbnailJob): Promise<ThumbnailAnswer> {
  try {
    const decoded = await decodeFrame(job.bytes, job.transferSyntaxUid, { ...job.meaning, wanted: 256 });
    const drawn = drawThumbnail(decoded, job.meaning);
    const { width, height, data, spread } = drawn;
    return { kind: 'drawn', jpeg: Uint8Array.from(encode({ width, height, data }, quality).data), spread };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof Undecodable ? 'undecodable' : 'damaged', detail };
  }
}
