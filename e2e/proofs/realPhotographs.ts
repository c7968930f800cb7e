import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { frameAt, parsePart10 } from '#gateway/archives/part10.ts';
import { Codecs } from '#viewer/rendering/decoding/codecs.ts';
import { decodeFrame } from '#viewer/rendering/decoding/decodeFrame.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { between, type Photograph, width } from './photoPairs.ts';
import { instanceOf } from './storedVolume.ts';
import { wasmOf } from './stockCodecs.ts';

export interface NamedPhotograph {
  readonly name: string;
  readonly photograph: Photograph;
}

/** What cameras have seen: skin, eye, joint, tissue. One of each thing, so that no two are of the same place. */
const files = [
  'files/built/photo-vl-skin-jpeg.dcm',
  'files/built/photo-dermoscopic-jpeg.dcm',
  'files/built/op-fundus-jpeg.dcm',
  'files/built/es-arthroscopy-jpeg.dcm',
  'files/built/gm-ihc-rgb-icc.dcm',
  'files/ohif-rebuilt/wsi/0006.dcm',
  'files/robyoung_dicom-test-files/WG04/J2KI/VL4_J2KI',
  'files/robyoung_dicom-test-files/WG04/RLE/VL6_RLE',
];

/** The corpus' real photographs, decoded by the viewer's own decoders and laid at the width of the proof. Throws where one is not there. */
export async function realPhotographs(corpus: string): Promise<readonly NamedPhotograph[]> {
  const codecs = new Codecs(wasmOf);
  return Promise.all(
    files.map(async (path) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      photograph: ofWidth(await decoded(join(corpus, path), codecs)),
    })),
  );
}

async function decoded(path: string, codecs: Codecs): Promise<Photograph> {
  const file = parsePart10(readFileSync(path));
  const bytes = file === undefined ? undefined : frameAt(file, 1);
  if (file === undefined || bytes === undefined) throw new Error(`no picture in ${path}`);
  const instance = instanceOf(file);
  const { sopInstanceUid } = instance;
  const { transferSyntaxUid } = file;
  const frame = { sopInstanceUid, frameNumber: 1, transferSyntaxUid, bytes: Uint8Array.from(bytes) };
  const format = parsePixelFormat(instance);
  const { samples, colour } = await decodeFrame(frame, format, codecs);
  const data = new Uint8Array(format.rows * format.columns * 4).fill(255);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    const three = [samples[from] ?? 0, samples[from + 1] ?? 0, samples[from + 2] ?? 0] as const;
    data.set(colour === 'ybr' ? rgbOf(three) : three, to);
  }
  return { width: format.columns, height: format.rows, data };
}

/** Full range YCbCr (PS3.3 C.7.6.3.1.2). */
function rgbOf([y, cb, cr]: readonly [number, number, number]): readonly number[] {
  const colour = [
    y + 1.402 * (cr - 128),
    y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128),
    y + 1.772 * (cb - 128),
  ];
  return colour.map((value) => Math.max(0, Math.min(255, value)));
}

/** At the width of the proof: each pixel the mean of what it covers, so that no detail is folded. */
function ofWidth(photograph: Photograph): Photograph {
  const step = photograph.width / width;
  const height = Math.floor(photograph.height / step);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      for (let channel = 0; channel < 3; channel += 1)
        data[(row * width + column) * 4 + channel] = meanOver(photograph, { row, column, channel, step });
  return { width, height, data };
}

function meanOver(
  photograph: Photograph,
  { row, column, channel, step }: { row: number; column: number; channel: number; step: number },
): number {
  const samples = Math.max(1, Math.ceil(step));
  let sum = 0;
  for (let i = 0; i < samples * samples; i += 1) {
    const x = (column + ((i % samples) + 0.5) / samples) * step - 0.5;
    const y = (row + (Math.floor(i / samples) + 0.5) / samples) * step - 0.5;
    sum += between(photograph, { x, y, channel });
  }
  return sum / (samples * samples);
}
