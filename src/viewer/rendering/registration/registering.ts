import { FrameFailure, type FrameSource } from '#dicom/frame.ts';
import { type VolumeSlice } from '#dicom/volume.ts';
import { onBlank } from '#viewer/rendering/canvas/canvasSession.ts';
import { greyLookOf, modalityValue } from '#viewer/rendering/painting/greyLook.ts';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { decodePosition } from '#viewer/rendering/stack/decodePosition.ts';
import { decodedAlready } from '#viewer/rendering/stack/imageStack.ts';
import { nextTurn } from '#viewer/rendering/turns.ts';
import { type StoredSlice } from './brick.ts';
import { type Part, type RegistrationAnswer, type RegistrationJob } from './registrationJob.ts';

export interface RegistrationWish {
  readonly present: VolumeSource;
  readonly prior: VolumeSource;
  /** Slices read of all there are, of both volumes together. */
  readonly onRead: (read: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Frames that are on their way at one time, so that those in view do not wait behind them. */
const atOnce = 3;

/**
 * Lays one volume on the other in a worker of its own. Every slice of both is fetched and checked as for the screen; where one cannot be
 * had nothing is proposed, for half a body fits in many places. Rejects with the signal's reason, and when canvases are blanked.
 */
export async function registerVolumes(
  wish: RegistrationWish,
): Promise<RegistrationAnswer | { readonly refused: { readonly why: 'frames' } }> {
  const controller = new AbortController();
  const stop = () => controller.abort(new DOMException('stopped', 'AbortError'));
  const endBlank = onBlank(stop);
  wish.signal.addEventListener('abort', stop);
  if (wish.signal.aborted) stop();
  const worker = new Worker(new URL('./registration.worker.ts', import.meta.url), { type: 'module' });
  const tell = (job: RegistrationJob) => worker.postMessage(job, []);
  try {
    const answer = answerOf(worker, controller.signal);
    const reading = readAll(wish, { tell, signal: controller.signal }).then(() =>
      tell({ job: 'register', scale: wish.present.displaySet.modality === 'CT' ? 'hounsfield' : 'relative' }),
    );
    const [answered] = await Promise.all([answer, reading]);
    return answered;
  } catch (cause) {
    if (cause instanceof FrameFailure) return { refused: { why: 'frames' } };
    throw cause;
  } finally {
    endBlank();
    wish.signal.removeEventListener('abort', stop);
    stop();
    worker.terminate();
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<RegistrationAnswer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<RegistrationAnswer>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('the registration broke')));
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

interface Telling {
  readonly tell: (job: RegistrationJob) => void;
  readonly signal: AbortSignal;
}

async function readAll(
  { present, prior, onRead }: RegistrationWish,
  { tell, signal }: Telling,
): Promise<void> {
  const parts = [
    { part: 'present', source: present },
    { part: 'prior', source: prior },
  ] as const;
  for (const { part, source } of parts) tell({ job: 'grid', part, grid: source.volume.grid });
  const waiting = parts.flatMap(({ part, source }) =>
    source.volume.slices.map((slice, index) => ({ part, frames: source.frames, slice, index })),
  );
  const total = waiting.length;
  let read = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const part: Part = next.part;
      // Slices that are decoded already come at once, and each is copied to the worker: one a turn, so that hands are answered between them.
      await nextTurn();
      tell({ job: 'slice', part, slice: await readSlice(next, signal) });
      read += 1;
      onRead(read, total);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

interface Wanted {
  readonly frames: FrameSource;
  readonly slice: VolumeSlice;
  readonly index: number;
}

async function readSlice({ frames, slice, index }: Wanted, signal: AbortSignal): Promise<StoredSlice> {
  signal.throwIfAborted();
  const how = { isUrgent: false, mayUseBrowser: false, signal };
  const frame = decodedAlready(frames, slice) ?? (await decodePosition(slice, frames, how));
  if (frame.kind !== 'grey') throw new Error('a slice of a volume is grey');
  const look = greyLookOf(slice.instance, slice.frameNumber);
  const { modality, padding } = look;
  if ('slope' in modality)
    return { index, values: frame.values, slope: modality.slope, intercept: modality.intercept, padding };
  const { from, to } = padding ?? { from: 1, to: 0 };
  const values = Float32Array.from(frame.values, (stored) =>
    stored >= from && stored <= to ? NaN : modalityValue(stored, look),
  );
  return { index, values, slope: 1, intercept: 0 };
}
