import { type VideoCodec } from './codecName.ts';

/** What a stream without a container begins with. MPEG-2's frame rate stands in its first header; Annex B has none to rely on. */
export interface ElementaryStream {
  readonly codec: VideoCodec;
  /** Frames a second as `frame_rate_code` says, `30000/1001` and the like. */
  readonly rate?: string;
}

/** How far a header may be from the start. */
const looked = 1024 * 1024;

/** ISO/IEC 13818-2 table 6-4. */
const rates = ['', '24000/1001', '24', '25', '30000/1001', '30', '50', '60000/1001', '60'];

/** The first MPEG-1 or MPEG-2 sequence header (6.2.2.1); MPEG-2 is the one that an extension follows. */
export function readSequenceHeader(bytes: Buffer): ElementaryStream {
  const head = bytes.subarray(0, looked);
  const at = head.indexOf(Buffer.of(0, 0, 1, 0xb3));
  if (at === -1) return { codec: 'unknown' };
  const rate = rates[(head[at + 7] ?? 0) & 0x0f];
  const next = head.indexOf(Buffer.of(0, 0, 1), at + 4);
  const codec = head[next + 3] === 0xb5 ? 'MPEG-2' : 'MPEG-1';
  return rate === undefined || rate === '' ? { codec } : { codec, rate };
}

/** By the first unit of a byte stream (H.264 and HEVC Annex B), an MPEG sequence header, or nothing known. */
export function readElementaryStream(bytes: Buffer): ElementaryStream | undefined {
  const at = startCode(bytes);
  if (at === undefined) return undefined;
  const [first, second] = [bytes[at + 3] ?? 0, bytes[at + 4] ?? 0];
  if (first === 0xb3) return readSequenceHeader(bytes);
  // HEVC: VPS, SPS, PPS, access unit delimiter or prefix SEI of layer 0; as H.264 these would be reserved or contradict themselves.
  if (second === 0x01 && [0x40, 0x42, 0x44, 0x46, 0x4e].includes(first)) return { codec: 'HEVC' };
  const isH264 = (first & 0x80) === 0 && ((first & 0x1f) === 7 || first === 0x09 || first === 0x06);
  return isH264 ? { codec: 'H.264' } : undefined;
}

/** A start code with nothing but zeros before it. */
function startCode(bytes: Buffer): number | undefined {
  const one = bytes.subarray(0, 64).findIndex((byte) => byte !== 0);
  return one >= 2 && bytes[one] === 1 ? one - 2 : undefined;
}

/**
 * Whether an H.264 byte stream has B slices among its first: then frames are stored in another order than they are shown in, and a byte
 * stream does not say when. Slice type is the second exp-Golomb number of a slice header (ITU-T H.264 7.3.3).
 */
export function hasReordering(bytes: Buffer): boolean {
  const end = Math.min(bytes.length, 32 * looked);
  let at = bytes.indexOf(startMark);
  for (let slices = 0; at !== -1 && at < end && slices < 500; at = bytes.indexOf(startMark, at + 3)) {
    const type = (bytes[at + 3] ?? 0) & 0x1f;
    if (type !== 1 && type !== 5) continue;
    slices += 1;
    const header = bits(bytes.subarray(at + 4, at + 14));
    if (golomb(header, golomb(header, 0).next).value % 5 === 1) return true;
  }
  return false;
}

const startMark = Buffer.of(0, 0, 1);

const bits = (bytes: Buffer) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

function golomb(text: string, at: number): { readonly value: number; readonly next: number } {
  const one = text.indexOf('1', at);
  if (one === -1) return { value: 0, next: text.length };
  const next = one + (one - at) + 1;
  return { value: parseInt(text.slice(one, next), 2) - 1, next };
}
