import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { part10 } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';

export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** Blocks that a frame is divided into; each is a bit of the frame's number (from 1), the lowest first, white for 1. */
export const blocks = { across: 4, down: 3 } as const;
const block = 80;
const [width, height] = [blocks.across * block, blocks.down * block];
const total = 120;

const mpeg2 = '1.2.840.10008.1.2.4.100';
const h264 = '1.2.840.10008.1.2.4.102';
const hevc = '1.2.840.10008.1.2.4.107';

export interface NumberedClip {
  readonly name: string;
  readonly transferSyntaxUid: string;
  readonly container: string;
  readonly codec: string;
  readonly made: 'as-stored' | 'repacked' | 'converted';
  /** What this is about, as ffmpeg's arguments; the last one names the format and so the file. */
  readonly encode: readonly string[];
  /** Packed anew without encoding, with these arguments. */
  readonly repack?: readonly string[];
  /** The number in the first frame shown, where the file's edit list leaves out those before. */
  readonly first?: number;
  readonly isVariable?: true;
  readonly hasSound?: true;
}

const x264 = '-c:v libx264 -preset veryfast -g 50';
const words = (text: string) => text.split(' ');
const tone = words('-f lavfi -i sine=d=4.8');
const withTone = words('-map 0:v -map 1:a -c:v copy -c:a aac');

/** Every way that a film's frames come to lie otherwise than one after another from nought. None of it plays alike everywhere. */
export const numberedClips: readonly NumberedClip[] = [
  clip('mp4', { encode: words(`${x264} -bf 3 -movflags +faststart -f mp4`) }),
  clip('mp4-without-edit-list', { encode: words(`${x264} -bf 3 -use_editlist 0 -f mp4`), made: 'repacked' }),
  clip('mp4-of-varying-rate', {
    encode: [
      ...words('-vf settb=1/90000,setpts=3600*if(lt(N\\,60)\\,N\\,60+3*(N-60)) -fps_mode passthrough'),
      ...words(`-enc_time_base -1 ${x264} -bf 0 -f mp4`),
    ],
    isVariable: true,
  }),
  clip('mp4-starting-late-with-sound', {
    encode: words(`${x264} -bf 2 -f mp4`),
    repack: ['-itsoffset', '0.5', '-i', 'INPUT', ...tone, ...withTone, '-f', 'mp4'],
    hasSound: true,
  }),
  clip('mp4-cut-by-its-edit-list', {
    encode: words(`${x264} -bf 2 -f mp4`),
    repack: words('-ss 0.6 -i INPUT -c copy -f mp4'),
    first: 16,
  }),
  clip('mp4-fragmented', {
    encode: words(`${x264} -bf 3 -movflags frag_keyframe+empty_moov+default_base_moof -f mp4`),
    container: 'fragmented MP4',
    made: 'repacked',
  }),
  clip('mp4-fragmented-in-order', {
    encode: words(`${x264} -bf 0 -movflags frag_every_frame+empty_moov+default_base_moof -f mp4`),
    container: 'fragmented MP4',
  }),
  clip('ts-h264', { encode: words(`${x264} -bf 3 -f mpegts`), container: 'MPEG-TS', made: 'repacked' }),
  clip('ts-h264-with-sound', {
    encode: words(`${x264} -bf 2 -f mpegts`),
    repack: ['-i', 'INPUT', ...tone, ...withTone, '-f', 'mpegts'],
    container: 'MPEG-TS',
    made: 'repacked',
    hasSound: true,
  }),
  clip('h264-alone-in-order', {
    encode: words(`${x264} -bf 0 -f h264`),
    container: 'elementary',
    made: 'repacked',
  }),
  clip('h264-alone-reordered', {
    encode: words(`${x264} -bf 3 -f h264`),
    container: 'elementary',
    made: 'converted',
  }),
  clip('mpeg2-ps', {
    encode: words('-c:v mpeg2video -q:v 4 -bf 2 -g 15 -f mpeg'),
    container: 'MPEG-PS',
    codec: 'MPEG-2',
    made: 'converted',
    transferSyntaxUid: mpeg2,
  }),
  clip('mpeg2-ts', {
    encode: words('-c:v mpeg2video -q:v 4 -bf 2 -g 15 -f mpegts'),
    container: 'MPEG-TS',
    codec: 'MPEG-2',
    made: 'converted',
    transferSyntaxUid: mpeg2,
  }),
  clip('mpeg2-alone', {
    encode: words('-c:v mpeg2video -q:v 4 -bf 2 -g 15 -f mpeg2video'),
    container: 'elementary',
    codec: 'MPEG-2',
    made: 'converted',
    transferSyntaxUid: mpeg2,
  }),
  clip('hevc-ts', {
    encode: words('-c:v libx265 -preset ultrafast -x265-params log-level=error -f mpegts'),
    container: 'MPEG-TS',
    codec: 'HEVC',
    made: 'repacked',
    transferSyntaxUid: hevc,
  }),
  clip('hevc-mp4', {
    encode: words('-c:v libx265 -preset ultrafast -x265-params log-level=error -tag:v hvc1 -f mp4'),
    codec: 'HEVC',
    transferSyntaxUid: hevc,
  }),
];

