import { boxAt, fileOf } from './boxes.ts';
import { type Mp4, readMp4, videoTrack } from './mp4.ts';

/**
 * Frames stored in another order than shown make the first one wait for its turn, and a file without an edit list leaves that wait in.
 * Chromium then passes over frames before a key frame when it seeks.
 */
export function isDelayed({ shownAt, hasEdits }: Mp4): boolean {
  return (shownAt[0] ?? 0) > 0 && !hasEdits;
}

/**
 * The same MP4 with its first frame shown at nought: only composition offsets are written anew, in place and signed (ISO/IEC 14496-12
 * 8.6.1.3). Undefined for a file with sound, to keep pictures and sound together, and for fragments, whose signed offsets Chromium misreads.
 */
export function withoutDelay(
  bytes: Buffer,
  mp4: Mp4,
): { readonly bytes: Buffer; readonly mp4: Mp4 } | undefined {
  const delay = mp4.shownAt[0] ?? 0;
  const moov = boxAt(fileOf(bytes), 'moov');
  const track = moov === undefined ? undefined : videoTrack(moov);
  const table = track === undefined ? undefined : boxAt(track, 'mdia', 'minf', 'stbl', 'ctts');
  const isFragmented = moov !== undefined && boxAt(moov, 'mvex') !== undefined;
  if (table === undefined || isFragmented || mp4.hasSound || !isDelayed(mp4)) return undefined;
  const copy = Buffer.from(bytes);
  const count = Math.min(copy.readUInt32BE(table.start + 4), Math.floor((table.end - table.start - 8) / 8));
  copy.writeUInt8(1, table.start);
  for (let index = 0; index < count; index += 1) {
    const at = table.start + 12 + index * 8;
    copy.writeInt32BE((copy.readInt32BE(at) - delay) | 0, at);
  }
  const shifted = readMp4(copy);
  const isSame =
    shifted?.shownAt.length === mp4.shownAt.length &&
    shifted.shownAt.every((at, index) => at === (mp4.shownAt[index] ?? 0) - delay);
  return isSame ? { bytes: copy, mp4: shifted } : undefined;
}
