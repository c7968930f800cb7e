/** What a video's own bytes say it is. The transfer syntax UID does not tell the container. */
export interface VideoKind {
  readonly container: 'MP4' | 'MPEG-TS' | 'MPEG-PS' | 'elementary' | 'unknown';
  readonly codec: 'H.264' | 'HEVC' | 'MPEG-2' | 'MPEG-4 Visual' | 'AV1' | 'VP9' | 'unknown';
}

export function videoKind(bytes: Buffer): VideoKind {
  if (bytes.length > 12 && bytes.subarray(4, 8).toString('latin1') === 'ftyp')
    return { container: 'MP4', codec: mp4Codec(bytes) };
  if (isTransportStream(bytes)) return { container: 'MPEG-TS', codec: transportCodec(bytes) };
  const start = bytes.length > 8 ? bytes.readUInt32BE(0) : 0;
  if (start === 0x000001ba) return { container: 'MPEG-PS', codec: 'MPEG-2' };
  if (start === 0x000001b3) return { container: 'elementary', codec: 'MPEG-2' };
  if (start === 0x00000001 || start >>> 8 === 0x000001)
    return { container: 'elementary', codec: annexBCodec(bytes) };
  return { container: 'unknown', codec: 'unknown' };
}

/** Browsers play H.264 (and AV1, VP9) in MP4; nothing else is promised. */
export function isPlayable(kind: VideoKind): boolean {
  return kind.container === 'MP4' && ['H.264', 'AV1', 'VP9'].includes(kind.codec);
}

/** MP4 without the padding byte DICOM adds, so that every box ends where the file does. */
export function trimmed(bytes: Buffer): Buffer {
  let end = 0;
  while (end + 8 <= bytes.length) {
    const size = boxSize(bytes, end);
    if (size < 8) break;
    end += size;
  }
  return end > 0 && end < bytes.length && bytes.length - end < 8 ? bytes.subarray(0, end) : bytes;
}

/** True when every top-level box lies inside the file and there is a `moov`: a cut-off file does not play to its end. */
export function isWholeMp4(bytes: Buffer): boolean {
  let [at, hasIndex] = [0, false];
  while (at + 8 <= bytes.length) {
    const size = boxSize(bytes, at);
    if (size < 8 || at + size > bytes.length) return false;
    hasIndex ||= bytes.subarray(at + 4, at + 8).toString('latin1') === 'moov';
    at += size;
  }
  return hasIndex;
}

function boxSize(bytes: Buffer, at: number): number {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return bytes.length - at;
  if (size !== 1) return size;
  return at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0;
}

/** The sample entry of the first video track, found in `moov` by its four characters. */
function mp4Codec(bytes: Buffer): VideoKind['codec'] {
  const moov = boxNamed(bytes, 'moov');
  if (moov === undefined) return 'unknown';
  const has = (...names: readonly string[]) => names.some((name) => moov.includes(name, 0, 'latin1'));
  if (has('avc1', 'avc3')) return 'H.264';
  if (has('hvc1', 'hev1')) return 'HEVC';
  if (has('av01')) return 'AV1';
  if (has('vp09')) return 'VP9';
  return has('mp4v') ? 'MPEG-4 Visual' : 'unknown';
}

function boxNamed(bytes: Buffer, name: string): Buffer | undefined {
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = boxSize(bytes, at);
    if (bytes.subarray(at + 4, at + 8).toString('latin1') === name) return bytes.subarray(at, at + size);
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
}

function isTransportStream(bytes: Buffer): boolean {
  return [0, 188, 376].every((at) => bytes[at] === 0x47);
}

/** Stream types of the program map (ISO/IEC 13818-1 2.4.4.8), found in the first packets. */
function transportCodec(bytes: Buffer): VideoKind['codec'] {
  for (let at = 0; at + 188 <= Math.min(bytes.length, 188 * 200); at += 188) {
    const payload = at + 4 + ((bytes[at + 3] ?? 0) & 0x20 ? 1 + (bytes[at + 4] ?? 0) : 0);
    const section = payload + 1 + (bytes[payload] ?? 0);
    if (((bytes[at + 1] ?? 0) & 0x40) === 0 || bytes[section] !== 0x02 || section + 17 > at + 188) continue;
    const type = bytes[section + 12 + (bytes.readUInt16BE(section + 10) & 0x0fff)];
    if (type === 0x1b) return 'H.264';
    if (type === 0x24) return 'HEVC';
    if (type === 0x02 || type === 0x01) return 'MPEG-2';
  }
  return 'unknown';
}

function annexBCodec(bytes: Buffer): VideoKind['codec'] {
  const first = bytes[bytes.readUInt32BE(0) === 1 ? 4 : 3] ?? 0;
  if ((first & 0x1f) === 7 || (first & 0x1f) === 9) return 'H.264';
  return ((first >> 1) & 0x3f) === 32 ? 'HEVC' : 'unknown';
}
