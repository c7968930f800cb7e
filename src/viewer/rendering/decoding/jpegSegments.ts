/** Start of every segment before the scan, with its marker and its length including the marker. */
function* segments(bytes: Uint8Array) {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const length = 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    yield { at, marker, length };
    if (marker === 0xda) return;
    at += length;
  }
}

/** The same JPEG with one Adobe segment that says how its three components are coloured, so that no decoder guesses. */
export function withColourTransform(
  bytes: Uint8Array<ArrayBuffer>,
  transform: 'ycbcr' | 'none',
): Uint8Array<ArrayBuffer> {
  const code = transform === 'ycbcr' ? 1 : 0;
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, code];
  // JFIF outranks Adobe in libjpeg: it goes, and so does an older Adobe segment.
  return rebuilt(bytes, (marker) => marker !== 0xe0 && marker !== 0xee, [Uint8Array.from(adobe)]);
}

/**
 * The same JPEG for a browser to draw: EXIF gone, since its orientation would turn what DICOM has already turned, and with `iccProfile`
 * where the stream has none of its own (APP2, ICC.1 annex B.4).
 */
export function forBrowser(
  bytes: Uint8Array<ArrayBuffer>,
  iccProfile: Uint8Array | undefined,
): Uint8Array<ArrayBuffer> {
  return rebuilt(bytes, (marker) => marker !== 0xe1, iccProfile === undefined ? [] : iccSegments(iccProfile));
}

/** The same JPEG without a profile of its own: the very bytes where it has none. */
export function withoutIccProfile(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return rebuilt(bytes, (marker) => marker !== 0xe2, []);
}

function iccSegments(profile: Uint8Array): readonly Uint8Array[] {
  const largest = 65_519;
  const count = Math.ceil(profile.length / largest);
  return Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * largest, (index + 1) * largest);
    const name = new TextEncoder().encode('ICC_PROFILE\0');
    const length = 2 + name.length + 2 + part.length;
    return Uint8Array.from([0xff, 0xe2, length >> 8, length & 255, ...name, index + 1, count, ...part]);
  });
}

function rebuilt(
  bytes: Uint8Array<ArrayBuffer>,
  keep: (marker: number) => boolean,
  added: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [bytes.subarray(0, 2), ...added];
  let rest = 2;
  for (const { at, marker, length } of segments(bytes)) {
    if (marker === 0xda) break;
    if (keep(marker)) parts.push(bytes.subarray(at, at + length));
    rest = at + length;
  }
  parts.push(bytes.subarray(rest));
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}
