import { onBlank } from '#viewer/rendering/canvas/canvasSession.ts';
import { type HalfView } from './halfView.ts';
import { type PairSide } from './pair.ts';
import { type Plane } from './registration/plane.ts';
import { type Registration } from './registration/register.ts';
import { type Similarity } from './similarity.ts';

/** Pixels of the small copies along their longer row; a hundredth of a photograph's width is five of them. */
const copied = 512;

export interface RegisterJob {
  readonly past: Plane;
  readonly now: Plane;
}

/** How the earlier half lies on the later, worked out in a worker of its own that ends with its answer. */
export async function proposeAdjustment(
  halves: Readonly<Record<PairSide, HalfView>>,
  signal: AbortSignal,
): Promise<Registration | undefined> {
  const [past, now] = [halves.past.smallCopy(copied), halves.now.smallCopy(copied)];
  const [from, to] = [halves.past.measured?.image.columns, halves.now.measured?.image.columns];
  if (past === undefined || now === undefined || from === undefined || to === undefined) return undefined;
  const found = await registered({ past, now }, signal);
  if (found.kind === 'refused') return found;
  const [own, other] = [copied / from, copied / to];
  return {
    ...found,
    similarity: enlarged(found.similarity, own, other),
    residual: found.residual / other,
  };
}

/** From the small copies to the photographs themselves; a pixel's middle is half a pixel from its corner, from which photographs count. */
function enlarged({ p, q, x, y }: Similarity, own: number, other: number): Similarity {
  const [u, v] = [x + 0.5 - (p - q) * 0.5, y + 0.5 - (q + p) * 0.5];
  return { p: (p * own) / other, q: (q * own) / other, x: u / other, y: v / other };
}

function registered(job: RegisterJob, signal: AbortSignal): Promise<Registration> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./register.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Registration>((resolve, reject) => {
    const end = () => {
      worker.terminate();
      forget();
    };
    const stop = () => {
      end();
      reject(new DOMException('Aborted', 'AbortError'));
    };
    const forget = onBlank(stop);
    signal.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<Registration>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', ({ message }) => {
      end();
      reject(new Error(message));
    });
    worker.postMessage(job, [job.past.values.buffer, job.now.values.buffer]);
  });
}
