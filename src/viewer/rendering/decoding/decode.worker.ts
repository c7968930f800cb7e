import charlsUrl from '@cornerstonejs/codec-charls/decodewasm?url';
import libjpegTurboUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpegUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjphUrl from '@cornerstonejs/codec-openjph/wasm?url';
import { FrameFailure } from '#dicom/frame.ts';
import { Codecs, type WasmCodec } from './codecs.ts';
import { decodeFrame } from './decodeFrame.ts';
import { type DecodeAnswer, type DecodeJob } from './decodeJob.ts';
import { displayFrame } from './displayFrame.ts';
import { managedColour } from './managedColour.ts';

const urls: Readonly<Record<WasmCodec, string>> = {
  charls: charlsUrl,
  'libjpeg-turbo': libjpegTurboUrl,
  openjpeg: openjpegUrl,
  openjph: openjphUrl,
};

const codecs = new Codecs(async (codec) => {
  const response = await fetch(urls[codec]);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.arrayBuffer();
});

self.addEventListener('message', (event: MessageEvent<DecodeJob>) => {
  const { id } = event.data;
  decode(event.data)
    .catch((cause: unknown): DecodeAnswer => ({
      id,
      reason: cause instanceof FrameFailure ? cause.reason : 'damaged',
      detail: cause instanceof FrameFailure ? cause.message : 'the decoder broke',
    }))
    .then((answer) => {
      self.postMessage(answer, { transfer: transferables(answer) });
    })
    .catch((cause: unknown) => {
      throw cause;
    });
});

async function decode({ id, frame, format, as, profile }: DecodeJob): Promise<DecodeAnswer> {
  const stored = await decodeFrame(frame, format, codecs);
  if (as === 'stored') return { id, stored };
  const decoded = displayFrame(stored, format);
  return { id, decoded: profile === undefined ? decoded : await managedColour(decoded, profile) };
}

function transferables(answer: DecodeAnswer): Transferable[] {
  if ('stored' in answer) return [answer.stored.samples.buffer];
  if (!('decoded' in answer)) return [];
  const { decoded } = answer;
  if (decoded.kind === 'bitmap') return [decoded.bitmap];
  return [decoded.kind === 'grey' ? decoded.values.buffer : decoded.rgba.buffer];
}