function clip(name: string, more: Partial<NumberedClip> & Pick<NumberedClip, 'encode'>): NumberedClip {
  return { name, transferSyntaxUid: h264, container: 'MP4', codec: 'H.264', made: 'as-stored', ...more };
}

/** The clip's stream, made by ffmpeg from our own raw frames. */
export function encoded({ encode, repack }: NumberedClip): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'lysbilde-clip-'));
  try {
    const raw = words(`-f rawvideo -pix_fmt gray -video_size ${width}x${height} -framerate 25 -i -`);
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    ffmpeg([...raw, '-pix_fmt', 'yuv420p', ...encode, first], rawFrames());
    if (repack === undefined) return readFileSync(first);
    ffmpeg([...repack.map((word) => (word === 'INPUT' ? first : word)), second]);
    return readFileSync(second);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function ffmpeg(args: readonly string[], input?: Buffer): void {
  const ended = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args], input === undefined ? {} : { input });
  if (ended.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${ended.stderr.toString()}`);
}

function rawFrames(): Buffer {
  const bytes = Buffer.alloc(width * height * total);
  for (let frame = 0; frame < total; frame += 1)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += block) {
        const bit = Math.floor(y / block) * blocks.across + x / block;
        const at = (frame * height + y) * width + x;
        bytes.fill(((frame + 1) >> bit) & 1 ? 225 : 30, at, at + block);
      }
  return bytes;
}

/** The number in a frame, from the brightness of its blocks, row by row. */
export function numberIn(brightness: readonly number[]): number {
  return brightness.reduce((number, luma, bit) => number + (luma > 128 ? 2 ** bit : 0), 0);
}

export interface StoredVideo {
  readonly name: string;
  readonly transferSyntaxUid: string;
  readonly stream: Buffer;
  readonly numberOfFrames?: number;
}

export const uidsOf = (name: string) => ({
  studyInstanceUid: sampleUid(`video study ${name}`),
  seriesInstanceUid: sampleUid(`video series ${name}`),
  sopInstanceUid: sampleUid(`video ${name}`),
});

/** A Video Endoscopic object of one test patient for each stream. */
export function storeVideo(folder: string, video: StoredVideo): void {
  const { name, transferSyntaxUid, stream, numberOfFrames = total } = video;
  const uids = uidsOf(name);
  const attributes = {
    SpecificCharacterSet: 'ISO_IR 192',
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.77.1.1.1',
    SOPInstanceUID: uids.sopInstanceUid,
    StudyInstanceUID: uids.studyInstanceUid,
    SeriesInstanceUID: uids.seriesInstanceUid,
    PatientID: `VIDEO-${name}`,
    PatientName: `TESTDATA^${name}`,
    PatientBirthDate: '19700101',
    PatientSex: 'F',
    StudyDate: '20260101',
    StudyDescription: name,
    SeriesDescription: name,
    Modality: 'ES',
    SeriesNumber: '1',
    InstanceNumber: '1',
    NumberOfFrames: String(numberOfFrames),
    FrameTime: '40',
    FrameIncrementPointer: '00181063',
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'YBR_PARTIAL_420',
    PlanarConfiguration: 0,
    Rows: height,
    Columns: width,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    LossyImageCompression: '01',
    PixelData: { fragments: stream.length === 0 ? [] : [stream] },
  };
  writeFileSync(join(folder, `${name}.dcm`), part10({ transferSyntaxUid, attributes }));
}
