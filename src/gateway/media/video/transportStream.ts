import { type VideoCodec } from './codecName.ts';

/** Packets of 188 bytes; BDAV puts 4 before each, DVB may put 16 after (ISO/IEC 13818-1 2.4.3.2). */
const packetSizes = [188, 192, 204];
const looked = 4000;

export interface TransportStream {
  readonly codec: VideoCodec;
  /** Every sound in it is AAC, which an MP4 carries as it is. */
  readonly isSoundAac: boolean;
}

/** What the program map of a transport stream says; undefined when `bytes` are no transport stream. */
export function readTransportStream(bytes: Buffer): TransportStream | undefined {
  const framing = framingOf(bytes);
  if (framing === undefined) return undefined;
  for (let packet = 0; packet < looked; packet += 1) {
    const at = framing.first + packet * framing.size;
    if (at + 188 > bytes.length) break;
    const types = streamTypes(bytes.subarray(at, at + 188));
    if (types === undefined) continue;
    const codec = types.map((type) => videoTypes[type]).find((one) => one !== undefined);
    const sounds = types.filter((type) => soundTypes.has(type));
    if (codec !== undefined) return { codec, isSoundAac: sounds.every((type) => type === aac) };
  }
  return { codec: 'unknown', isSoundAac: false };
}

function framingOf(bytes: Buffer): { readonly first: number; readonly size: number } | undefined {
  const size = packetSizes.find((one) => {
    const first = one === 192 ? 4 : 0;
    // A short stream has fewer packets than five, but never so few that chance makes three.
    const packets = Math.min(5, Math.floor(bytes.length / one));
    return (
      packets >= 3 &&
      Array.from({ length: packets }, (_, n) => first + n * one).every((at) => bytes[at] === 0x47)
    );
  });
  return size === undefined ? undefined : { first: size === 192 ? 4 : 0, size };
}

const aac = 0x0f;
const soundTypes = new Set([0x03, 0x04, aac, 0x11, 0x80, 0x81, 0x83]);

/** ISO/IEC 13818-1 table 2-34. */
const videoTypes: Readonly<Record<number, VideoCodec>> = {
  0x01: 'MPEG-1',
  0x02: 'MPEG-2',
  0x10: 'MPEG-4 Visual',
  0x1b: 'H.264',
  0x24: 'HEVC',
};

/** Stream types of a program map that begins in this packet (2.4.4.8). */
function streamTypes(packet: Buffer): readonly number[] | undefined {
  const byte = (at: number) => packet[at] ?? 0;
  const begins = (byte(1) & 0x40) !== 0;
  const hasPayload = (byte(3) & 0x10) !== 0;
  const payload = 4 + (byte(3) & 0x20 ? 1 + byte(4) : 0);
  const section = payload + 1 + byte(payload);
  if (!begins || !hasPayload || section + 12 > packet.length || byte(section) !== 0x02) return undefined;
  const word = (at: number) => ((byte(at) << 8) | byte(at + 1)) & 0x0fff;
  const end = Math.min(packet.length, section + 3 + word(section + 1) - 4);
  const types: number[] = [];
  for (let at = section + 12 + word(section + 10); at + 5 <= end; at += 5 + word(at + 3))
    types.push(byte(at));
  return types;
}
