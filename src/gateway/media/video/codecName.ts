import { type Box, boxesIn } from './boxes.ts';

export type VideoCodec =
  'H.264' | 'HEVC' | 'MPEG-1' | 'MPEG-2' | 'MPEG-4 Visual' | 'AV1' | 'VP9' | 'Motion JPEG' | 'unknown';

export interface SampleEntry {
  readonly codec: VideoCodec;
  /** RFC 6381 name, for a browser to say whether it plays it; absent where none is made. */
  readonly codecs?: string;
  readonly width: number;
  readonly height: number;
}

const names: Readonly<Record<string, VideoCodec>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'HEVC',
  hev1: 'HEVC',
  av01: 'AV1',
  vp09: 'VP9',
  mp4v: 'MPEG-4 Visual',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
};

/** Fields of a visual sample entry before the boxes inside it (ISO/IEC 14496-12 12.1.3). */
const entryFields = 78;

/** The first entry of a video track's `stsd`. */
export function sampleEntry(stsd: Box): SampleEntry | undefined {
  const [entry] = boxesIn(stsd, 8);
  if (entry === undefined || entry.end - entry.start < entryFields) return undefined;
  const { bytes, start, type } = entry;
  const codecs = codecsOf(type, boxesIn(entry, entryFields));
  return {
    codec: names[type] ?? 'unknown',
    ...(codecs === undefined ? {} : { codecs }),
    width: bytes.readUInt16BE(start + 24),
    height: bytes.readUInt16BE(start + 26),
  };
}

function codecsOf(type: string, boxes: readonly Box[]): string | undefined {
  const inside = (name: string) => {
    const box = boxes.find((one) => one.type === name);
    return box?.bytes.subarray(box.start, box.end);
  };
  const avc = inside('avcC');
  if (avc !== undefined && avc.length >= 4) return `${type}.${avc.toString('hex', 1, 4)}`;
  const hevc = inside('hvcC');
  if (hevc !== undefined && hevc.length >= 13) return `${type}.${hevcProfile(hevc)}`;
  return undefined;
}

/** ISO/IEC 14496-15 E.3: profile, compatibility with its bits turned round, tier and level, constraints without zeros at the end. */
function hevcProfile(config: Buffer): string {
  const first = config[1] ?? 0;
  const space = ['', 'A', 'B', 'C'][first >> 6] ?? '';
  const tier = first & 0x20 ? 'H' : 'L';
  const turned = Array.from(config.readUInt32BE(2).toString(2).padStart(32, '0')).toReversed().join('');
  const compatibility = parseInt(turned, 2).toString(16).toUpperCase();
  const constraints = [...config.subarray(6, 12)].map((byte) => byte.toString(16).toUpperCase());
  while (constraints.length > 1 && constraints.at(-1) === '0') constraints.pop();
  return [`${space}${first & 0x1f}`, compatibility, `${tier}${config[12] ?? 0}`, ...constraints].join('.');
}
