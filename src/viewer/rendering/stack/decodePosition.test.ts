import { afterEach, expect, test, vi } from 'vitest';
import { type Frame, type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { anInstance } from '#dicom/testing.ts';
import { type SopInstanceUid } from '#dicom/uid.ts';
import { decoderPool } from '#viewer/rendering/decoding/decoders.ts';
import { type DecodeAnswer, type DecodeJob } from '#viewer/rendering/decoding/decodeJob.ts';
import { decodePosition } from './decodePosition.ts';

const instance = anInstance({
  '00280004': ['MONOCHROME2'],
  '00280100': [16],
  '00280101': [16],
  '00280102': [15],
});

/** Says of every frame that it could not be decoded, and why. */
function failingWith(reason: FrameFailureReason) {
  return class {
    onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null = null;
    addEventListener(): void {}
    terminate(): void {}
    postMessage({ id }: DecodeJob): void {
      queueMicrotask(() =>
        this.onmessage?.(new MessageEvent('message', { data: { id, reason, detail: '' } })),
      );
    }
  };
}

/** One archive that gives the frame, and says there is another until it is blamed. */
function oneOfTwo() {
  const blamed: FrameFailureReason[] = [];
  const give = (sopInstanceUid: SopInstanceUid, frameNumber: number): Promise<Frame> =>
    Promise.resolve({
      sopInstanceUid,
      frameNumber,
      transferSyntaxUid: '1.2.840.10008.1.2.4.80',
      bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
    });
  const distrust = (_: Frame, reason: FrameFailureReason) => blamed.push(reason) === 1;
  const frames: FrameSource = Object.assign(give, { distrust });
  return { frames, blamed };
}

afterEach(() => {
  decoderPool.purge();
  vi.unstubAllGlobals();
});

const how = () => ({ isUrgent: true, mayUseBrowser: false, signal: new AbortController().signal });

test('a frame that is broken is asked of the other archive, and both are told of it', async () => {
  vi.stubGlobal('Worker', failingWith('damaged'));
  const { frames, blamed } = oneOfTwo();
  await expect(decodePosition({ instance, frameNumber: 1 }, frames, how())).rejects.toMatchObject({
    reason: 'damaged',
  });
  expect(blamed).toEqual(['damaged', 'damaged']);
});

test('a decoder of ours that cannot be fetched is not held against the archive that gave the frame', async () => {
  vi.stubGlobal('Worker', failingWith('decoder-missing'));
  const { frames, blamed } = oneOfTwo();
  await expect(decodePosition({ instance, frameNumber: 1 }, frames, how())).rejects.toMatchObject({
    reason: 'decoder-missing',
  });
  expect(blamed).toEqual([]);
});
