import { fileOf, boxAt, boxesIn } from './boxes.ts';
import { type VideoCodec } from './codecName.ts';
import { readElementaryStream, readSequenceHeader } from './elementaryStream.ts';
import { videoEntry } from './mp4.ts';
import { readTransportStream } from './transportStream.ts';

/** What a video's own bytes say it is. The transfer syntax UID does not tell the container. */
export interface VideoKind {
  readonly container: 'MP4' | 'fragmented MP4' | 'MPEG-TS' | 'MPEG-PS' | 'elementary' | 'unknown';
  readonly codec: VideoCodec;
  /** Frames a second, where an MPEG sequence header says it. */
  readonly rate?: string;
  /** The sound of a transport stream can go into an MP4 as it is. */
  readonly isSoundAac?: boolean;
}

export function videoKind(bytes: Buffer): VideoKind {
  if (bytes.length < 16) return { container: 'unknown', codec: 'unknown' };
  if (bytes.toString('latin1', 4, 8) === 'ftyp') return mp4Kind(bytes);
  const transport = readTransportStream(bytes);
  if (transport !== undefined) return { container: 'MPEG-TS', ...transport };
  if (bytes.readUInt32BE(0) === 0x000001ba) return { container: 'MPEG-PS', ...readSequenceHeader(bytes) };
  const elementary = readElementaryStream(bytes);
  return elementary === undefined
    ? { container: 'unknown', codec: 'unknown' }
    : { container: 'elementary', ...elementary };
}

export function isMp4({ container }: VideoKind): boolean {
  return container === 'MP4' || container === 'fragmented MP4';
}

function mp4Kind(bytes: Buffer): VideoKind {
  const isFragmented =
    boxAt(fileOf(bytes), 'moov', 'mvex') !== undefined &&
    boxesIn(fileOf(bytes)).some(({ type }) => type === 'moof');
  return {
    container: isFragmented ? 'fragmented MP4' : 'MP4',
    codec: videoEntry(bytes)?.codec ?? 'unknown',
  };
}
