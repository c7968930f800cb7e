import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { code, headerOf, pixelModule } from './headers.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

const videoEndoscopic = '1.2.840.10008.5.1.4.1.1.77.1.1.1';
const h264High41 = '1.2.840.10008.1.2.4.102';

/** 300 frames, 25 a second, each with its number (from 001) burned into the lower right corner. */
const clip = { name: 'gastroscopy.mp4', frames: 300, width: 640, height: 480, frameTime: '40' } as const;

/** A gastroscopy as one H.264 stream in MP4, stored whole in one fragment (PS3.5 8.2.7). */
export function endoscopyFile(study: SampleStudy): SampleFile {
  const series = {
    study,
    number: 1,
    modality: 'ES',
    description: 'Gastroskopi, video',
    model: 'Fantom skop',
  };
  const attributes = {
    ...headerOf(series, videoEndoscopic, 1),
    ...pixelModule({ rows: clip.height, columns: clip.width, bits: 8, photometric: 'YBR_PARTIAL_420' }),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    NumberOfFrames: String(clip.frames),
    FrameTime: clip.frameTime,
    FrameIncrementPointer: '00181063',
    CineRate: '25',
    RecommendedDisplayFrameRate: '25',
    BurnedInAnnotation: 'YES',
    PatientOrientation: '',
    AcquisitionContextSequence: [],
    LossyImageCompression: '01',
    LossyImageCompressionRatio: '90',
    LossyImageCompressionMethod: 'ISO_14496_10',
    AnatomicRegionSequence: [code('69695003', 'SCT', 'Stomach')],
    PixelData: { fragments: [readFileSync(clipPath())] },
  };
  return { study, transferSyntaxUid: h264High41, attributes };
}

/** Beside this file, or, where the program runs bundled from `dist/`, in the source folder above it. */
function clipPath(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let folder = here; ; folder = dirname(folder)) {
    const found = [
      join(folder, 'media', clip.name),
      join(folder, 'src/region/samples/media', clip.name),
    ].find(existsSync);
    if (found !== undefined) return found;
    if (folder === dirname(folder)) throw new Error(`${clip.name} is not beside the samples`);
  }
}
