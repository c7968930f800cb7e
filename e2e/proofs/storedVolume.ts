import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameAt, parsePart10 } from '#gateway/archives/part10.ts';
import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { anInstance } from '#dicom/testing.ts';
import { type VolumeGrid, volumeOf } from '#dicom/volume.ts';
import { Codecs } from '#viewer/rendering/decoding/codecs.ts';
import { decodeFrame } from '#viewer/rendering/decoding/decodeFrame.ts';
import { parsePixelFormat } from '#viewer/rendering/decoding/pixelFormat.ts';
import { wasmOf } from './stockCodecs.ts';

/** A stored series as one block of values after the modality transform. */
export interface StoredVolume {
  readonly grid: VolumeGrid;
  readonly modality: string;
  /** Slice by slice. */
  readonly slices: readonly Float32Array[];
}

const texts = ['0020000D', '0020000E', '00080018', '00080016', '00080060', '00280004', '00200052'];
const decimals = ['00280030', '00200032', '00200037'];
const shorts = [
  '00280002',
  '00280006',
  '00280010',
  '00280011',
  '00280100',
  '00280101',
  '00280102',
  '00280103',
];

/** Decodes every file of a folder that is of one series, or throws where they make no volume. */
export async function storedVolume(folder: string, series?: string): Promise<StoredVolume> {
  const codecs = new Codecs(wasmOf);
  const stored = readdirSync(folder)
    .map((name) => parsePart10(readFileSync(join(folder, name))))
    .flatMap((file) => {
      const isOther = series !== undefined && file?.dataset.string('x00200011')?.trim() !== series;
      return file === undefined || isOther ? [] : [{ file, instance: instanceOf(file) }];
    });
  const instances = stored.map(({ instance }) => instance);
  if (!isNonEmpty(instances)) throw new Error(`no series in ${folder}`);
  const [{ studyInstanceUid, seriesInstanceUid, modality = '' }] = instances;
  const uids = { studyInstanceUid, seriesInstanceUid, id: seriesInstanceUid };
  const displaySet: ImagesDisplaySet = { kind: 'images', instances, isVolume: true, modality, ...uids };
  const volume = volumeOf(displaySet);
  if ('refused' in volume) throw new Error(volume.refused.why);
  const slices: Float32Array[] = [];
  for (const { instance } of volume.slices) {
    const file = stored.find((one) => one.instance === instance)?.file;
    const bytes = file === undefined ? undefined : frameAt(file, 1);
    if (file === undefined || bytes === undefined) throw new Error('a slice without pixels');
    const { transferSyntaxUid } = file;
    const { sopInstanceUid } = instance;
    const frame = { sopInstanceUid, frameNumber: 1, transferSyntaxUid, bytes: Uint8Array.from(bytes) };
    const { samples } = await decodeFrame(frame, parsePixelFormat(instance), codecs);
    const number = (tag: string, otherwise: number) => Number(file.dataset.string(tag) ?? otherwise);
    const [slope, intercept] = [number('x00281053', 1), number('x00281052', 0)];
    slices.push(Float32Array.from(samples, (value) => value * slope + intercept));
  }
  return { grid: volume.grid, modality, slices };
}

/** What a decoder and a grid need of a file's header. */
export function instanceOf({ dataset }: NonNullable<ReturnType<typeof parsePart10>>) {
  const at = (tag: string) => `x${tag.toLowerCase()}`;
  const entries = [
    ...texts.map((tag) => [tag, dataset.string(at(tag))?.trim().split('\\')] as const),
    ...decimals.map((tag) => [tag, dataset.string(at(tag))?.split('\\').map(Number)] as const),
    ...shorts.map((tag) => {
      const value = dataset.uint16(at(tag));
      return [tag, value === undefined ? undefined : [value]] as const;
    }),
  ];
  return anInstance(Object.fromEntries(entries));
}
